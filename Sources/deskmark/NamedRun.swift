import Foundation
import ResultStore
import Vocabulary

/// Finds the run that a word of the command line means.
enum NamedRun {
  /// The folder of the run that is meant, and the task where one is named behind it.
  ///
  /// `what` is a run's folder, its name below `output`, or `last`; `/DOMAIN/TASK` may follow.
  static func find(
    _ what: String, in output: String
  ) throws -> (folder: String, task: TaskID?) {
    var path = what
    if path == "last" || path.hasPrefix("last/") {
      let index = try RunIndex.open(in: output)
      _ = try index.refresh()
      guard let newest = try index.runs().first else {
        throw Failure.usage("there are no runs in \(output)")
      }
      path = newest.name + path.dropFirst(4)
    }
    let files = FileManager.default
    for base in [path, "\(output)/\(path)"] {
      var parts = base.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      var rest: [String] = []
      while !parts.isEmpty {
        let folder = parts.joined(separator: "/")
        if files.fileExists(atPath: folder + "/run.json") {
          return (folder, rest.isEmpty ? nil : TaskID(rawValue: rest.joined(separator: "/")))
        }
        rest.insert(parts.removeLast(), at: 0)
      }
    }
    throw Failure.usage("there is no run '\(what)', neither as a path nor in \(output)")
  }

  /// Opens the run that is meant.
  static func open(_ what: String, in output: String) throws -> StoredRun {
    do {
      let (folder, task) = try find(what, in: output)
      if let task, !task.rawValue.isEmpty {
        throw Failure.usage("'\(what)' names the task \(task); name a run")
      }
      return try StoredRun.open(folder)
    } catch let error as ResultStoreError {
      throw Failure.usage(error.description)
    }
  }
}
