import Foundation
import Processes
import Testing

@testable import Sandbox

@Suite struct IsolatedCommandTests {
  @Test func `Input goes in, output comes out, and nothing else`() async throws {
    let result = try await Sandbox.runIsolated(
      IsolatedCommand(
        ["/bin/sh", "-c", "cat; pwd; ls -A; tail -n +3 /proc/net/dev | cut -d: -f1; exit 4"],
        input: Array("in\n".utf8), slot: 40))
    #expect(
      result.text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        == ["in", "/home/agent", "lo"])
    #expect(result.status == .exited(4), "\(result.errorText)")
  }

  @Test func `Time and processor time are limited`() async throws {
    let slow = try await Sandbox.runIsolated(
      IsolatedCommand(["sleep", tag(86414)], timeLimit: .milliseconds(300), slot: 41))
    #expect(slow.timedOut)
    #expect(processes(with: tag(86414)) == 0)
    let busy = try await Sandbox.runIsolated(
      IsolatedCommand(
        ["/bin/sh", "-c", "while :; do :; done"], limits: Limits(processorSeconds: 1), slot: 41))
    #expect(!busy.timedOut)
    #expect(!busy.isSuccess)
  }

  @Test func `A large file is refused`() async throws {
    let result = try await Sandbox.runIsolated(
      IsolatedCommand(
        ["/bin/sh", "-c", "head -c 2000000 /dev/zero > /tmp/x; stat -c %s /tmp/x"],
        limits: Limits(fileSize: 1 << 20), slot: 42))
    #expect(result.text == "1048576\n")
  }

  @Test func `What is read-only stays, and what is written comes back`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "isolated-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    let (given, made) = (folder.appending(path: "given"), folder.appending(path: "made"))
    // The folder above is closed to all others.
    try FileManager.default.createDirectory(
      at: given, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
    try FileManager.default.createDirectory(
      at: made, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path)
    try Data("text".utf8).write(to: given.appending(path: "file"))
    let result = try await Sandbox.runIsolated(
      IsolatedCommand(
        ["/bin/sh", "-c", "cat /given/file > /made/copy; echo x 2>/dev/null > /given/file"],
        mounts: [.readOnly(given.path, at: "/given"), .readWrite(made.path, at: "/made")],
        slot: 43))
    #expect(!result.isSuccess)
    #expect(try Data(contentsOf: made.appending(path: "copy")) == Data("text".utf8))
    #expect(try Data(contentsOf: given.appending(path: "file")) == Data("text".utf8))
    var information = stat()
    stat(made.appending(path: "copy").path, &information)
    #expect(information.st_uid == geteuid())
  }

  @Test func `This very program runs inside`() async throws {
    let result = try await Sandbox.runIsolated(
      IsolatedCommand(
        [Mount.ownExecutablePath, "--testing-library", "swift-testing", "--list-tests"],
        mounts: Mount.ownExecutable(), slot: 44))
    #expect(result.isSuccess, "\(result.errorText)")
    #expect(result.text.contains("This very program runs inside"))
  }
}
