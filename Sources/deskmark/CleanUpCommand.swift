import ArgumentParser
import Processes
import Sandbox

/// Waits beside a run, and clears away what it left if it is killed.
///
/// Its standard input is a pipe that nobody writes: it ends when the run does, however that comes
/// about. What this process misses, because it was killed too, the next run finds.
struct CleanUpCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean-up", abstract: "Clears away what a killed run left.",
    shouldDisplay: false)

  @Argument var owner: Int32

  func run() async throws {
    let process = try? ProcessReference(pid: owner)
    _ = Console.input()
    // The pipe closes a moment before its process has ended.
    if await process?.waitUntilGone(within: .seconds(10)) == false { return }
    await Sandbox.removeLeftovers()
  }
}
