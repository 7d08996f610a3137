import CX11

/// The names of keys as people and models write them.
enum KeyNames {
  /// Names that are not X11's own, in lower case.
  private static let aliases: [String: String] = [
    "alt": "Alt_L", "altgr": "ISO_Level3_Shift", "backspace": "BackSpace", "bksp": "BackSpace",
    "break": "Break", "caps": "Caps_Lock", "capslock": "Caps_Lock", "cmd": "Super_L",
    "command": "Super_L", "control": "Control_L", "ctrl": "Control_L", "ctl": "Control_L",
    "del": "Delete", "enter": "Return", "esc": "Escape", "ins": "Insert", "meta": "Super_L",
    "option": "Alt_L", "page_down": "Next", "page_up": "Prior", "pagedown": "Next",
    "pageup": "Prior", "pgdn": "Next", "pgup": "Prior", "printscreen": "Print",
    "print_screen": "Print", "return": "Return", "shift": "Shift_L", "space": "space",
    "spacebar": "space", "super": "Super_L", "win": "Super_L", "windows": "Super_L",
    "numlock": "Num_Lock", "scrolllock": "Scroll_Lock",
  ]

  /// The keysym of a key's name, whatever its case; nil for names that X11 does not know.
  ///
  /// A single character names itself.
  static func keysym(of name: String) -> KeySym? {
    let scalars = Array(name.unicodeScalars)
    if scalars.count == 1 { return keysym(of: scalars[0]) }
    let lower = name.lowercased()
    if let alias = aliases[lower] { return known(alias) }
    // X11 writes Page_Up, KP_Enter, F5, BackSpace, eacute: the usual spellings, most exact first.
    let parts = lower.split(separator: "_", omittingEmptySubsequences: false)
    let capitals = parts.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: "_")
    let pad = lower.hasPrefix("kp_") ? "KP_" + capitals.dropFirst(3) : capitals
    let prefixed = lower.hasPrefix("xf86") ? "XF86" + name.dropFirst(4) : pad
    for spelling in [name, lower, capitals, pad, prefixed] {
      if let keysym = known(spelling) { return keysym }
    }
    return nil
  }

  /// The keysym of a character; nil for control characters that no key stands for.
  ///
  /// The mapping is X11's (Appendix A of the X Window System Protocol): Latin-1 stands for itself,
  /// everything else for its code point above 0x01000000.
  static func keysym(of scalar: Unicode.Scalar) -> KeySym? {
    switch scalar.value {
    case 0x0a, 0x0d: KeySym(XK_Return)
    case 0x09: KeySym(XK_Tab)
    case 0x08: KeySym(XK_BackSpace)
    case 0x1b: KeySym(XK_Escape)
    case 0x20...0x7e, 0xa0...0xff: KeySym(scalar.value)
    case 0x100...: KeySym(0x0100_0000 + scalar.value)
    default: nil
    }
  }

  private static func known(_ spelling: String) -> KeySym? {
    let keysym = XStringToKeysym(spelling)
    return keysym == 0 ? nil : keysym
  }
}
