import Glibc
public import Vocabulary

/// `files.move`: a file or folder somewhere else, or under another name.
public struct FilesMove: FileTool {
  /// What an agent is told of it.
  public static let definition = ToolDefinition(
    name: "files.move",
    description: "Moves or renames a file or folder. Nothing may be at the new place.",
    parameters: Schema.object(
      [
        "from": Schema.text("The path that is there, such as Downloads/a.pdf."),
        "to": Schema.text("The whole new path, such as Documents/a.pdf."),
      ], required: ["from", "to"]))

  private let from: String
  private let to: String

  /// Reads a call.
  public init(_ arguments: ToolArguments) throws(ToolRefusal) {
    from = try arguments.text("from")
    to = try arguments.text("to")
  }

  /// Moves it.
  public func run(in home: GrantedHome) throws(ToolRefusal) -> String {
    let source = try home.place(from)
    var information = stat()
    guard lstat(source, &information) == 0 else {
      throw ToolRefusal("there is nothing at '\(from)'")
    }
    let target = try home.place(to, making: true)
    guard lstat(target, &information) != 0 else {
      throw ToolRefusal("there is something at '\(to)' already")
    }
    guard rename(source, target) == 0 else { throw GrantedHome.failure("moving", from) }
    return "Moved \(from) to \(to)."
  }
}
