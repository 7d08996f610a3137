import CX11

extension XSession {
  /// Presses the chord `count` times.
  ///
  /// Returns whether characters had to be put on spare keys.
  func press(_ chord: Chord, count: Int) throws(DisplayError) -> Bool {
    let keys = try keys(of: chord)
    for _ in 0..<count {
      for key in keys { send(key, down: true) }
      for key in keys.reversed() { send(key, down: false) }
    }
    synchronize()
    return spares?.assigned.isEmpty == false
  }

  /// Presses or releases all keys of a chord, which stay so.
  func hold(_ chord: Chord, down: Bool) throws(DisplayError) {
    let keys = try keys(of: chord)
    for key in down ? keys : keys.reversed() { send(key, down: down) }
    synchronize()
  }

  /// Types as many of the symbols as there are keys for, and returns their number.
  func type(_ symbols: ArraySlice<KeySym>) -> Int {
    var spares = currentSpares()
    let (added, reach) = spares.assign(symbols)
    self.spares = spares
    map(added)
    // With Caps Lock on or a second layout chosen, other characters would come out. The state of
    // the moment travels in each key event, so that it can be put back at once.
    var state = XkbStateRec()
    XkbGetState(display, UInt32(XkbUseCoreKbd), &state)
    let lock = UInt32(state.locked_mods) & UInt32(LockMask)
    let group = UInt32(state.locked_group)
    if lock != 0 { XkbLockModifiers(display, UInt32(XkbUseCoreKbd), lock, 0) }
    if group != 0 { XkbLockGroup(display, UInt32(XkbUseCoreKbd), 0) }
    let shift = spares.layout[KeySym(XK_Shift_L)]
    for symbol in symbols.prefix(reach) {
      guard let key = spares[symbol] else { continue }
      if key.shifted, let shift { send(shift.code, down: true) }
      send(key.code, down: true)
      send(key.code, down: false)
      if key.shifted, let shift { send(shift.code, down: false) }
    }
    if lock != 0 { XkbLockModifiers(display, UInt32(XkbUseCoreKbd), lock, lock) }
    if group != 0 { XkbLockGroup(display, UInt32(XkbUseCoreKbd), group) }
    synchronize()
    return reach
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
      codes.append(key.code)
    }
    return codes
  }

  private func send(_ code: KeyCode, down: Bool) {
    XTestFakeKeyEvent(display, UInt32(code), down ? True : False, UInt(CurrentTime))
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
