import Agents
import ArgumentParser
import Benchmarks
import Desktops
import Foundation
import Runs
import Vocabulary

/// `deskmark bench scale`: what several desktops at once get done.
struct ScaleBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scale",
    abstract: "Measure throughput, memory and faults with several desktops at once.",
    discussion: """
      The reference agent plays the selected tasks, by default the suite 'starter', on each number \
      of desktops in turn. With --wait, a program plays instead that waits so many seconds before \
      each of its steps, as one that asks a model would.
      """)

  @OptionGroup var selection: SelectionOptions

  @Option(help: ArgumentHelp("Numbers of desktops, with commas.", valueName: "numbers"))
  var desktops = "1,2,4,8"

  @Option(
    name: .customLong("trials"),
    help: ArgumentHelp("Trials for each number of desktops at least.", valueName: "number"))
  var count = 12

  @Option(
    help: ArgumentHelp("Seconds that the agent waits before each step.", valueName: "seconds"))
  var wait: Double?

  @Option(help: ArgumentHelp("Steps of the agent that waits.", valueName: "number"))
  var steps = 6

  @Option(help: "Desktops that are prepared while others are in use; as many as run without it.")
  var warm: Int?

  @Flag(help: "Exit with 1 where a trial had a fault.")
  var check = false

  @Flag(help: "Print JSON.")
  var json = false

  private var numbers: [Int] { desktops.split(separator: ",").compactMap { Int($0) } }

  func validate() throws {
    guard numbers.count == desktops.split(separator: ",").count, !numbers.isEmpty,
      numbers.allSatisfy((1...64).contains)
    else { throw ValidationError("--desktops takes numbers from 1 to 64, such as 1,2,4,8") }
    guard (1...1000).contains(steps), (1...10_000).contains(count), (wait ?? 0) >= 0 else {
      throw ValidationError("--steps and --trials take numbers above 0, and --wait not below")
    }
  }

  func run() async throws {
    let missing = Requirements.missing()
    guard missing.isEmpty else { throw Failure.infrastructure(Requirements.text(missing)) }
    let tasks = try selection.select().tasks
    let benchmark = ScaleBenchmark(
      configuration: DesktopConfiguration(
        executable: Installation.executable, versions: Requirements.versions()),
      folder: NSTemporaryDirectory(), warm: warm)
    let caretaker = Caretaker()
    var rows: [ScaleBenchmark.Row] = []
    for number in numbers {
      // Enough that every desktop plays at least two.
      let repeats = max(1, (max(count, 2 * number) + tasks.count - 1) / tasks.count)
      let planned = try Planning.trials(of: tasks, agent: try agent(), trials: repeats, seed: 1)
      if Console.errorIsTerminal { Console.error("\(number) desktops, \(planned.count) trials") }
      rows.append(
        try await benchmark.row(
          desktops: number, Array(planned.prefix(max(count, 2 * number)))
        ) { verdict in
          if let fault = verdict.fault {
            Console.error(
              "\(verdict.trial): \(fault.side.rawValue) \(fault.cause): \(fault.message)")
          }
        })
    }
    await caretaker.dismiss()
    if json { try Console.json(rows) } else { print(Self.table(rows)) }
    if check, rows.contains(where: { $0.faultRate > 0 }) { throw ExitCode(1) }
  }

  private func agent() throws -> AgentSpecification {
    guard let wait else { return .reference }
    return .process(
      command: """
        exec python3 -u -c '
        import json, sys, time
        sys.stdin.readline()
        print(json.dumps({"type": "ready"}))
        for step in range(1, \(steps) + 1):
            if json.loads(sys.stdin.readline())["type"] == "end": break
            time.sleep(\(wait))
            last = step == \(steps)
            print(json.dumps({"action": "done"} if last else {"action": "key", "keys": "Escape"}))
        '
        """)
  }

  private static func table(_ rows: [ScaleBenchmark.Row]) -> String {
    let machine = MachineDescription.current()
    let head = "desktops  trials  successes  trials/min  MB/desktop  busy cores  faults"
    let lines = rows.map { row in
      String(
        format: "%8ld  %6ld  %9ld  %10.1f  %10ld  %10.2f  %6ld", row.desktops, row.trials,
        row.successes,
        row.perMinute, row.memoryPerDesktop / 1_000_000, row.busyProcessors,
        row.unjudged + row.retried)
    }
    let note =
      "\(machine.processor), \(machine.processors) processors, \(machine.memory >> 30) GiB, load "
      + String(format: "%.1f", machine.load)
      + ". Memory: shared pages divided among the processes that share them, desktops prepared "
      + "ahead counted as desktops."
    return ([head] + lines + ["", note]).joined(separator: "\n")
  }
}

/// `deskmark bench scheduling`: what a trial costs beside its desktop and agent.
struct SchedulingBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scheduling",
    abstract: "Measure what trials cost beside desktops and agents, with simulated ones.")

  @Option(help: ArgumentHelp("Trials.", valueName: "number"))
  var trials = 1000

  @Option(help: ArgumentHelp("The folder to write below.", valueName: "folder"))
  var folder = NSTemporaryDirectory()

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    guard (10...1_000_000).contains(trials) else {
      throw ValidationError("--trials takes a number from 10 to 1000000")
    }
  }

  func run() async throws {
    let result = try await SchedulingBenchmark(folder: folder).run(trials: trials)
    if json { return try Console.json(result) }
    print(
      String(
        format: """
          %ld trials, %ld in the journal
          %.2f ms a trial, of which a processor worked %.2f ms; one flush of this disk takes %.2f ms
          memory %.1f MB after a tenth, %.1f MB at the end
          """, result.trials, result.finished, result.milliseconds, result.processorMilliseconds,
        result.flushMilliseconds, Double(result.memoryBefore) / 1e6,
        Double(result.memoryAfter) / 1e6))
  }
}

/// `deskmark bench store`: how long a large run takes to be opened.
struct StoreBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "store", abstract: "Measure how long a large run takes to be opened.")

  @Option(help: ArgumentHelp("Trials of the run.", valueName: "number"))
  var trials = 10_000

  @Option(
    help: ArgumentHelp(
      "The folder to write below; in memory without it, since reading is what is measured.",
      valueName: "folder"))
  var folder: String?

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    guard (100...1_000_000).contains(trials) else {
      throw ValidationError("--trials takes a number from 100 to 1000000")
    }
  }

  func run() async throws {
    let memory = "/dev/shm"
    let place =
      folder ?? (access(memory, W_OK) == 0 ? memory : NSTemporaryDirectory())
    let result = try StoreBenchmark(folder: place).run(
      trials: trials, baselines: Installation.baselines)
    if json { return try Console.json(result) }
    print(
      String(
        format: """
          %ld trials, journal of %.1f MB
          index made anew %.0f ms, list of runs %.0f ms, scoreboard from the index %.0f ms
          the whole run from its journal %.0f ms
          """, result.trials, Double(result.journalBytes) / 1e6, result.rebuild, result.list,
        result.show, result.open))
  }
}
