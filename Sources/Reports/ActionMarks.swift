import Vocabulary

/// Marks on a capture where an action went.
struct ActionMarks {
  var action: Action
  /// The capture under the marks.
  var capture: CaptureID
  var width: Int
  var height: Int

  /// The marks over a capture of `width` x `height` pixels; nil where the action has no place on
  /// it.
  func draw() -> HTML? {
    let points = action.targets
      .filter { ($0.capture == nil || $0.capture == capture) && $0.isPlaced }
      .map(\.point)
    guard !points.isEmpty, points.count == action.targets.count else { return nil }
    let radius = max(10, width / 90)
    // The places between lie on the line.
    let ends = points.count > 1 ? [points[0], points[points.count - 1]] : points
    return tag("svg", ["viewBox": "0 0 \(width) \(height)", "aria-hidden": "true"]) {
      for (start, end) in zip(points, points.dropFirst()) { path(start, end) }
      for (index, point) in ends.enumerated() {
        ring("halo", point, radius)
        ring(index == 0 ? "mark" : "mark end", point, radius)
        ring("dot", point, max(2, radius / 5))
      }
    }
  }

  private func ring(_ look: String, _ point: Point, _ radius: Int) -> HTML {
    tag(
      "circle",
      ["class": look, "cx": "\(point.x)", "cy": "\(point.y)", "r": "\(radius)"]
    ) {}
  }

  @HTMLBuilder private func path(_ start: Point, _ end: Point) -> HTML {
    for look in ["halo", "mark"] {
      tag(
        "line",
        [
          "class": look, "x1": "\(start.x)", "y1": "\(start.y)", "x2": "\(end.x)",
          "y2": "\(end.y)",
        ]
      ) {}
    }
  }
}
