import Vocabulary

/// The places that the pointer passes in a drag, the end twice.
///
/// Toolkits begin a drag only after some pixels (8 in GTK, 10 in Qt) of movement, and a place where
/// something can be dropped wants to see movement over itself.
struct DragPath {
  let points: [Point]

  init(from start: Point, to end: Point) {
    let x = end.x - start.x
    let y = end.y - start.y
    let length = max(abs(x), abs(y))
    let count = min(24, max(4, length / 16))
    var points: [Point] = []
    for step in 1...count {
      let point = Point(x: start.x + x * step / count, y: start.y + y * step / count)
      if point != points.last { points.append(point) }
    }
    points.append(end)
    self.points = points
  }
}
