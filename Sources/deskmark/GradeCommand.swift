import ArgumentParser
import Foundation
import Grading

/// The grader's side: reads a request on the standard input and answers on the standard output.
struct GradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade", abstract: "Judges one kept state.", shouldDisplay: false)

  func run() {
    FileHandle.standardOutput.write(Data(GraderProcess.main(input: Console.input())))
  }
}
