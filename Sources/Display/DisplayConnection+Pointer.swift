public import Vocabulary

extension DisplayConnection {
  /// Moves the pointer, and returns whether it got there.
  ///
  /// While a button is held down, the pointer passes through places in between as in a drag.
  ///
  /// - Throws: `DisplayError.outside`, `.lost`.
  @discardableResult public func move(to point: Point) async throws(DisplayError) -> Delivery {
    try session.check(point)
    await beginInput()
    defer { endInput() }
    if !session.held.buttons.isEmpty { try await drawNear(point) }
    return Delivery(try await reach(point, toPress: []))
  }

  /// Moves the pointer to a point, and presses and releases a button there `count` times while the
  /// modifiers, named as in chords, are held.
  ///
  /// `count` ranges from 1 to 100. Nothing is pressed where an application keeps the pointer from
  /// the point.
  ///
  /// - Throws: `DisplayError.outside`, `.unknownKey`, `.outOfRange`, `.lost`.
  @discardableResult public func click(
    at point: Point, button: Action.Button = .left, count: Int = 1, modifiers: [String] = []
  ) async throws(DisplayError) -> Delivery {
    try session.check(point)
    try Self.check(count, of: "clicks", in: 1...100)
    let modifiers = try Chord(modifiers: modifiers)
    await beginInput()
    defer { endInput() }
    if let obstacle = try await reach(point, toPress: [button]) { return .undelivered(obstacle) }
    let sending = Sending()
    let strayed = try session.perform { () throws(DisplayError) in
      let held = try session.hold(modifiers, for: sending)
      var strayed: Point?
      for _ in 0..<count {
        session.button(button.number, down: true, for: sending)
        // An application may have moved the pointer at the last moment.
        let position = session.pointerState().position
        if position != point { strayed = strayed ?? position }
        session.button(button.number, down: false, for: sending)
      }
      session.send(held.reversed(), down: false, for: sending)
      return strayed
    }
    let obstacle = try await obstacle(to: sending)
    return Delivery(obstacle ?? strayed.map { .pointerElsewhere($0, pressed: true) })
  }

  /// Presses a button in one place, moves on through others, and releases it in the last, while the
  /// modifiers are held.
  ///
  /// The pointer passes through places in between, and waits in each until the applications below
  /// it have seen it there, so that they take the movement for a drag and are ready for the drop.
  ///
  /// - Throws: `DisplayError.outside`, `.unknownKey`, `.lost`.
  @discardableResult public func drag(
    from start: Point, through corners: [Point] = [], to end: Point,
    button: Action.Button = .left, modifiers: [String] = []
  ) async throws(DisplayError) -> Delivery {
    for point in [start] + corners + [end] { try session.check(point) }
    let modifiers = try Chord(modifiers: modifiers)
    await beginInput()
    defer { endInput() }
    if let obstacle = try await reach(start, toPress: [button]) { return .undelivered(obstacle) }
    let sending = Sending()
    let (held, source) = try session.perform { () throws(DisplayError) in
      let held = try session.hold(modifiers, for: sending)
      session.button(button.number, down: true, for: sending)
      return (held, session.windowAtPointer())
    }
    _ = await waitForAnswer(of: source, upTo: 0.5)
    await follow(DragPath(from: start, through: corners, to: end), from: source, for: sending)
    let dropped = try session.perform {
      let position = session.pointerState().position
      session.button(button.number, down: false, for: sending)
      session.send(held.reversed(), down: false, for: sending)
      return position
    }
    let strayed = dropped == end ? nil : Delivery.Obstacle.pointerElsewhere(dropped, pressed: true)
    return Delivery(try await obstacle(to: sending) ?? strayed)
  }

  /// Moves the pointer along a drag's path with a button down; the applications are given the time
  /// that they need.
  func follow(_ path: DragPath, from source: UInt?, for sending: Sending) async {
    for point in path.way where session.isAlive {
      session.move(to: point, for: sending)
      await pause(source)
    }
    for point in path.hover where session.isAlive {
      await rest()
      session.move(to: point, for: sending)
      await pause(source)
    }
    await rest()
  }

  /// Turns the wheel at a point, while the modifiers are held: `y` notches down and `x` to the right,
  /// up and left if negative.
  ///
  /// Both range from -100 to 100.
  ///
  /// - Throws: `DisplayError.outside`, `.unknownKey`, `.outOfRange`, `.lost`.
  @discardableResult public func scroll(
    at point: Point, x: Int, y: Int, modifiers: [String] = []
  ) async throws(DisplayError) -> Delivery {
    try session.check(point)
    try Self.check(x, of: "notches to the right", in: -100...100)
    try Self.check(y, of: "notches down", in: -100...100)
    let modifiers = try Chord(modifiers: modifiers)
    await beginInput()
    defer { endInput() }
    if let obstacle = try await reach(point, toPress: []) { return .undelivered(obstacle) }
    let sending = Sending()
    try session.perform { () throws(DisplayError) in
      let held = try session.hold(modifiers, for: sending)
      // The wheel's notches are the buttons 4 to 7: up, down, left and right.
      for (number, count) in [(4, -y), (5, y), (6, -x), (7, x)] where count > 0 {
        for _ in 0..<count {
          session.button(Int32(number), down: true, for: sending)
          session.button(Int32(number), down: false, for: sending)
        }
      }
      session.send(held.reversed(), down: false, for: sending)
    }
    return Delivery(try await obstacle(to: sending))
  }

  /// Where the pointer is.
  ///
  /// - Throws: `DisplayError.lost`.
  public func pointer() throws(DisplayError) -> Point {
    try session.perform { session.pointerState().position }
  }

  /// Moves the pointer to a point where the buttons are to be pressed; returns what is in the way.
  func reach(
    _ point: Point, toPress buttons: [Action.Button]
  ) async throws(DisplayError) -> Delivery.Obstacle? {
    let sending = Sending()
    try session.perform { session.move(to: point, for: sending) }
    if let obstacle = try await obstacle(to: sending) { return obstacle }
    let (position, down) = try session.perform { session.pointerState() }
    guard position == point else { return .pointerElsewhere(position, pressed: false) }
    return buttons.first {
      down.contains($0.number) || session.held.buttons.contains($0.number)
    }.map {
      .alreadyDown("the \($0.rawValue) button")
    }
  }

  /// Waits until the application where a drag began and the one below the pointer have seen it,
  /// and a moment for those that cannot be asked.
  private func pause(_ source: UInt?) async {
    let pings = Set([source, session.windowAtPointer()].compactMap { $0 }).compactMap {
      session.ping($0)
    }
    let earliest = ContinuousClock.now + .milliseconds(8)
    let waiting = PendingPings(pings)
    _ = await wait(upTo: 0.2) { session, now in
      waiting.numbers = waiting.numbers.filter { !session.takePong($0) }
      guard waiting.numbers.isEmpty else { return .again() }
      return now >= earliest ? .met : .again(at: earliest)
    }
  }

  /// Waits until nothing on the screen has changed for a moment, where an application shows no other
  /// way that it is ready.
  func rest() async {
    let start = ContinuousClock.now
    _ = await wait(upTo: 0.5) { session, now in
      let last = session.damage.lastChange(ignoringAreasUpTo: 0) ?? start
      let due = max(start, last) + .milliseconds(50)
      return now >= due ? .met : .again(at: due)
    }
  }

  static func check(
    _ number: Int, of what: String, in range: ClosedRange<Int>
  ) throws(DisplayError) {
    guard range.contains(number) else { throw .outOfRange(what, number, range) }
  }
}

/// The pings that are not answered yet; touched on the display's thread alone.
private final class PendingPings {
  var numbers: [Int]
  init(_ numbers: [Int]) { self.numbers = numbers }
}
