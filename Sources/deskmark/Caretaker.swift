import Foundation
import Processes

/// The process beside a run that clears away what the run leaves if it is killed.
struct Caretaker {
  private let process: RunningProcess?

  /// Starts it; without it, the next run clears away.
  init() {
    process = try? Command(Installation.executable, ["clean-up", "\(getpid())"]).start(
      output: .discarded, errorTail: 1024)
  }

  /// Lets it go: nothing is left.
  func dismiss() async {
    _ = await process?.terminate(grace: .zero)
  }
}
