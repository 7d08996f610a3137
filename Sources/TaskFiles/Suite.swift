import Foundation
import Vocabulary

/// A named selection of tasks.
///
/// `tasks/suites/NAME.yaml` has a `title` and a list `tasks` of globs on the tasks' names.
public struct Suite: Sendable, Hashable {
  /// The file's name without `.yaml`.
  public var name: String
  /// What people call it.
  public var title: String
  /// Which tasks belong to it.
  public var globs: [String]
  private var places: [SourceLocation]

  /// Loads every task below a root: each `DOMAIN/NAME/task.yaml`, in the order of the names.
  ///
  /// - Parameter root: The tasks' root; complaints name files below this path.
  /// - Returns: The tasks without problems, and the problems of each of the others.
  public static func load(root: String) -> (tasks: [TaskFile], problems: [Diagnostics]) {
    let root = root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
    var tasks: [TaskFile] = []
    var problems: [Diagnostics] = []
    for domain in names(in: root) {
      for name in names(in: root + "/" + domain) {
        let folder = "\(root)/\(domain)/\(name)"
        guard TaskFolder.kind(folder + "/" + TaskFile.name) == .regular else { continue }
        do {
          tasks.append(try TaskFile.load(folder: folder, id: TaskID(rawValue: "\(domain)/\(name)")))
        } catch {
          problems.append(error)
        }
      }
    }
    if tasks.isEmpty, problems.isEmpty {
      let place = SourceLocation(file: root, line: 1, column: 1)
      problems = [
        Diagnostics([Diagnostic(place, "no task here: expected DOMAIN/NAME/\(TaskFile.name)")])
      ]
    }
    return (tasks, problems)
  }

  /// Reads a suite's file.
  ///
  /// - Throws: a `Diagnostic` when it is missing or not as expected.
  public static func named(_ name: String, root: String) throws(Diagnostic) -> Suite {
    let file = "\(root)/suites/\(name).yaml"
    let start = SourceLocation(file: file, line: 1, column: 1)
    guard TaskReader.isHyphenated(name) else {
      throw Diagnostic(start, "expected a suite's name of a-z, 0-9 and '-', found '\(name)'")
    }
    guard let bytes = TaskFolder.bytes(file) else {
      let known = names(in: root + "/suites").filter { $0.hasSuffix(".yaml") }
        .map { String($0.dropLast(5)) }
      let list = known.isEmpty ? "there are none" : "there are \(known.joined(separator: ", "))"
      throw Diagnostic(start, "suite '\(name)' is missing: \(list)")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Diagnostic(start, "expected text in UTF-8, found other bytes")
    }
    var fields = try Fields(YAMLReader.read(text, file: file), of: "the suite")
    let title = try fields.string("title")
    let items = try fields.list("tasks")
    try fields.finish()
    var globs: [String] = []
    for item in items { globs.append(try item.string()) }
    return Suite(name: name, title: title, globs: globs, places: items.map(\.location))
  }

  /// The tasks of the suite.
  ///
  /// - Throws: a `Diagnostic` for the first glob that no task's name matches.
  public func select(from tasks: [TaskFile]) throws(Diagnostic) -> [TaskFile] {
    for (glob, place) in zip(globs, places)
    where Self.select(tasks, include: [glob]).isEmpty {
      throw Diagnostic(place, "'\(glob)' matches no task")
    }
    return Self.select(tasks, include: globs)
  }

  /// The tasks whose names match a glob of `include`, or any when there is none, and no glob of
  /// `exclude`; the first `limit` of them, in their order.
  ///
  /// A glob without a slash is compared with the domain and with the name after it: `files` is
  /// every task of that domain.
  public static func select(
    _ tasks: [TaskFile], include: [String] = [], exclude: [String] = [], limit: Int? = nil
  ) -> [TaskFile] {
    let selected = tasks.filter { task in
      (include.isEmpty || include.contains { matches($0, task.id) })
        && !exclude.contains { matches($0, task.id) }
    }
    return limit.map { Array(selected.prefix(max(0, $0))) } ?? selected
  }

  private static func matches(_ pattern: String, _ id: TaskID) -> Bool {
    let glob = Glob(pattern)
    if glob.matches(id.rawValue) { return true }
    guard !pattern.contains("/") else { return false }
    return glob.matches(id.domain) || glob.matches(String(id.rawValue.dropFirst(id.domain.count)))
  }

  private static func names(in folder: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
    return (names ?? []).filter { !$0.hasPrefix(".") }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
