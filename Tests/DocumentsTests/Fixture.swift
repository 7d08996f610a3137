import Foundation

/// Documents for tests: flat ones from this folder, and what LibreOffice makes of them.
enum Fixture {
  /// A document in one of the formats that LibreOffice writes.
  static func converted(_ name: String, to format: String) async throws -> [UInt8] {
    try await Office.shared.convert(name, to: format)
  }

  /// A zip archive without compression from texts by name, in their order.
  static func zip(_ parts: KeyValuePairs<String, String>) -> [UInt8] {
    var writer = ZipWriter()
    for (name, text) in parts { writer.add(name, Array(text.utf8)) }
    return writer.finished()
  }
}

/// LibreOffice without a window, one conversion at a time, each result kept for the test run.
private actor Office {
  static let shared = Office()
  private var done: [String: Task<[UInt8], any Error>] = [:]
  private var last: Task<[UInt8], any Error>?
  private let folder = Office.makeFolder()

  /// The folder of this test run, which goes when the run ends.
  private static func makeFolder() -> URL {
    atexit { try? FileManager.default.removeItem(at: Office.place) }
    return place
  }

  private static let place = FileManager.default.temporaryDirectory
    .appendingPathComponent("documents-tests-\(ProcessInfo.processInfo.processIdentifier)")

  private static let sources: [String: (text: String, suffix: String)] = [
    "book": (Fixture.book, "fods"), "letter": (Fixture.letter, "fodt"),
    "talk": (Fixture.talk, "fodp"),
  ]

  func convert(_ name: String, to format: String) async throws -> [UInt8] {
    let key = "\(name).\(format)"
    if let task = done[key] { return try await task.value }
    let previous = last
    let folder = folder
    let task = Task {
      _ = try? await previous?.value
      return try await Self.run(name, to: format, in: folder)
    }
    done[key] = task
    last = task
    return try await task.value
  }

  private static func run(
    _ name: String, to format: String, in folder: URL
  ) async throws -> [UInt8] {
    guard let source = sources[name] else { throw OfficeError(message: "no fixture \(name)") }
    let output = folder.appendingPathComponent("out")
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    let input = folder.appendingPathComponent("\(name).\(source.suffix)")
    try Data(source.text.utf8).write(to: input)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
    process.arguments = [
      "90", "soffice", "-env:UserInstallation=file://\(folder.path)/profile", "--headless",
      "--convert-to", format, "--outdir", output.path, input.path,
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in ended.resume() }
      do { try process.run() } catch { ended.resume(throwing: error) }
    }
    return Array(try Data(contentsOf: output.appendingPathComponent("\(name).\(format)")))
  }
}

private struct OfficeError: Error {
  var message: String
}
