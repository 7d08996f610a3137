import Statistics

/// A score as a bar of block characters, from 0 to 100 per cent.
enum TerminalBar {
  /// The bar: full up to the lower bound, lighter within the bounds, dots beyond.
  ///
  /// `bounds` are shares from 0 to 1. Where `rate` lies between them, the part below it is darker.
  static func draw(_ bounds: ClosedRange<Double>, rate: Double? = nil, cells: Int) -> String {
    String(
      (0..<cells).map { cell -> Character in
        let middle = (Double(cell) + 0.5) / Double(cells)
        if middle <= bounds.lowerBound { return "█" }
        if let rate, middle <= min(rate, bounds.upperBound) { return "▓" }
        return middle <= bounds.upperBound ? "▒" : "·"
      })
  }
}
