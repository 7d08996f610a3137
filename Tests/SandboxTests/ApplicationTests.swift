import Foundation
import Processes
import Testing

@testable import Sandbox

/// Real applications in real sandboxes.
@Suite struct ApplicationTests {
  @Test func `A browser runs with its own sandbox inside`() async throws {
    try await withSandbox(slot: 60) { sandbox in
      let page = "data:text/html,<script>document.write(6*7)</script>"
      let side = try await sandbox.start(
        Side(
          "browser",
          ["chromium", "--headless=new", "--disable-gpu", "--no-first-run", "--dump-dom", page],
          shares: [.home: .write]), takesInput: false, output: .tail(1 << 16))
      #expect(await side.waitUntilExit(within: .seconds(40)) == .exited(0), "\(side.errorTail)")
      #expect(side.outputTail.contains("<body>42"), "\(side.errorTail)")
      #expect(!side.errorTail.contains("no-sandbox"))
    }
  }

  @Test func `An X server serves a client of another side and one outside`() async throws {
    try await withSandbox(slot: 61) { sandbox in
      let server = try await sandbox.start(
        Side(
          "X server",
          [
            "Xvfb", ":1", "-screen", "0", "320x200x24", "-extension", "GLX", "-nolisten", "tcp",
            "-displayfd", "1",
          ], shares: [.x11: .write]))
      #expect(try await server.nextLine(within: .seconds(20)) == "1", "\(server.errorTail)")
      let text = try await sandbox.output(
        of: "DISPLAY=:1 xdpyinfo | grep dimensions", shares: [.x11: .read])
      #expect(text.contains("320x200"), "\(text)")
      #expect(access(sandbox.folders.x11 + "/X1", R_OK | W_OK) == 0)
    }
  }

  @Test func `A document is converted in isolation`() async throws {
    try await InventoryTests.withFolder { folder in
      try InventoryTests.write("a,b\n1,2\n", folder + "/table.csv")
      let result = try await Sandbox.runIsolated(
        IsolatedCommand(
          [
            "soffice", "--headless", "--convert-to", "xlsx", "--outdir", "/documents",
            "/documents/table.csv",
          ],
          mounts: [.readWrite(folder, at: "/documents")], timeLimit: .seconds(60), slot: 62))
      #expect(result.isSuccess, "\(result.errorText)")
      let made = try Data(contentsOf: URL(filePath: folder + "/table.xlsx"))
      #expect(made.starts(with: Data("PK".utf8)))
    }
  }
}
