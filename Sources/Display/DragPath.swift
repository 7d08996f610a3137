import Vocabulary

/// The places that the pointer passes in a drag.
///
/// Toolkits begin a drag only after some pixels (8 in GTK, 10 in Qt) of movement. A place where
/// something can be dropped first asks what it is, and takes it only on a movement after the
/// answer; so there are small movements about the end as well.
struct DragPath {
  /// All places in order.
  var places: [Point] { way + hover }

  /// From the start, which is left out, to the end.
  let way: [Point]
  /// About the end, and there at last.
  let hover: [Point]

  init(from start: Point, through corners: [Point] = [], to end: Point) {
    var way: [Point] = []
    var here = start
    for corner in corners + [end] {
      let x = corner.x - here.x
      let y = corner.y - here.y
      let length = max(abs(x), abs(y))
      // A drawn curve has many corners, each a step of its own.
      let count = min(24, max(corners.isEmpty ? 4 : 1, length / 16))
      for step in 1...count {
        let point = Point(x: here.x + x * step / count, y: here.y + y * step / count)
        if point != way.last { way.append(point) }
      }
      here = corner
    }
    self.way = way
    // Every screen has a pixel to the left or to the right of this one.
    hover = [Point(x: end.x > 0 ? end.x - 1 : end.x + 1, y: end.y), end]
  }
}
