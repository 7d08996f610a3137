import Vocabulary

/// Which rows of the screen were painted after which capture.
///
/// What the X server reports while a capture is under way may be in it or not, and so counts as
/// painted after it.
struct DamagedRows {
  /// For each row the number of the capture before which it was painted last; 0 for none.
  private var painted: [Int]
  private var capture = 0

  init(height: Int) { painted = Array(repeating: 0, count: height) }

  /// A capture is about to be asked for, and everything painted before is noted; returns its number.
  mutating func begin() -> Int {
    capture += 1
    return capture
  }

  /// Takes note of a painted area.
  mutating func note(_ area: Rectangle) {
    let rows = (area.y..<(area.y + max(0, area.height))).clamped(to: painted.indices)
    for row in rows { painted[row] = capture }
  }

  /// The rows between the first and the last that may have been painted since a capture.
  func since(_ capture: Int) -> Range<Int>? {
    guard let first = painted.firstIndex(where: { $0 >= capture }),
      let last = painted.lastIndex(where: { $0 >= capture })
    else { return nil }
    return first..<(last + 1)
  }
}
