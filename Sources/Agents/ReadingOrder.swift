import Vocabulary

extension Rectangle {
  /// The part on the screen, or nil for what is empty, off the screen or absurd.
  func visible(on screen: Rectangle) -> Rectangle? {
    let sane = -(1 << 24)...(1 << 24)
    guard [x, y, width, height].allSatisfy(sane.contains) else { return nil }
    return intersection(screen)
  }
}

extension [Rectangle] {
  /// The areas row by row from the top, each row from the left.
  ///
  /// Areas whose tops differ by less than half of the smaller height share a row, so that a
  /// button that stands a pixel higher than its neighbour does not come first.
  func inReadingOrder() -> [Rectangle] {
    var rows: [[Rectangle]] = []
    for area in sorted(by: { ($0.y, $0.x) < ($1.y, $1.x) }) {
      if let first = rows.last?.first,
        (area.y - first.y) * 2 < Swift.min(area.height, first.height)
      {
        rows[rows.count - 1].append(area)
      } else {
        rows.append([area])
      }
    }
    return rows.flatMap { row in
      row.enumerated()
        .sorted { ($0.element.x, $0.offset) < ($1.element.x, $1.offset) }.map(\.element)
    }
  }
}
