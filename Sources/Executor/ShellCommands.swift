/// The commands that `shell.run` knows: those that work on files and texts, and start no others.
enum ShellCommands {
  /// Their names.
  static let names = [
    "basename", "cat", "cmp", "comm", "cp", "cut", "date", "diff", "dirname", "du", "echo",
    "expand",
    "file", "find", "fold", "grep", "head", "join", "ls", "md5sum", "mkdir", "mv", "nl", "paste",
    "printf", "pwd", "realpath", "rev", "rm", "rmdir", "seq", "sha256sum", "sort", "stat", "tac",
    "tail", "touch", "tr", "uniq", "unzip", "wc",
  ]

  /// Arguments with which a command would start another, by their beginnings.
  private static let forbidden: [String: [String]] = [
    "find": ["-exec", "-ok"],
    // The option may be shortened as far as it is the only one.
    "sort": ["--co"],
  ]

  /// - Throws: ``ToolRefusal`` for a command that is not in the list, and for an argument that would
  ///   start another command.
  static func check(_ command: String, _ arguments: [String]) throws(ToolRefusal) {
    guard names.contains(command) else {
      throw ToolRefusal(
        "the command '\(command)' is not permitted; there are \(names.joined(separator: ", "))")
    }
    for start in forbidden[command] ?? [] {
      if let argument = arguments.first(where: { $0.hasPrefix(start) }) {
        throw ToolRefusal("\(command) \(argument) is not permitted: it starts another command")
      }
    }
  }
}
