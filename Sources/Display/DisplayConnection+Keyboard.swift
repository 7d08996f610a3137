extension DisplayConnection {
  /// Presses a chord such as `ctrl+shift+t`, or a single key such as `enter`, `count` times.
  ///
  /// Names are X11's keysym names or common ones, whatever their case; a single character names
  /// itself. `count` ranges from 1 to 100.
  ///
  /// - Throws: `DisplayError.unknownKey`, `.outOfRange`, `.lost`.
  public func key(_ chord: String, count: Int = 1) async throws(DisplayError) {
    let chord = try Chord(chord)
    try Self.check(count, of: "key presses", in: 1...100)
    await beginInput()
    defer { endInput() }
    let borrowed = try session.perform { () throws(DisplayError) in
      try session.press(chord, count: count)
    }
    if borrowed { await returnSpareKeys() }
  }

  /// Holds a chord down for a time of 0 to 60 seconds, shorter if the task is cancelled.
  ///
  /// Other input may be sent meanwhile, such as clicks while a modifier is held.
  ///
  /// - Throws: `DisplayError.unknownKey`, `.outOfRange`, `.lost`.
  public func hold(_ chord: String, seconds: Double) async throws(DisplayError) {
    let chord = try Chord(chord)
    guard (0...60).contains(seconds) else {
      throw .outOfRange("seconds", Int(exactly: seconds.rounded()) ?? .max, 0...60)
    }
    try session.perform { () throws(DisplayError) in try session.hold(chord, down: true) }
    _ = await wait(upTo: seconds) { _, _ in .again() }
    try session.perform { () throws(DisplayError) in try session.hold(chord, down: false) }
    if session.spares?.assigned.isEmpty == false {
      await beginInput()
      await returnSpareKeys()
      endInput()
    }
  }

  /// Types text exactly, whatever its characters, into whatever has the keyboard.
  ///
  /// Line ends are the Return key and tabs the Tab key. Characters that the keyboard's layout lacks
  /// are put on spare keys, all before the first key is pressed. They stay there until the
  /// application has read its keys; where it does not answer, until a later text. Programs on Qt 5
  /// drop characters beyond U+FFFF however they are typed: use the clipboard there.
  ///
  /// - Throws: `DisplayError.unknownKey` for other control characters, before anything is typed;
  ///   `.notTaken` where more characters are needed than there are spare keys and the application
  ///   stopped reading; `.lost`.
  public func type(_ text: String) async throws(DisplayError) {
    let symbols = try Keystrokes(text).symbols
    await beginInput()
    defer { endInput() }
    var sent = 0
    while sent < symbols.count {
      let piece = symbols[sent..<min(symbols.count, sent + Self.longestPiece)]
      let typed = try session.perform { session.type(piece) }
      sent += typed
      let isShort = typed < piece.count
      if isShort {
        guard await returnSpareKeys(upTo: 5) else {
          guard session.isAlive else { throw .lost(name) }
          throw .notTaken(sent: sent, of: symbols.count)
        }
      } else if sent < symbols.count {
        // Keeps the application from falling far behind.
        _ = await waitForAnswer(of: session.focusedWindow(), upTo: 1)
      }
    }
    if session.spares?.assigned.isEmpty == false { await returnSpareKeys() }
  }

  private static let longestPiece = 1000

  /// Waits until the application has read its keys and takes the characters off the spare keys;
  /// returns whether that was possible.
  @discardableResult private func returnSpareKeys(upTo seconds: Double = 1) async -> Bool {
    guard session.isAlive,
      await waitForAnswer(of: session.focusedWindow(), upTo: seconds), session.isAlive
    else { return false }
    session.restoreSpares()
    return true
  }
}
