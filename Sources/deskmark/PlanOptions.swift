import ArgumentParser
import Comparisons
import Foundation
import Statistics

/// What a run can tell, said before it is carried out.
struct PlanOptions: ParsableArguments {
  @Flag(help: "Say what difference this many tasks and trials can see, and run nothing.")
  var plan = false

  /// Prints the plan of a run.
  func show(tasks: Int, trials: Int, json: Bool) throws {
    guard tasks > 0 else { throw Failure.usage("no task is selected: there is nothing to plan") }
    let plan = PowerPlan(tasks: tasks, trials: trials)
    if json { try Console.json(plan) } else { print(Self.text(plan), terminator: "") }
  }

  /// The plan for people.
  static func text(_ plan: PowerPlan) -> String {
    func points(_ value: Double?) -> String {
      value.map { String(format: "%.1f points", $0 * 100) } ?? "none"
    }
    var lines = [
      "\(plan.tasks) tasks x \(plan.trials) trials = \(plan.tasks * plan.trials) trials. "
        + "Nothing was run.", "", "  A success rate of   has the 95 % interval",
    ]
    for row in plan.precision {
      lines.append(
        String(
          format: "  %13.0f %%     %.1f to %.1f %%", row.rate * 100, row.interval.lower * 100,
          row.interval.upper * 100))
    }
    lines += [
      "",
      "  Against another run on the same variants, the least difference found with a chance of "
        + "80 %:", "", "  variants that differ   repeats alike   repeats independent",
    ]
    for row in plan.detectable {
      let cells = [points(row.alike), points(row.independent)].map {
        String(repeating: " ", count: max(0, 13 - $0.count)) + $0
      }
      lines.append(
        String(format: "  %18.0f %%   ", row.discordance * 100) + cells.joined(separator: "   "))
    }
    lines += [
      "", "  Repeats of a task lie between the two columns: more tasks help more than more trials.",
    ]
    return lines.joined(separator: "\n") + "\n"
  }
}
