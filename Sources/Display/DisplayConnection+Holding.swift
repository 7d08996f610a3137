import CX11
public import Vocabulary

extension DisplayConnection {
  /// Moves the pointer to a point and presses a button there, which stays down until `release` or
  /// `releaseAll`.
  ///
  /// - Throws: `DisplayError.outside`, `.lost`.
  @discardableResult public func press(
    _ button: Action.Button, at point: Point
  ) async throws(DisplayError) -> Delivery {
    try session.check(point)
    await beginInput()
    defer { endInput() }
    if !session.held.buttons.isEmpty { try await drawNear(point) }
    if let obstacle = try await reach(point, toPress: [button]) { return .undelivered(obstacle) }
    let sending = Sending()
    let position = try session.perform {
      session.button(button.number, down: true, for: sending)
      session.held.buttons.append(button.number)
      return session.pointerState().position
    }
    let strayed =
      position == point ? nil : Delivery.Obstacle.pointerElsewhere(position, pressed: true)
    return Delivery(try await obstacle(to: sending) ?? strayed)
  }

  /// Moves the pointer to a point, as in a drag, and releases a button there that `press` has
  /// pressed.
  ///
  /// - Throws: `DisplayError.outside`, `.lost`.
  @discardableResult public func release(
    _ button: Action.Button, at point: Point
  ) async throws(DisplayError) -> Delivery {
    try session.check(point)
    await beginInput()
    defer { endInput() }
    guard session.held.buttons.contains(button.number) else {
      return .undelivered(.notDown("the \(button.rawValue) button"))
    }
    if let obstacle = try await obstacleOfServer() { return .undelivered(obstacle) }
    try await drawNear(point)
    if let obstacle = try await reach(point, toPress: []) { return .undelivered(obstacle) }
    let sending = Sending()
    try session.perform {
      session.held.buttons.removeAll { $0 == button.number }
      session.button(button.number, down: false, for: sending)
    }
    return Delivery(try await obstacle(to: sending))
  }

  /// Presses the keys of a chord that are not down yet; they stay down until `release(keys:)` or
  /// `releaseAll`.
  ///
  /// - Throws: `DisplayError.unknownKey`, `.lost`.
  @discardableResult public func press(
    keys chord: String
  ) async throws(DisplayError) -> Delivery {
    let chord = try Chord(chord)
    await beginInput()
    defer { endInput() }
    if let obstacle = try await obstacleOfServer() { return .undelivered(obstacle) }
    let sending = Sending()
    let inTheWay = try session.perform { () throws(DisplayError) -> Delivery.Obstacle? in
      if let obstacle = try session.obstacle(to: chord) { return obstacle }
      let last = chord.keys.last.map { UInt($0) } ?? 0
      let codes = try session.hold(chord, for: sending)
      session.held.keys += codes.map { code in
        let symbol = XkbKeycodeToKeysym(session.display, code, 0, 0)
        return HeldInput.Key(
          symbol: code == codes.last ? last : UInt(symbol), code: code)
      }
      return nil
    }
    return Delivery(try await obstacle(to: sending) ?? inTheWay)
  }

  /// Releases the keys of a chord that `press(keys:)` has pressed.
  ///
  /// - Throws: `DisplayError.unknownKey`, `.lost`.
  @discardableResult public func release(
    keys chord: String
  ) async throws(DisplayError) -> Delivery {
    let chord = try Chord(chord)
    await beginInput()
    defer { endInput() }
    if let obstacle = try await obstacleOfServer() { return .undelivered(obstacle) }
    let symbols = chord.keys.map { UInt($0) }
    let released = session.held.keys.filter { symbols.contains($0.symbol) }
    if let missing = symbols.first(where: { symbol in !released.contains { $0.symbol == symbol } })
    {
      return .undelivered(.notDown("the key " + XSession.name(of: KeySym(missing))))
    }
    return Delivery(try await letGo(buttons: [], keys: released))
  }

  /// Releases every button and key that is still down because of `press` and `press(keys:)`.
  ///
  /// - Throws: `DisplayError.lost`.
  @discardableResult public func releaseAll() async throws(DisplayError) -> Delivery {
    await beginInput()
    defer { endInput() }
    guard !session.held.isEmpty else { return .delivered }
    return Delivery(try await letGo(buttons: session.held.buttons, keys: session.held.keys))
  }

  /// Moves the pointer close to a point as in a drag, with a button down.
  func drawNear(_ point: Point) async throws(DisplayError) {
    let (start, source) = try session.perform {
      (session.pointerState().position, session.windowAtPointer())
    }
    guard start != point else { return }
    let sending = Sending()
    await follow(DragPath(from: start, to: point), from: source, for: sending)
    session.input.forget(sending)
  }

  private func letGo(
    buttons: [Int32], keys: [HeldInput.Key]
  ) async throws(DisplayError) -> Delivery.Obstacle? {
    let sending = Sending()
    try session.perform {
      session.send(keys.reversed().map(\.code), down: false, for: sending)
      for button in buttons.reversed() { session.button(button, down: false, for: sending) }
      session.held.keys.removeAll { keys.contains($0) }
      session.held.buttons.removeAll { buttons.contains($0) }
    }
    let obstacle = try await obstacle(to: sending)
    if session.held.keys.isEmpty, session.spares?.assigned.isEmpty == false {
      await returnSpareKeys()
    }
    return obstacle
  }
}
