import CX11

/// Which spare keys stand for which characters at the moment.
struct SpareKeys {
  let layout: KeyboardLayout
  private var free: [KeyCode]
  private(set) var assigned: [KeySym: KeyCode] = [:]

  init(layout: KeyboardLayout) {
    self.layout = layout
    free = layout.spares.reversed()
  }

  /// The key for a symbol: the layout's own, or a spare one that was given the symbol.
  subscript(symbol: KeySym) -> KeyboardLayout.Key? {
    layout[symbol] ?? assigned[symbol].map { .init(code: $0, shifted: false) }
  }

  /// Gives spare keys to the symbols that have none, and returns these keys in ascending order.
  ///
  /// Stops at the first symbol for which no spare key is left; `reach` is the number of leading
  /// symbols that now have a key.
  mutating func assign(_ symbols: some Sequence<KeySym>) -> (added: [KeyCode], reach: Int) {
    var added: [KeyCode] = []
    var reach = 0
    for symbol in symbols {
      if self[symbol] == nil {
        guard let code = free.popLast() else { break }
        assigned[symbol] = code
        added.append(code)
      }
      reach += 1
    }
    return (added.sorted(), reach)
  }

  /// Takes all characters back, and returns the keys they were on in ascending order.
  mutating func release() -> [KeyCode] {
    let codes = assigned.values.sorted()
    assigned = [:]
    free = layout.spares.reversed()
    return codes
  }

  /// The symbols that a key is to give: the character it was given, else the layout's.
  func row(of code: KeyCode) -> [KeySym] {
    guard let symbol = assigned.first(where: { $0.value == code })?.key else {
      return Array(layout.row(of: code))
    }
    // In every column: a lone letter would be taken for a pair of small and capital letter.
    return Array(repeating: symbol, count: layout.columns)
  }
}
