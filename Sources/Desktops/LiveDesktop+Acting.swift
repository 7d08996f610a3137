import Display
import Imaging
public import Vocabulary

extension LiveDesktop {
  /// Carries out one action and waits until the screen has come to rest.
  public func perform(_ action: Action) async throws(Fault) -> Performance {
    if let reason = refusal(of: action) {
      return Performance(result: ActionResult(.refused, message: reason))
    }
    if case .zoom(let part, let capture) = action {
      zoom = remembered(capture)?.capture.onScreen(part) ?? part
      return Performance(result: ActionResult(.unchanged))
    }
    let clock = ContinuousClock()
    do {
      let stale = try await isStale(action)
      let unseen: MarkedCapture
      if let known = try await unchanged() {
        unseen = known
      } else {
        unseen = try await display.markedCapture(pointer: false)
      }
      rested = nil
      let start = clock.now
      await display.mark()
      let (delivery, answer): (Delivery, String?)
      do throws(ActionFailure) {
        (delivery, answer) = try await carryOut(action.mapTargets { .init(onScreen($0)) })
      } catch {
        switch error {
        case .refused(let reason):
          return Performance(result: ActionResult(.refused, message: reason))
        case .lost(let reason): throw Fault.lost("The X server is gone", reason)
        }
      }
      let acting = (clock.now - start).seconds
      let rule = configuration.settle
      let settled = try await display.settle(
        quiet: rule.quiet, prompt: isPrompt ? rule.prompt : nil, cap: rule.cap,
        ignoringAreasUpTo: rule.ignoredArea)
      // What was painted may look as before, and what changed may be smaller than a caret.
      let changed = try await change(from: unseen)
      let result =
        switch delivery {
        case .delivered:
          ActionResult(
            changed.map(Self.isCaret) ?? true ? .unchanged : .changed, message: answer,
            stale: stale)
        // Part of it may have had an effect, which was waited for all the same.
        case .undelivered(let obstacle):
          ActionResult(.undelivered, message: "\(obstacle)", stale: stale)
        }
      return Performance(result: result, acting: acting, settling: settled.seconds)
    } catch let fault as Fault {
      throw fault
    } catch {
      throw .lost("The X server is gone", error)
    }
  }

  /// The screen after the last action, where nothing was painted since.
  private func unchanged() async throws(DisplayError) -> MarkedCapture? {
    guard let rested, try await display.paintedRows(since: rested.mark) == nil else { return nil }
    return rested
  }

  /// Where the screen differs from a capture without pointer; nil where it does not.
  private func change(from before: MarkedCapture) async throws(DisplayError) -> Bitmap.Area? {
    guard try await display.paintedRows(since: before.mark) != nil else {
      rested = before
      return nil
    }
    let after = try await display.markedCapture(pointer: false)
    rested = after
    // Asked once more, for what was painted in between.
    return after.bitmap.changedBounds(
      from: before.bitmap, in: try await display.paintedRows(since: before.mark))
  }

  /// Whether a change is no more than a caret that blinks: a thin line.
  private static func isCaret(_ area: Bitmap.Area) -> Bool {
    area.width <= 3 && area.height <= 48
  }

  /// Whether the application with the keyboard is known to paint at once.
  private var isPrompt: Bool {
    guard let front else { return false }
    return Catalogue.all.contains { $0.promptClass == front.lowercased() }
  }

  /// Why an action was not carried out.
  enum ActionFailure: Error {
    case refused(String)
    case lost(String)

    init(_ error: DisplayError) {
      if case .lost = error { self = .lost("\(error)") } else { self = .refused("\(error)") }
    }
  }

  /// Carries an action out; a tool may have something to say.
  private func carryOut(
    _ action: Action
  ) async throws(ActionFailure) -> (Delivery, answer: String?) {
    if case .tool(let name, let arguments) = action {
      return (.delivered, try await call(name, arguments))
    }
    return (try await deliver(action), nil)
  }

  private func deliver(_ action: Action) async throws(ActionFailure) -> Delivery {
    do throws(DisplayError) {
      switch action {
      case .move(let target):
        return try await display.move(to: target.point)
      case .click(let target, let button, let count, let modifiers):
        return try await display.click(
          at: target.point, button: button, count: count, modifiers: modifiers)
      case .drag(let start, let way, let end, let button, let modifiers):
        return try await display.drag(
          from: start.point, through: way.map(\.point), to: end.point, button: button,
          modifiers: modifiers)
      case .buttonDown(let target, let button):
        return try await display.press(button, at: target.point)
      case .buttonUp(let target, let button):
        return try await display.release(button, at: target.point)
      case .scroll(let target, let x, let y, let modifiers):
        return try await display.scroll(at: target.point, x: x, y: y, modifiers: modifiers)
      case .type(let text):
        return try await display.type(text)
      case .key(let chord, let count) where Self.isForWindowManager(chord):
        // The window manager takes the keyboard only once it has seen the key go down; modifiers
        // let go before that are down for ever to it.
        for _ in 0..<count {
          let delivery = try await display.hold(chord, seconds: 0.06)
          if delivery != .delivered { return delivery }
        }
      case .key(let chord, let count):
        return try await display.key(chord, count: count)
      case .keyDown(let chord):
        return try await display.press(keys: chord)
      case .keyUp(let chord):
        return try await display.release(keys: chord)
      case .hold(let chord, let seconds):
        return try await display.hold(chord, seconds: seconds)
      case .wait(let seconds):
        _ = try await display.waitForChange(
          upTo: seconds, ignoringAreasUpTo: configuration.settle.ignoredArea)
      case .zoom, .tool, .done, .giveUp:
        break
      }
    } catch {
      throw ActionFailure(error)
    }
    return .delivered
  }

  /// Whether a chord is of the kind that window managers listen to.
  private static func isForWindowManager(_ chord: String) -> Bool {
    let keys = chord.lowercased().split(separator: "+")
    return keys.count > 1 && (keys.contains("alt") || keys.contains("super"))
  }
}
