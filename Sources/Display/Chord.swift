import CX11

/// Keys that are pressed together, such as `ctrl+shift+t`: all but the last are held.
struct Chord: Equatable {
  /// The keysyms in the order in which they are pressed.
  var keys: [KeySym]

  /// Reads names joined by `+`; the key `+` itself may stand last, as in `ctrl++`.
  ///
  /// A single letter after modifiers means its key whatever its case, because people write
  /// `Ctrl+C`; alone, `A` means the capital letter.
  init(_ text: String) throws(DisplayError) {
    var names = text.split(separator: "+", omittingEmptySubsequences: false).map {
      $0.trimmingSpaces()
    }
    if names.count >= 2, names.suffix(2) == ["", ""] {
      names.removeLast(2)
      names.append("+")
    }
    keys = []
    for name in names {
      let letter = names.count > 1 && name.unicodeScalars.count == 1 ? name.lowercased() : name
      guard !name.isEmpty, let keysym = KeyNames.keysym(of: letter) else {
        throw .unknownKey(name.isEmpty ? text : name)
      }
      keys.append(keysym)
    }
  }

  /// Makes a chord of modifiers alone, each by its name.
  init(modifiers: [String]) throws(DisplayError) {
    keys = []
    for name in modifiers { keys += try Chord(name).keys }
  }
}

extension Substring {
  fileprivate func trimmingSpaces() -> String {
    // A lone space is the key of that name.
    count == 1 ? String(self) : String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
