import Foundation
import Processes
import Statistics

/// The tools that people use today, measured on the same screen in the same run.
struct Peers {
  /// A tool's median over whole processes.
  struct Figure {
    var name: String
    var milliseconds: Double
  }

  var screenshot: Figure?
  var click: Figure?

  /// Measures the peers that are installed; those that are not are left out.
  static func measure(display: String, repetitions: Int) async -> Peers {
    let picture = NSTemporaryDirectory() + "/deskmark-peer-\(getpid()).png"
    defer { unlink(picture) }
    var environment = ProcessInfo.processInfo.environment
    environment["DISPLAY"] = display
    func time(_ name: String, _ arguments: [String]) async -> Figure? {
      var times: [Double] = []
      for _ in 0..<repetitions {
        let start = ContinuousClock.now
        let command = Command(name, arguments, environment: environment)
        guard let result = try? await command.run(within: .seconds(20)), result.isSuccess else {
          return nil
        }
        times.append(start.milliseconds)
      }
      return times.median.map { Figure(name: name, milliseconds: $0) }
    }
    return Peers(
      screenshot: await time("scrot", ["--overwrite", picture]),
      click: await time("xdotool", ["mousemove", "900", "500", "click", "1"]))
  }
}
