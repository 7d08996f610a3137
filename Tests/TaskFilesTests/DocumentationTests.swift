import Foundation
import Testing
import Vocabulary

@testable import TaskFiles

/// The blocks of docs/tasks.md that begin with three backticks, a language and a path are files of
/// the example.
@Suite struct DocumentationTests {
  private static let document = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "../../docs/tasks.md").standardized

  private func example() throws -> [String: String] {
    let text = try String(contentsOf: Self.document, encoding: .utf8)
    var files: [String: String] = [:]
    for match in text.matches(of: /(?ms)^```\w+ (\S+)\n(.*?)^```$/) {
      files[String(match.1)] = String(match.2)
    }
    return files
  }

  @Test func `The example of the document loads and draws`() throws {
    let tasks = try TemporaryTasks()
    let files = try example()
    #expect(files.count >= 3)
    for (path, text) in files { try tasks.write(text, to: path.replacing("tasks/", with: "")) }
    let (loaded, problems) = Suite.load(root: tasks.root)
    #expect(problems.map(\.description) == [])
    let task = try #require(loaded.first)
    #expect(loaded.count == 1)
    let variants = try (0..<16).map { try task.draw(seed: $0) }
    #expect(Set(variants.map(\.instruction)).count > 1)
    let suite = try Suite.named("short", root: tasks.root)
    #expect(try suite.select(from: loaded) == [task])
  }

  @Test func `The document names every key and action`() throws {
    let text = try String(contentsOf: Self.document, encoding: .utf8)
    for (part, keys) in TaskSchema.keys {
      for key in keys {
        #expect(text.contains("`\(key)`") || text.contains("`\(key):"), "\(key) of \(part)")
      }
    }
    for capability in Capability.allCases { #expect(text.contains("`\(capability.rawValue)`")) }
    for level in TaskReader.trustLevels { #expect(text.contains("`\(level)`")) }
  }
}
