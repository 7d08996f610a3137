import ArgumentParser
import Executor
import Foundation

/// A file tool's side of a trial: one call, read from the standard input.
struct FileToolCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "file-tool", abstract: "Carries out one call of a file tool.",
    shouldDisplay: false)

  func run() throws {
    let input = try FileHandle.standardInput.readToEnd() ?? Data()
    let answer = try JSONDecoder().decode(FileRequest.self, from: input).carryOut()
    try FileHandle.standardOutput.write(contentsOf: JSONEncoder().encode(answer))
  }
}
