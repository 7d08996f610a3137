import CX11
import Vocabulary

extension XSession {
  /// Keeps a report for whoever watches; motion is seen in where buttons go down and up.
  func keep(_ input: Input) {
    guard observed != nil, input.kind != .motion else { return }
    var rootWindow: XID = 0
    var child: XID = 0
    var (x, y, windowX, windowY): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
    var mask: UInt32 = 0
    XQueryPointer(display, root, &rootWindow, &child, &x, &y, &windowX, &windowY, &mask)
    let isDown = input.kind == .press
    let event: ObservedInput.Event =
      input.device == .pointer
      ? .button(input.detail, down: isDown) : key(input.detail, mask, isDown)
    if case .key(let name, _, _) = event {
      let modifiers = ["Control": "ctrl", "Alt": "alt", "Super": "super", "Shift": "shift"]
      for (prefix, modifier) in modifiers where name.hasPrefix(prefix) {
        if isDown { heldModifiers.insert(modifier) } else { heldModifiers.remove(modifier) }
      }
    }
    let names = ["ctrl", "alt", "super", "shift"]
    observed?.append(
      ObservedInput(
        event, at: Point(x: Int(x), y: Int(y)),
        modifiers: names.filter(heldModifiers.contains), time: .now))
  }

  private func key(_ code: Int, _ mask: UInt32, _ isDown: Bool) -> ObservedInput.Event {
    var event = XKeyEvent()
    event.display = display
    event.keycode = UInt32(code)
    var symbol = XLookupKeysym(&event, 0)
    let isLetter = (0x61...0x7a).contains(symbol)
    let isShifted = heldModifiers.contains("shift")
    if isShifted != (isLetter && mask & UInt32(LockMask) != 0) {
      let shifted = XLookupKeysym(&event, 1)
      if shifted != 0 { symbol = shifted }
    }
    let name = XKeysymToString(symbol).map { String(cString: $0) } ?? ""
    return .key(name: name, text: Self.text(of: symbol), down: isDown)
  }

  /// The character of a keysym: Latin-1 stands for itself, the rest above 0x01000000.
  private static func text(of symbol: KeySym) -> String? {
    let value: UInt32? =
      switch symbol {
      case 0x20...0x7e, 0xa0...0xff: UInt32(symbol)
      case 0x0100_0100...0x0110_ffff: UInt32(symbol - 0x0100_0000)
      default: nil
      }
    return value.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
  }
}
