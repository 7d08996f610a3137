import Foundation
import Processes
import Synchronization
public import Vocabulary

/// A person who drives the desktop through a browser or a VNC viewer, and says in the terminal when
/// it is finished.
public final class HumanAgent: Agent {
  /// What a person says.
  public enum Word: Sendable, Hashable {
    case done(answer: String?)
    case giveUp(reason: String?)

    /// Reads a line: `done`, `done ANSWER`, `give up` or `give up REASON`; nil for anything else.
    public init?(_ line: String) {
      let text = line.trimmingCharacters(in: .whitespacesAndNewlines)
      func rest(after word: String) -> String?? {
        guard text.lowercased() == word || text.lowercased().hasPrefix(word + " ") else {
          return nil
        }
        let rest = text.dropFirst(word.count).trimmingCharacters(in: .whitespaces)
        return .some(rest.isEmpty ? nil : rest)
      }
      if let answer = rest(after: "done") {
        self = .done(answer: answer)
      } else if let reason = rest(after: "give up") {
        self = .giveUp(reason: reason)
      } else {
        return nil
      }
    }
  }

  private let lines: PersonLines
  private let say: @Sendable (String) -> Void
  private let sharing = Mutex<ScreenSharing?>(nil)

  /// Makes an agent for one trial.
  ///
  /// - Parameters:
  ///   - lines: what the person writes.
  ///   - say: shows the person a line.
  public init(lines: PersonLines, say: @escaping @Sendable (String) -> Void) {
    self.lines = lines
    self.say = say
  }

  /// A person sees the screen.
  public var wants: Observation.Parts { [] }

  /// Shows a display to the person.
  ///
  /// - Throws: a `Fault` of the infrastructure's side where that cannot be done.
  public func share(_ display: String) async throws(Fault) {
    let started = try await ScreenSharing.start(display)
    sharing.withLock { $0 = started }
  }

  /// Tells the person what is to be done, and where.
  public func begin(_ briefing: Briefing) async throws(Fault) {
    lines.clear()
    say("")
    say("Task \(briefing.task): \(briefing.instruction.trimmingCharacters(in: .newlines))")
    say("At most \(briefing.steps) actions and \(Int(briefing.seconds)) seconds.")
    if let sharing = sharing.withLock({ $0 }) {
      say("Browser  \(sharing.address)")
      say("VNC      127.0.0.1:\(sharing.port)")
      say("Password \(sharing.password)")
    }
    say("Write 'done', 'done ANSWER' or 'give up' here when you are finished.")
  }

  /// A person acts at the desktop and is never asked.
  public func decide(on observation: Observation) async throws(Fault) -> [Action] {
    throw Fault(
      .infrastructure, "infrastructure.person-asked",
      "A person was asked for an action; this desktop cannot be driven by hand.")
  }

  /// What the person has said since; nil for nothing.
  public func word() -> Word? {
    while let line = lines.next() {
      if let word = Word(line) { return word }
      if !line.allSatisfy(\.isWhitespace) { say("Write 'done', 'done ANSWER' or 'give up'.") }
    }
    return nil
  }

  /// - Throws: a `Fault` of the infrastructure's side when the way to the desktop has ended.
  public func checkSharing() throws(Fault) {
    try sharing.withLock { $0 }?.check()
  }

  /// Ends the way to the desktop.
  public func end() async {
    let ended = sharing.withLock { sharing in
      defer { sharing = nil }
      return sharing
    }
    await ended?.end()
  }
}
