import ArgumentParser
import Foundation
import TaskFiles
import Vocabulary

/// `deskmark list`: the tasks that can be run.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the tasks of a suite or a selection.")

  @OptionGroup var selection: SelectionOptions

  @Flag(help: "Print JSON.")
  var json = false

  /// One line of the list.
  struct Line: Codable {
    var id: TaskID
    var title: String
    var applications: [String]
    var capability: String
    var humanMinutes: Double
    var parameterised: Bool
    var feasible: Bool
    var cheats: [String]
    var digest: String
  }

  func run() throws {
    let selected = try selection.select()
    let lines = try selected.tasks.map { task in
      let variant = try Planning.variant(of: task, number: 1, seed: 1)
      return Line(
        id: task.id, title: variant.title, applications: variant.applications,
        capability: variant.capability.rawValue, humanMinutes: variant.human.minutes,
        parameterised: task.isParameterised, feasible: variant.feasible,
        cheats: variant.cheats.map(\.name), digest: task.digest)
    }
    if json {
      try Console.json(lines)
    } else {
      let width = lines.map { $0.id.rawValue.count }.max() ?? 0
      for line in lines {
        let id = line.id.rawValue.padding(toLength: width, withPad: " ", startingAt: 0)
        let apps = line.applications.joined(separator: ", ")
        print("\(id)  \(line.title)  (\(apps))")
      }
      let drawn = lines.count { $0.parameterised }
      print("\(lines.count) tasks, \(drawn) of them drawn from a seed")
    }
    if !selected.problems.isEmpty { throw ExitCode(2) }
  }
}
