import Digests

/// One number for all that a task is made of.
enum TaskDigest {
  /// The SHA-256 of the list that `sha256sum` would print: a line with the digest, two blanks and
  /// the path for each file, in the order of the paths' bytes.
  ///
  /// - Parameters:
  ///   - folder: The task's folder; its paths are relative to it.
  ///   - outside: Absolute paths of other files and folders that the task reads from; these follow,
  ///     as paths that begin with `../../`.
  /// - Throws: a `Diagnostic` for a file that cannot be read.
  static func hexadecimal(
    folder: TaskFolder, outside: Set<String>
  ) throws(Diagnostic) -> String {
    var lines = ""
    for path in TaskFolder.files(below: folder.path) {
      lines += try line(folder.path + "/" + path, as: path, in: folder)
    }
    for path in outside.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let name = "../../" + path.dropFirst(folder.root.count + 1)
      if TaskFolder.kind(path) == .directory {
        for file in TaskFolder.files(below: path) {
          lines += try line(path + "/" + file, as: name + "/" + file, in: folder)
        }
      } else {
        lines += try line(path, as: name, in: folder)
      }
    }
    return SHA256Digest(of: lines).hexadecimal
  }

  private static func line(
    _ path: String, as name: String, in folder: TaskFolder
  ) throws(Diagnostic) -> String {
    do {
      return "\(try SHA256Digest.ofFile(path: path))  \(name)\n"
    } catch {
      let place = SourceLocation(file: folder.shown(name), line: 1, column: 1)
      throw Diagnostic(place, "the file cannot be read: \(error)")
    }
  }
}
