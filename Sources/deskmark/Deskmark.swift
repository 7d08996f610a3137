import ArgumentParser
import Foundation

/// The command line: one verb a file.
@main
struct Deskmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deskmark",
    abstract: "The benchmark harness for desktop agents.",
    discussion: """
      Exit codes: 0 ran, 1 a gate failed, 2 usage or a broken task file, 3 infrastructure faults \
      left trials unjudged, 130 interrupted. A low score is not an error.
      """,
    version: Version.text,
    subcommands: [
      RunCommand.self, ResumeCommand.self, RegradeCommand.self, ListCommand.self,
      ValidateCommand.self, ShowCommand.self, ReportCommand.self, CompareCommand.self,
      ExportCommand.self, PolicyCommand.self, AuditCommand.self,
      BenchCommand.self, DoctorCommand.self, GradeCommand.self, ServeSitesCommand.self,
      CleanUpCommand.self,
      AccessibilityReaderCommand.self, FileToolCommand.self,
    ]
  )

  static func main() async {
    // Whoever is gone at the other end of a pipe shows itself as an error of the write.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      let code = exitCode(for: error)
      let usage = code == .validationFailure ? ExitCode(2) : code
      let message = fullMessage(for: error)
      if code.isSuccess {
        print(message)
      } else if !message.isEmpty {
        Console.error(message)
      }
      exit(withError: usage)
    }
  }
}
