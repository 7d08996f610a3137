import Foundation
import Processes
import Sandbox

/// Turns a page into a PDF file with Chromium's print engine, in a sandbox without a network.
enum PagePrinter {
  /// The PDF of a page that needs nothing beside it, with the page's own paper size.
  static func pdf(_ page: String) async throws -> Data {
    let folder = NSTemporaryDirectory() + "deskmark-print-" + UUID().uuidString
    let files = FileManager.default
    do {
      try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(page.utf8).write(to: URL(filePath: folder + "/page.html"))
    } catch {
      throw Failure.usage("cannot write \(folder): \(error.localizedDescription)")
    }
    defer { try? files.removeItem(atPath: folder) }
    let result: ProcessResult
    do throws(SandboxError) {
      result = try await Sandbox.runIsolated(
        IsolatedCommand(
          [
            "chromium", "--headless=new", "--disable-gpu", "--no-first-run",
            "--user-data-dir=/home/agent/profile", "--no-pdf-header-footer",
            "--generate-pdf-document-outline", "--print-to-pdf=/print/page.pdf",
            "file:///print/page.html",
          ], environment: ["DBUS_SESSION_BUS_ADDRESS": "disabled:"],
          mounts: [.readWrite(folder, at: "/print")], timeLimit: .seconds(120)))
    } catch {
      throw Failure.infrastructure("the page cannot be printed: \(error)")
    }
    guard let data = try? Data(contentsOf: URL(filePath: folder + "/page.pdf")), !data.isEmpty
    else {
      let why = result.timedOut ? "it took more than 120 s" : String(result.errorText.suffix(600))
      throw Failure.infrastructure("Chromium printed nothing: \(why)")
    }
    return data
  }
}
