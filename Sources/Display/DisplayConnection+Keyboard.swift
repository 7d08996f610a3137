extension DisplayConnection {
  /// Presses a chord such as `ctrl+shift+t`, or a single key such as `enter`, `count` times.
  ///
  /// Names are X11's keysym names or common ones, whatever their case; a single character names
  /// itself. `count` ranges from 1 to 100. Modifiers that are held already stay so.
  ///
  /// - Throws: `DisplayError.unknownKey`, `.outOfRange`, `.lost`.
  @discardableResult public func key(
    _ chord: String, count: Int = 1
  ) async throws(DisplayError) -> Delivery {
    let chord = try Chord(chord)
    try Self.check(count, of: "key presses", in: 1...100)
    await beginInput()
    defer { endInput() }
    return Delivery(try await press(chord, count: count))
  }

  /// Holds a chord down for a time of 0 to 60 seconds, shorter if the task is cancelled.
  ///
  /// Other input may be sent meanwhile, such as clicks while a modifier is held.
  ///
  /// - Throws: `DisplayError.unknownKey`, `.outOfRange`, `.lost`.
  @discardableResult public func hold(
    _ chord: String, seconds: Double
  ) async throws(DisplayError) -> Delivery {
    let chord = try Chord(chord)
    guard (0...60).contains(seconds) else {
      throw .outOfRange("seconds", Int(exactly: seconds.rounded()) ?? .max, 0...60)
    }
    if let obstacle = try await obstacleOfServer() { return .undelivered(obstacle) }
    let pressing = Sending()
    let (held, inTheWay) = try session.perform {
      () throws(DisplayError) -> ([UInt8], Delivery.Obstacle?) in
      if let obstacle = try session.obstacle(to: chord) { return ([], obstacle) }
      return (try session.hold(chord, for: pressing), nil)
    }
    if let inTheWay { return .undelivered(inTheWay) }
    let release = ContinuousClock.now + .seconds(seconds)
    let pressed = try await obstacle(to: pressing)
    if pressed == nil {
      _ = await wait(upTo: (release - .now) / .seconds(1)) { _, _ in .again() }
    }
    let releasing = Sending()
    try session.perform { session.send(held.reversed(), down: false, for: releasing) }
    let released = try await obstacle(to: releasing)
    if session.spares?.assigned.isEmpty == false {
      await beginInput()
      await returnSpareKeys()
      endInput()
    }
    return Delivery(pressed ?? released)
  }

  /// Presses a chord; returns what is in the way otherwise.
  func press(_ chord: Chord, count: Int = 1) async throws(DisplayError) -> Delivery.Obstacle? {
    if let obstacle = try await obstacleOfServer() { return obstacle }
    let sending = Sending()
    let inTheWay = try session.perform { () throws(DisplayError) in
      try session.press(chord, count: count, for: sending)
    }
    let obstacle = try await obstacle(to: sending)
    if session.spares?.assigned.isEmpty == false { await returnSpareKeys() }
    return inTheWay ?? obstacle
  }

  /// Waits until the application has read its keys and takes the characters off the spare keys;
  /// returns whether that was possible.
  ///
  /// Not while a key is held down, which may be one of them.
  @discardableResult func returnSpareKeys(upTo seconds: Double = 1) async -> Bool {
    guard session.isAlive, session.held.keys.isEmpty,
      await waitForAnswer(of: session.focusedWindow(), upTo: seconds), session.isAlive
    else { return false }
    session.restoreSpares()
    return true
  }
}
