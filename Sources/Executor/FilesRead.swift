public import Vocabulary

/// `files.read`: the text of a file.
public struct FilesRead: FileTool {
  /// What an agent is told of it.
  public static let definition = ToolDefinition(
    name: "files.read",
    description: "Reads a text file in UTF-8. A long one is cut; read on with 'from'.",
    parameters: Schema.object(
      [
        "path": Schema.path,
        "from": Schema.number("The number of the first line that is wanted; 1 without it."),
      ], required: ["path"]))

  private let path: String
  private let from: Int

  /// Reads a call.
  public init(_ arguments: ToolArguments) throws(ToolRefusal) {
    path = try arguments.text("path")
    from = try arguments.number("from", usually: 1)
  }

  /// Reads the file.
  public func run(in home: GrantedHome) throws(ToolRefusal) -> String {
    let text = try TextFile.read(try home.existing(path), named: path)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard from <= lines.count else {
      throw ToolRefusal("'\(path)' has \(lines.count) lines, so none from \(from)")
    }
    var size = 0
    var shown = from - 1
    while shown < lines.count, size + lines[shown].utf8.count < ToolMessage.limit - 100 {
      size += lines[shown].utf8.count + 1
      shown += 1
    }
    if shown == lines.count { return lines[(from - 1)...].joined(separator: "\n") }
    // A line that is longer than an answer is cut itself.
    guard shown > from - 1 else {
      return ToolMessage.cut(
        String(lines[shown]), more: "… this line is longer; read on with from: \(from + 1)")
    }
    return lines[(from - 1)..<shown].joined(separator: "\n")
      + "\n… \(lines.count - shown) lines more; read on with from: \(shown + 1)"
  }
}
