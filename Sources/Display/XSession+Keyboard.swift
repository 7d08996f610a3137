import CX11

extension XSession {
  /// Presses the chord `count` times, or says what is in the way.
  func press(
    _ chord: Chord, count: Int, for sending: Sending
  ) throws(DisplayError) -> Delivery.Obstacle? {
    guard let (keys, last) = try pressable(chord) else { return alreadyDown(chord) }
    for _ in 0..<count {
      send(keys, down: true, for: sending)
      send([last], down: true, for: sending)
      send([last], down: false, for: sending)
      send(keys.reversed(), down: false, for: sending)
    }
    return nil
  }

  /// Presses the keys of a chord, which stay down, and returns those that were not down before.
  func hold(_ chord: Chord, for sending: Sending) throws(DisplayError) -> [KeyCode] {
    // Reading the layout takes longer than a whole click.
    guard !chord.keys.isEmpty else { return [] }
    let codes = try keys(of: chord)
    let down = keysDown()
    let held = codes.filter { !down.contains($0) }
    send(held, down: true, for: sending)
    return held
  }

  /// What is in the way of a chord whose last key is down already; nil where it is not.
  func obstacle(to chord: Chord) throws(DisplayError) -> Delivery.Obstacle? {
    try pressable(chord) == nil ? alreadyDown(chord) : nil
  }

  /// What is in the way of typing: a modifier that is down, with which other characters come out.
  func obstacleToTyping() -> Delivery.Obstacle? {
    let held = keysDown().intersection(currentSpares().layout.modifiers)
    return held.min().map {
      .alreadyDown("the key " + Self.name(of: XkbKeycodeToKeysym(display, $0, 0, 0)))
    }
  }

  /// Presses or releases keys.
  func send(_ codes: some Sequence<KeyCode>, down: Bool, for sending: Sending) {
    for code in codes {
      send(.key(code, down: down), for: sending) {
        XTestFakeKeyEvent(display, UInt32(code), down ? True : False, UInt(CurrentTime))
      }
    }
  }

  /// Gives spare keys to the symbols that have none; returns for how many of the symbols there is a
  /// key now, and whether that changed the keyboard.
  func prepare(_ symbols: ArraySlice<KeySym>) -> (reach: Int, isChanged: Bool) {
    var spares = currentSpares()
    let (added, reach) = spares.assign(symbols)
    self.spares = spares
    map(added)
    return (reach, !added.isEmpty)
  }

  /// Types symbols, each of which was prepared.
  func type(_ symbols: ArraySlice<KeySym>, for sending: Sending) {
    let spares = self.spares ?? currentSpares()
    // With Caps Lock on or a second layout chosen, other characters would come out. The state of
    // the moment travels in each key event, so that it can be put back at once.
    var state = XkbStateRec()
    XkbGetState(display, UInt32(XkbUseCoreKbd), &state)
    let lock = UInt32(state.locked_mods) & UInt32(LockMask)
    let group = UInt32(state.locked_group)
    if lock != 0 { XkbLockModifiers(display, UInt32(XkbUseCoreKbd), lock, 0) }
    if group != 0 { XkbLockGroup(display, UInt32(XkbUseCoreKbd), 0) }
    let shift = (spares.layout[KeySym(XK_Shift_L)]?.code).map { [$0] } ?? []
    for symbol in symbols {
      guard let key = spares[symbol] else { continue }
      if key.shifted { send(shift, down: true, for: sending) }
      send([key.code], down: true, for: sending)
      send([key.code], down: false, for: sending)
      if key.shifted { send(shift, down: false, for: sending) }
    }
    if lock != 0 { XkbLockModifiers(display, UInt32(XkbUseCoreKbd), lock, lock) }
    if group != 0 { XkbLockGroup(display, UInt32(XkbUseCoreKbd), group) }
  }

  /// Gives the spare keys their own symbols back.
  ///
  /// Only once the application has handled its keys: it looks a key's symbol up when it handles
  /// the event, not when the key is pressed.
  func restoreSpares() {
    guard var spares else { return }
    let codes = spares.release()
    self.spares = spares
    map(codes)
    synchronize()
    self.spares = nil
  }

  /// The keys to press for a chord, with Shift where a key needs it and the chord lacks it.
  private func keys(of chord: Chord) throws(DisplayError) -> [KeyCode] {
    var spares = currentSpares()
    let (added, reach) = spares.assign(chord.keys)
    guard reach == chord.keys.count else { throw .unknownKey("U+\(chord.keys[reach])") }
    self.spares = spares
    map(added)
    var codes: [KeyCode] = []
    for (index, symbol) in chord.keys.enumerated() {
      guard let key = spares[symbol] else { continue }
      let hasShift = chord.keys[..<index].contains {
        $0 == KeySym(XK_Shift_L) || $0 == KeySym(XK_Shift_R)
      }
      if key.shifted, !hasShift, let shift = spares.layout[KeySym(XK_Shift_L)] {
        codes.append(shift.code)
      }
      // A key that is named twice is pressed once.
      if !codes.contains(key.code) { codes.append(key.code) }
    }
    return codes
  }

  /// The keys to hold and the key to press for a chord, without those that are held already; nil
  /// where the last one is down.
  private func pressable(
    _ chord: Chord
  ) throws(DisplayError) -> (held: [KeyCode], last: KeyCode)? {
    let codes = try keys(of: chord)
    let down = keysDown()
    guard let last = codes.last, !down.contains(last) else { return nil }
    return (codes.dropLast().filter { !down.contains($0) }, last)
  }

  private func alreadyDown(_ chord: Chord) -> Delivery.Obstacle {
    .alreadyDown("the key \(chord.keys.last.map(Self.name) ?? "")")
  }

  static func name(of symbol: KeySym) -> String {
    XKeysymToString(symbol).map { String(cString: $0) } ?? "U+\(String(symbol, radix: 16))"
  }

  /// The keys that are down, whoever holds them.
  private func keysDown() -> Set<KeyCode> {
    var bits = [CChar](repeating: 0, count: 32)
    XQueryKeymap(display, &bits)
    var down: Set<KeyCode> = []
    for (index, byte) in bits.enumerated() where byte != 0 {
      let byte = UInt8(bitPattern: byte)
      for bit in 0..<8 where byte & (1 << UInt8(bit)) != 0 { down.insert(KeyCode(index * 8 + bit)) }
    }
    return down
  }

  /// The assignment in force, or a fresh one on the layout as it is now.
  private func currentSpares() -> SpareKeys {
    if let spares, !spares.assigned.isEmpty { return spares }
    return SpareKeys(layout: readLayout())
  }

  private func readLayout() -> KeyboardLayout {
    var lowest: Int32 = 0
    var highest: Int32 = 0
    var columns: Int32 = 0
    XDisplayKeycodes(display, &lowest, &highest)
    let count = highest - lowest + 1
    var symbols: [KeySym] = []
    if let rows = XGetKeyboardMapping(display, KeyCode(lowest), count, &columns) {
      symbols = Array(UnsafeBufferPointer(start: rows, count: Int(count * columns)))
      XFree(rows)
    }
    var modifiers: Set<KeyCode> = []
    if let map = XGetModifierMapping(display) {
      let codes = UnsafeBufferPointer(
        start: map.pointee.modifiermap, count: 8 * Int(map.pointee.max_keypermod))
      modifiers = Set(codes.filter { $0 != 0 })
      XFreeModifiermap(map)
    }
    return KeyboardLayout(
      lowest: KeyCode(lowest), columns: Int(columns), symbols: symbols, modifiers: modifiers,
      inert: InertKeys.symbols)
  }

  /// Tells the X server what the keys, in ascending order, are to give: one request for each run
  /// of neighbours, all of them before any key is pressed.
  ///
  /// One request over everything in between would rewrite keys that are in use, and their types
  /// (such as Print's, which differs with Alt) would not survive that.
  private func map(_ codes: [KeyCode]) {
    guard let spares else { return }
    var rest = codes[...]
    while let first = rest.first {
      var run: [KeySym] = []
      var next = Int(first)
      while let code = rest.first, Int(code) == next {
        run += spares.row(of: code)
        rest.removeFirst()
        next += 1
      }
      XChangeKeyboardMapping(
        display, Int32(first), Int32(spares.layout.columns), &run, Int32(next - Int(first)))
    }
  }
}
