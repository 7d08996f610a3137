import Foundation
import Vocabulary

@testable import TaskFiles

/// A tasks' root in a temporary folder, removed with the value.
final class TemporaryTasks {
  let root: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "tasks-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    root = folder.resolvingSymlinksInPath().path(percentEncoded: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  func write(_ text: String, to path: String) throws {
    try write(Array(text.utf8), to: path)
  }

  func write(_ bytes: [UInt8], to path: String) throws {
    let url = URL(filePath: root + "/" + path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  /// Loads `files/sample`.
  func load() throws(Diagnostics) -> TaskFile {
    try TaskFile.load(folder: root + "/files/sample", id: TaskID(rawValue: "files/sample"))
  }

  /// What is wrong with `files/sample` when it has this text.
  func problems(with text: String) throws -> [Diagnostic] {
    try write(text, to: "files/sample/task.yaml")
    do {
      _ = try load()
      return []
    } catch {
      return error.all
    }
  }
}

/// A small task without faults; broken ones are made by replacing a part of it.
enum Sample {
  static let text = """
    title: Rename the report
    instruction: Please rename report.txt in Documents to {{name}}.txt.
    apps: [pcmanfm]
    capability: file-organization
    parameters:
      name: {one_of: [summary, overview, digest]}
    setup:
      files:
        - {to: Documents/report.txt, from: assets/report.txt}
      open:
        - {app: pcmanfm, file: Documents}
    checks:
      - file-missing: {paths: [Documents/report.txt]}
    solution:
      - click: {role: icon, name: report.txt}
      - key: F2
      - type: "{{name}}.txt"
      - key: Return
    cheats:
      - {name: copied, why: the old name stays, steps: [{shell: "true"}]}
      - {name: idle, why: nothing is done, steps: []}
    human: {minutes: 1, source: estimate}

    """

  static func write(to tasks: TemporaryTasks) throws {
    try tasks.write(text, to: "files/sample/task.yaml")
    try tasks.write("Report {{name}}\n", to: "files/sample/assets/report.txt")
  }
}

/// A text in which `▸` marks a place.
struct Marked {
  var text: String
  var line: Int
  var column: Int

  init(_ marked: String) {
    let before = marked.prefix { $0 != "▸" }
    text = marked.replacing("▸", with: "")
    line = before.count { $0.isNewline } + 1
    column = before.reversed().prefix { !$0.isNewline }.count + 1
  }
}
