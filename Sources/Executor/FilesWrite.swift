public import Vocabulary

/// `files.write`: a file with a text.
public struct FilesWrite: FileTool {
  /// What an agent is told of it.
  public static let definition = ToolDefinition(
    name: "files.write",
    description: "Writes a text file, in place of one that is there; missing folders are made.",
    parameters: Schema.object(
      ["path": Schema.path, "text": Schema.text("All of the file's text.")],
      required: ["path", "text"]))

  private let path: String
  private let text: String

  /// Reads a call.
  public init(_ arguments: ToolArguments) throws(ToolRefusal) {
    path = try arguments.text("path")
    text = try arguments.text("text", atMost: TextFile.limit)
  }

  /// Writes the file.
  public func run(in home: GrantedHome) throws(ToolRefusal) -> String {
    try TextFile.write(text, to: try home.place(path, making: true), named: path)
    return "Wrote \(text.utf8.count) bytes to \(path)."
  }
}
