extension DisplayConnection {
  /// The area in pixels up to which a repainted place is taken for a caret.
  public static let caretArea = 1500

  /// Forgets what has changed on the screen so far.
  ///
  /// Call it right before an action whose effect `settle` is to see.
  public func mark() {
    guard session.isAlive else { return }
    session.synchronize()
    session.readEvents()
    session.damage.mark()
  }

  /// Waits until the screen has come to rest: nothing larger than `area` pixels has changed for
  /// `quiet` seconds, and the application with the keyboard has read everything that was sent to
  /// it, as far as it can be asked.
  ///
  /// Waits at least `quiet` and at most `cap` seconds. Small areas count when together they exceed
  /// `area`, each place once, so that a blinking caret never counts.
  ///
  /// - Throws: `DisplayError.lost`.
  public func settle(
    quiet: Double = 0.15, cap: Double = 3, ignoringAreasUpTo area: Int = caretArea
  ) async throws(DisplayError) -> Settled {
    let clock = ContinuousClock()
    let ping = try session.perform {
      session.readEvents()
      return session.focusedWindow().flatMap { session.ping($0) }
    }
    let start = clock.now
    let progress = SettlingProgress(answered: ping == nil)
    let isQuiet = await wait(upTo: cap) { session, now in
      if let ping, !progress.answered, session.takePong(ping) { progress.answered = true }
      let last = session.damage.lastChange(ignoringAreasUpTo: area)
      let due = max(start, last ?? start) + .seconds(quiet)
      guard progress.answered else { return .again() }
      return now >= due ? .met : .again(at: due)
    }
    guard session.isAlive else { throw .lost(name) }
    return Settled(
      changed: session.damage.lastChange(ignoringAreasUpTo: area) != nil, quiet: isQuiet,
      answered: progress.answered, seconds: (clock.now - start) / .seconds(1))
  }

  /// Waits until something larger than `area` pixels changes from now on, for at most `seconds`,
  /// and returns whether it did.
  ///
  /// - Throws: `DisplayError.lost`.
  public func waitForChange(
    upTo seconds: Double, ignoringAreasUpTo area: Int = caretArea
  ) async throws(DisplayError) -> Bool {
    try session.perform {
      session.synchronize()
      session.readEvents()
    }
    let start = ContinuousClock.now
    let changed = await wait(upTo: seconds) { session, _ in
      (session.damage.lastChange(ignoringAreasUpTo: area) ?? start) > start ? .met : .again()
    }
    guard session.isAlive else { throw .lost(name) }
    return changed
  }

  /// Waits until the application behind a window has read what was sent to it, for at most
  /// `seconds`, and returns whether it has.
  ///
  /// Applications that cannot be asked are given until the screen is quiet for a tenth of a
  /// second, or half a second at most.
  func waitForAnswer(of window: UInt?, upTo seconds: Double) async -> Bool {
    guard session.isAlive else { return false }
    if let window, let ping = session.ping(window) {
      return await wait(upTo: seconds) { session, _ in
        session.takePong(ping) ? .met : .again()
      }
    }
    let start = ContinuousClock.now
    _ = await wait(upTo: min(seconds, 0.5)) { session, now in
      let last = session.damage.lastChange(ignoringAreasUpTo: 0) ?? start
      let due = max(start, last) + .milliseconds(100)
      return now >= due ? .met : .again(at: due)
    }
    return session.isAlive
  }
}

/// Whether the application has answered; touched on the display's thread alone.
private final class SettlingProgress {
  var answered: Bool
  init(answered: Bool) { self.answered = answered }
}
