public import Vocabulary

/// `shell.run`: one of a few commands, without a shell's own language.
public struct ShellRun: Tool {
  /// What an agent is told of it.
  public static let definition = ToolDefinition(
    name: "shell.run",
    description:
      "Runs one command in the home and gives its status and output. There is no shell around it: no "
      + "pipes, globs or redirections. Commands: "
      + ShellCommands.names.joined(separator: ", ") + ".",
    parameters: Schema.object(
      [
        "command": Schema.text("The command's name, such as grep."),
        "arguments": Schema.texts("Its arguments, one an element."),
        "input": Schema.text("Its standard input; empty without it."),
        "folder": Schema.text("The folder below the home that it starts in."),
      ], required: ["command"]))

  /// How long a command may run, in seconds.
  public static let seconds = 30.0

  /// The command and its arguments.
  public let words: [String]
  /// All of its standard input.
  public let input: String
  /// The folder below the home that it starts in; empty for the home.
  public let folder: String

  /// Reads a call.
  public init(_ arguments: ToolArguments) throws(ToolRefusal) {
    let command = try arguments.text("command", atMost: 64)
    let rest = try arguments.texts("arguments", atMost: 256)
    try ShellCommands.check(command, rest)
    words = [command] + rest
    input = try arguments.optionalText("input", atMost: 1 << 20) ?? ""
    folder = try arguments.optionalText("folder") ?? ""
    guard !folder.hasPrefix("/"), !folder.split(separator: "/").contains("..") else {
      throw ToolRefusal("shell.run: 'folder' has to be below the home")
    }
    guard (words + [folder]).allSatisfy({ !$0.unicodeScalars.contains("\0") }) else {
      throw ToolRefusal("shell.run: a word has a zero in it")
    }
  }

  /// What is answered.
  public static func message(status: String, output: String) -> String {
    let text = output.isEmpty ? "no output" : output
    return ToolMessage.cut("\(status)\n\(text)", more: "… the rest of the output was cut")
  }
}
