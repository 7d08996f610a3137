import Imaging
import ModelAPIs
import Vocabulary

/// The conversation of one trial with a model, and the answer whose calls are being carried out.
struct ComputerUseSession {
  private let name: ModelName
  private let settings: ComputerUseSettings
  private let meter: UsageMeter
  private var dialect: any Dialect
  private var conversation: Conversation
  /// The capture that the conversation has come to.
  private var capture: Capture
  /// The answer that is being carried out.
  private var turn: Turn?
  /// Answers in a row that led to no action.
  private var idleAnswers = 0

  private struct Turn {
    var reply: Reply
    var run: CallRun
    /// The actions that were returned last.
    var actions: [Action] = []
    /// Whether the capture was taken for this answer.
    var isFresh = false
    /// Whether the actions are there for the sake of a new capture only.
    var isLooking = false
  }

  init(
    name: ModelName, settings: ComputerUseSettings, meter: UsageMeter, briefing: Briefing,
    capture: Capture
  ) throws(Fault) {
    self.name = name
    self.settings = settings
    self.meter = meter
    self.capture = capture
    dialect = name.dialect
    guard briefing.tools.isEmpty || dialect.takesFunctions else {
      throw Fault(
        .infrastructure, "infrastructure.no-form-for-tools",
        "The dialect of \(name) has no form for tools beside the computer's.")
    }
    conversation = Conversation(
      instruction: briefing.instruction,
      opening: try Self.picture(capture, for: dialect, settings.pictures), memory: dialect.memory,
      tools: briefing.tools)
  }

  /// Takes what became of the actions that were returned last.
  mutating func took(_ observation: Observation) throws(Fault) {
    capture = observation.capture
    guard var turn else { return }
    if !turn.isLooking {
      turn.run.acted(observation.results)
      for (action, result) in zip(turn.actions, observation.results)
      where result.outcome != .refused {
        conversation.pointer = action.targets.last?.point ?? conversation.pointer
      }
    }
    turn.isLooking = false
    turn.isFresh = true
    self.turn = turn
  }

  /// Goes on until there are actions to return.
  mutating func decide() async throws(Fault) -> [Action] {
    while true {
      if let actions = try proceed() {
        idleAnswers = 0
        return actions
      }
      guard idleAnswers < settings.idleAnswers else {
        throw Fault(
          .model, "model.no-action",
          "The model \(name) gave \(idleAnswers) answers in a row that led to no action; the "
            + "record of its answers shows them.", capture: capture.id)
      }
      idleAnswers += 1
      let reply = try await ask()
      switch reply.meaning {
      case .final(let action): return [action]
      case .declined(let words):
        throw Fault(
          .model, "model.refused", "The model \(name) declined to go on: \(words)",
          capture: capture.id)
      case .unclear(let words): try append(reply, note: words)
      case .paused: try append(reply)
      case .calls(let calls):
        try confirm(calls)
        turn = Turn(reply: reply, run: CallRun(calls))
      }
    }
  }

  /// Carries the answer's calls on; nil when all are answered, or there is none.
  private mutating func proceed() throws(Fault) -> [Action]? {
    guard var turn else { return nil }
    while true {
      switch turn.run.next() {
      case .act(let actions):
        turn.actions = actions
        turn.isFresh = false
        self.turn = turn
        return actions
      case .look:
        if turn.isFresh {
          turn.run.saw(try Self.picture(capture, for: dialect, settings.pictures))
          continue
        }
        turn.isLooking = true
        self.turn = turn
        return [.wait(seconds: Self.lookingSeconds)]
      case .zoom(let part):
        do throws(Picture.Unreadable) {
          turn.run.saw(
            try Picture(
              of: part, from: capture, within: dialect.imageBudget, as: settings.pictures))
        } catch {
          turn.run.failed(error.description)
        }
      case .answered(let results):
        self.turn = nil
        try append(turn.reply, results: results)
        return nil
      }
    }
  }

  /// How long the screen is given to change when a model asks for a new capture.
  private static let lookingSeconds = 1.0

  private mutating func append(
    _ reply: Reply, results: [CallResult] = [], note: String? = nil
  ) throws(Fault) {
    conversation.exchanges.append(
      Conversation.Exchange(
        reply: reply, results: results,
        sight: try Self.picture(capture, for: dialect, settings.pictures),
        note: note))
  }

  private func confirm(_ calls: [Call]) throws(Fault) {
    guard settings.safety == .stop,
      let check = calls.flatMap(\.safety).first(where: { !$0.blocks })
    else { return }
    let words = [check.code, check.message].compactMap { $0 }.joined(separator: ": ")
    throw Fault(
      .policy, "policy.safety-check",
      "The provider of \(name) asks for confirmation, which the settings refuse: \(words)",
      capture: capture.id)
  }

  private static func picture(
    _ capture: Capture, for dialect: any Dialect, _ format: ImageFormat
  ) throws(Fault) -> Picture {
    do throws(Picture.Unreadable) {
      return try Picture(capture, within: dialect.imageBudget, as: format)
    } catch {
      throw Fault(
        .infrastructure, "infrastructure.capture-unreadable", error.description,
        capture: capture.id)
    }
  }
}

// MARK: - Asking

extension ComputerUseSession {
  /// Asks the model, again when its answer cannot be read, in another form when the provider asks
  /// for one, and with fewer pictures when they do not fit.
  private mutating func ask() async throws(Fault) -> Reply {
    var misread = 0
    while true {
      do throws(ModelError) {
        try settings.budget.check(name)
        let answer = try await settings.client.send(
          dialect.request(for: conversation), dialect.assembly())
        do throws(MalformedAnswer) {
          let reply = try dialect.reply(to: answer.body, in: conversation)
          meter.count(reply.usage, dollars: settings.budget.charge(reply.usage, for: name))
          return reply
        } catch {
          misread += 1
          if misread > 2 { throw ModelError.malformed("\(error)") }
        }
      } catch {
        try step(after: error)
      }
    }
  }

  /// Changes what is asked so that it may succeed.
  ///
  /// - Throws: the fault that the error is, when nothing can be changed.
  private mutating func step(after error: ModelError) throws(Fault) {
    guard case .problem(let problem, _, _) = error else { throw fault(error) }
    if conversation.exchanges.isEmpty, let other = dialect.alternative(to: problem) {
      dialect = other
      conversation.opening = try Self.picture(capture, for: other, settings.pictures)
      conversation.memory = other.memory
    } else if Self.isTooLong(problem), let memory = fewerPictures {
      conversation.memory = memory
    } else {
      throw fault(error)
    }
  }

  private static func isTooLong(_ problem: ProviderProblem) -> Bool {
    let words = problem.message.lowercased()
    let signs = [
      "too long", "context length", "context window", "maximum context", "token count exceeds",
      "exceeds the maximum number of tokens",
    ]
    return problem.status == 413
      || problem.status == 400 && signs.contains { words.contains($0) }
      || problem.kind == "context_length_exceeded"
  }

  /// A memory of half as many pictures; nil when only the newest is left.
  private var fewerPictures: Conversation.Memory? {
    let sent = conversation.exchanges.count - conversation.firstPictured
    return sent > 1 ? .recent(keep: sent / 2, step: 1) : nil
  }

  private func fault(_ error: ModelError) -> Fault {
    let (side, cause): (Fault.Side, String) =
      switch error {
      case .connection: (.model, "model.unreachable")
      case .cut: (.model, "model.cut-off")
      case .timedOut: (.model, "model.timed-out")
      case .malformed: (.model, "model.malformed-answer")
      case .problem(let problem, _, _):
        [401, 403].contains(problem.status)
          ? (.model, "model.not-authorized") : (.model, "model.problem")
      case .notConfigured: (.infrastructure, "infrastructure.model-not-configured")
      case .spent: (.cancelled, "cancelled.budget-spent")
      case .replayDiffers: (.infrastructure, "infrastructure.replay-differs")
      case .cancelled: (.cancelled, "cancelled.stopped")
      }
    return Fault(
      side, cause, "The model \(name) gave no answer: \(error)", capture: capture.id)
  }
}
