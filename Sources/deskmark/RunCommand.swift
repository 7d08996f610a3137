import Agents
import ModelAPIs
import ArgumentParser
import Runs
import TaskFiles

/// `deskmark run`: trials of one agent, and the scoreboard.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run tasks against an agent and print its score beside the human baseline."
  )

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var options: TrialOptions
  @OptionGroup var models: ModelOptions
  @OptionGroup var limits: LimitOptions
  @OptionGroup var plan: PlanOptions
  @OptionGroup var executor: ToolOptions
  @OptionGroup var policies: PolicyOptions

  @Option(
    name: .shortAndLong,
    help: """
      The agent: reference, idle, give-up, process:COMMAND, python:FILE, http://ADDRESS, serve:PORT, \
      human, \
      or computer-use with -m.
      """)
  var agent = "reference"

  @Option(name: [.customShort("k"), .customLong("trials")], help: "Trials of each task.")
  var trials = 1

  @Option(help: "A video of each trial: captures (put together afterwards), live, or none.")
  var video = VideoKind.captures

  func validate() throws {
    guard (1...1000).contains(trials) else {
      throw ValidationError("-k takes a number of trials from 1 to 1000, not \(trials)")
    }
    do {
      _ = try AgentSpecification(agent, model: models.model)
    } catch {
      throw ValidationError("\(error)")
    }
  }

  func run() async throws {
    let specification = try AgentSpecification(agent, model: models.model)
    let tools = ToolChoice(executor)
    try tools.check(for: specification.model)
    let supply = try specification.model.map {
      try ModelSupply($0, models, limits, trial: limits.trial)
    }
    // A person sees to one desktop at a time.
    var options = options
    if specification == .human { (options.parallel, options.warm) = (.fixed(1), 0) }
    let server = try await AgentService.start(for: specification)
    let selected = try selection.select()
    if plan.plan {
      return try plan.show(tasks: selected.tasks.count, trials: trials, json: options.json)
    }
    let planned = try Planning.trials(
      of: selected.tasks, agent: specification, models: supply, trials: trials,
      seed: options.seed, tools: tools, server: server)
    let policy = try policies.choose(output: options.output)
    try policy.check(planned)
    let workshop = try Workshop(
      options: options, selection: selected, agent: specification.description, trials: trials,
      words: selection.tasks + selection.include, total: planned.count,
      model: specification.model?.description, video: video, limits: limits, tools: tools,
      policy: policy)
    let outcome = try await workshop.carryOut(planned)
    await server?.close()
    try Conclusion(workshop, json: options.json).scores(
      interrupted: outcome.interrupted, spending: supply?.spendingText)
    guard selected.problems.isEmpty else {
      throw Failure.usage("\(selected.problems.count) broken task file(s) were left out; see above")
    }
  }
}
