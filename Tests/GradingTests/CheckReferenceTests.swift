import Foundation
import Grading
import TaskFiles
import Testing
import Vocabulary

/// Keeps `docs/checks.md` to what the doc comments of the checks say.
@Suite struct CheckReferenceTests {
  static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let introduction = """
    # Checks

    A check is one assertion over the state that a trial left. A task lists its checks under
    `checks`; the trial succeeds when all of them hold. Paths are below the home.

    Every check also takes `title`, a few words for the report. Beside the checks of the list,
    every trial is judged by `unchanged`: each visible file and folder of the home, but for those
    that the checks or `unchanged.except` name, is as it was, and nothing else was added.

    This page is made from the comments in `Sources/Grading/Checks` by
    `RECORD=1 swift test --filter CheckReferenceTests`.
    """

  /// The comments of the checks in the order of `Checks.all`.
  private func reference() throws -> String {
    let folder = Self.root.appending(path: "Sources/Grading/Checks")
    let sources = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil
    ).map { try String(contentsOf: $0, encoding: .utf8) }
    let sections = try Checks.all.map { check in
      let source = try #require(
        sources.first { $0.contains("static let name = \"\(check.name)\"") },
        "no file in Checks has the name \(check.name)")
      let text = try #require(Self.comment(in: source), "\(check.name) has no doc comment")
      return "## \(check.name)\n\n\(text)"
    }
    return ([Self.introduction] + sections).joined(separator: "\n\n") + "\n"
  }

  /// The lines of the doc comment above the type.
  private static func comment(in source: String) -> String? {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    guard let type = lines.firstIndex(where: { $0.contains(": Check {") }) else { return nil }
    let comment = lines[..<type].reversed().prefix { $0.hasPrefix("///") }.reversed()
      .map { $0.dropFirst(3).hasPrefix(" ") ? $0.dropFirst(4) : $0.dropFirst(3) }
    return comment.isEmpty ? nil : comment.joined(separator: "\n")
  }

  @Test func `The reference of the checks is what their comments say`() throws {
    let page = Self.root.appending(path: "docs/checks.md")
    let reference = try reference()
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try reference.write(to: page, atomically: true, encoding: .utf8)
    }
    let written = try String(contentsOf: page, encoding: .utf8)
    #expect(written == reference, "RECORD=1 swift test --filter CheckReferenceTests rewrites it")
  }

  @Test func `Each check has a sentence, its arguments and an example`() throws {
    for section in try reference().split(separator: "\n## ").dropFirst() {
      let name = section.prefix { $0 != "\n" }
      #expect(section.contains("\n- `"), "\(name) lists no arguments")
      #expect(section.contains("```yaml\n- \(name):"), "\(name) has no example")
    }
  }

  @Test func `Each example is a check that can be made`() throws {
    let root = NSTemporaryDirectory() + "deskmark-examples-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: root) }
    let folder = "\(root)/tasks/files/examples"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let examples = try reference().split(separator: "```yaml\n").dropFirst()
      .map { $0.prefix(upTo: $0.firstRange(of: "\n```")?.lowerBound ?? $0.endIndex) }
    #expect(examples.count >= Checks.all.count)
    let text = SampleTask.text(checks: examples.joined(separator: "\n"))
    try text.write(toFile: "\(folder)/task.yaml", atomically: true, encoding: .utf8)
    let variant = try TaskFile.load(folder: folder, id: TaskID(rawValue: "files/examples"))
      .draw(seed: 0)
    for specification in variant.checks { _ = try Checks.make(specification) }
    #expect(Set(variant.checks.map(\.name)) == Set(Checks.all.map { $0.name }))
  }
}
