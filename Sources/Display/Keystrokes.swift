import CX11

/// The keys for a text, one for each of its characters.
struct Keystrokes {
  let symbols: [KeySym]

  init(_ text: String) throws(DisplayError) {
    var symbols: [KeySym] = []
    symbols.reserveCapacity(text.unicodeScalars.count)
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      // The line end of other systems is one key.
      if scalar == "\n", previous == "\r" { continue }
      guard let symbol = KeyNames.keysym(of: scalar), scalar != "\u{8}", scalar != "\u{1b}" else {
        throw .unknownKey("U+\(String(scalar.value, radix: 16, uppercase: true))")
      }
      symbols.append(symbol)
    }
    self.symbols = symbols
  }
}
