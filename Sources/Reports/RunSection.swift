import Foundation
import ResultStore
import Vocabulary

/// What is needed to run the same again: the last part of the page.
struct RunSection {
  var run: StoredRun
  var scoreboard: Scoreboard

  /// The whole part.
  func draw() -> HTML {
    let record = run.record
    let machine = record.machine
    return tag("section", ["aria-label": "How \(record.name) was run"]) {
      tag("h2") { "How it was run" }
      tag("dl", ["class": "about"]) {
        entry("Run", record.name)
        entry("Command", (["deskmark"] + record.arguments).joined(separator: " "))
        entry(
          "Machine",
          "\(Figures.count(machine.cores, "core")), \(machine.memory >> 20) MiB, "
            + "\(machine.kernel), \(machine.distribution)")
        entry(
          "Desktops",
          "\(record.desktops) at a time, \(record.screen), at rest when \(record.settle)")
        entry("Seed", "\(record.seed)")
        if let elapsed = scoreboard.elapsed {
          entry(
            "Time",
            "\(Figures.duration(elapsed)) from start to end, "
              + "\(Figures.duration(scoreboard.timing.total)) of desktops, "
              + "\(Figures.count(scoreboard.retries, "fault")) retried")
        }
      }
      list("Versions", record.versions)
      list("Digests of the tasks", record.tasks)
    }
  }

  @HTMLBuilder private func entry(_ name: String, _ text: String) -> HTML {
    tag("dt") { name }
    tag("dd") { tag("bdi") { text } }
  }

  @HTMLBuilder private func list(_ name: String, _ values: [String: String]) -> HTML {
    if !values.isEmpty {
      tag("details", ["class": "provenance"]) {
        tag("summary") { name }
        tag("table") {
          tag("tbody") {
            for (key, value) in values.sorted(by: { $0.key < $1.key }) {
              tag("tr") {
                tag("th", ["scope": "row"]) { key }
                tag("td") { tag("code") { value } }
              }
            }
          }
        }
      }
    }
  }
}
