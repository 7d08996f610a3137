import ArgumentParser

/// Ends a verb with a message on the standard error and a code of the table in the help.
enum Failure {
  /// A wrong call or a broken task file.
  static func usage(_ message: String) -> ExitCode {
    Console.error(message)
    return ExitCode(2)
  }

  /// Something around the trials failed.
  static func infrastructure(_ message: String) -> ExitCode {
    Console.error(message)
    return ExitCode(3)
  }
}
