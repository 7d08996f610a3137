import Foundation
public import Vocabulary

/// `files.delete`: a file or folder is gone.
public struct FilesDelete: FileTool {
  /// What an agent is told of it.
  public static let definition = ToolDefinition(
    name: "files.delete",
    description:
      "Deletes a file, a link or an empty folder; with 'recursive' a folder with all in it.",
    parameters: Schema.object(
      [
        "path": Schema.path,
        "recursive": Schema.flag("Whether a folder goes with all that is in it."),
      ], required: ["path"]))

  private let path: String
  private let recursive: Bool

  /// Reads a call.
  public init(_ arguments: ToolArguments) throws(ToolRefusal) {
    path = try arguments.text("path")
    recursive = try arguments.flag("recursive")
  }

  /// Deletes it; a link is deleted and not what it leads to.
  public func run(in home: GrantedHome) throws(ToolRefusal) -> String {
    let real = try home.place(path)
    var information = stat()
    guard lstat(real, &information) == 0 else {
      throw ToolRefusal("there is nothing at '\(path)'")
    }
    let granted = [home.root] + home.folders.map { "\(home.root)/\($0)" }
    guard !granted.contains(real) else {
      throw ToolRefusal("'\(path)' is a granted folder itself and stays")
    }
    let isFolder = information.st_mode & S_IFMT == S_IFDIR
    if isFolder, recursive {
      do {
        try FileManager.default.removeItem(atPath: real)
      } catch {
        throw ToolRefusal("deleting '\(path)' failed: \(error.localizedDescription)")
      }
    } else if (isFolder ? rmdir(real) : unlink(real)) != 0 {
      if errno == ENOTEMPTY { throw ToolRefusal("'\(path)' is not empty; give 'recursive'") }
      throw GrantedHome.failure("deleting", path)
    }
    return "Deleted \(path)."
  }
}
