import Display
import Foundation
import JSONValue
import Processes
public import Vocabulary

extension LiveDesktop {
  /// Carries out one action and waits until the screen has come to rest.
  public func perform(_ action: Action) async throws(Fault) -> Performance {
    if let unknown = action.targets.compactMap(\.capture).first(where: { !captures.contains($0) }) {
      return Performance(
        result: ActionResult(.refused, message: "there is no capture \(unknown) in this trial"))
    }
    let clock = ContinuousClock()
    let start = clock.now
    await display.mark()
    do throws(ActionFailure) {
      try await carryOut(action)
    } catch {
      switch error {
      case .refused(let reason):
        return Performance(result: ActionResult(.refused, message: reason))
      case .lost(let reason): throw .lost("The X server is gone", reason)
      }
    }
    let acted = clock.now
    let settled: Settled
    do {
      let rule = configuration.settle
      settled = try await display.settle(
        quiet: rule.quiet, cap: rule.cap, ignoringAreasUpTo: rule.ignoredArea)
    } catch {
      throw .lost("The X server is gone", error)
    }
    return Performance(
      result: ActionResult(settled.changed ? .changed : .unchanged),
      acting: start.duration(to: acted).seconds, settling: settled.seconds)
  }

  /// Why an action was not carried out.
  private enum ActionFailure: Error {
    case refused(String)
    case lost(String)

    init(_ error: DisplayError) {
      if case .lost = error { self = .lost("\(error)") } else { self = .refused("\(error)") }
    }
  }

  private func carryOut(_ action: Action) async throws(ActionFailure) {
    do throws(DisplayError) {
      switch action {
      case .move(let target):
        try await display.move(to: target.point)
      case .click(let target, let button, let count, let modifiers):
        try await display.click(
          at: target.point, button: button, count: count, modifiers: modifiers)
      case .drag(let start, let end, let button, let modifiers):
        try await display.drag(
          from: start.point, to: end.point, button: button, modifiers: modifiers)
      case .scroll(let target, let x, let y):
        try await display.scroll(at: target.point, x: x, y: y)
      case .type(let text):
        try await display.type(text)
      case .key(let chord, let count) where Self.isForWindowManager(chord):
        // The window manager takes the keyboard only once it has seen the key go down; modifiers
        // let go before that are down for ever to it.
        for _ in 0..<count { try await display.hold(chord, seconds: 0.06) }
      case .key(let chord, let count):
        try await display.key(chord, count: count)
      case .hold(let chord, let seconds):
        try await display.hold(chord, seconds: seconds)
      case .wait(let seconds):
        _ = try await display.waitForChange(
          upTo: seconds, ignoringAreasUpTo: configuration.settle.ignoredArea)
      case .tool, .done, .giveUp:
        break
      }
    } catch {
      throw ActionFailure(error)
    }
    if case .tool(let name, let arguments) = action {
      try await call(name, arguments)
    }
  }

  /// Whether a chord is of the kind that window managers listen to.
  private static func isForWindowManager(_ chord: String) -> Bool {
    let keys = chord.lowercased().split(separator: "+")
    return keys.count > 1 && (keys.contains("alt") || keys.contains("super"))
  }

  /// Runs a tool inside the desktop, as the desktop's user.
  private func call(_ name: String, _ arguments: JSONValue) async throws(ActionFailure) {
    guard tools.contains(name), name == "shell" else {
      throw .refused("the tool '\(name)' is not offered in this trial")
    }
    guard let command = arguments["command"]?.string else {
      throw .refused("the tool 'shell' needs a text 'command'")
    }
    let number = nextToolCall()
    do {
      try await session.writeLine(
        SessionScript.tool(
          Array(command.utf8), number: number, encode: { Data($0).base64EncodedString() }))
      while let line = try await session.nextLine(within: .seconds(70)) {
        let words = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
        guard words.count >= 3, words[0] == "tool", words[1] == "\(number)" else { continue }
        if words[2] == "0" { return }
        let output = words.count > 3 ? Data(base64Encoded: String(words[3])) : nil
        throw ActionFailure.refused(
          "the command ended with status \(words[2]): "
            + String(decoding: output ?? Data(), as: UTF8.self))
      }
      throw ActionFailure.lost("the session ended while a command ran")
    } catch let error as ActionFailure {
      throw error
    } catch {
      throw .lost("\(error)")
    }
  }
}
