import Foundation

/// The shapes that charts are put together from.
enum ChartShape {
  /// A length with one digit behind the point.
  static func number(_ value: Double) -> String { String(format: "%.1f", value) }

  /// A line from one point to another.
  static func line(
    _ look: String, _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double
  ) -> HTML {
    tag(
      "line",
      [
        "class": look, "x1": number(x1), "y1": number(y1), "x2": number(x2), "y2": number(y2),
      ]
    ) {}
  }

  /// A rectangle by its corner and size.
  static func block(
    _ look: String, _ x: Double, _ y: Double, _ width: Double, _ height: Double
  ) -> HTML {
    tag(
      "rect",
      [
        "class": look, "x": number(x), "y": number(y), "width": number(max(0, width)),
        "height": number(height),
      ]
    ) {}
  }

  /// A circle.
  static func dot(_ look: String, _ x: Double, _ y: Double, _ radius: Double) -> HTML {
    tag(
      "circle",
      ["class": look, "cx": number(x), "cy": number(y), "r": number(radius)]
    ) {}
  }

  /// A shape that is told from others without colour: 0 a disc, 1 a square, 2 a triangle, 3 a
  /// diamond, then again.
  @HTMLBuilder static func symbol(_ kind: Int, _ look: String, _ x: Double, _ y: Double) -> HTML {
    switch kind % 4 {
    case 0: dot(look, x, y, 5)
    case 1: block(look, x - 4.5, y - 4.5, 9, 9)
    case 2: polygon(look, [(x, y - 6), (x + 6, y + 5), (x - 6, y + 5)])
    default: polygon(look, [(x, y - 6.5), (x + 6.5, y), (x, y + 6.5), (x - 6.5, y)])
    }
  }

  private static func polygon(_ look: String, _ points: [(Double, Double)]) -> HTML {
    let text = points.map { "\(number($0.0)),\(number($0.1))" }.joined(separator: " ")
    return tag("polygon", ["class": look, "points": text]) {}
  }

  /// A line of text from a point.
  static func label(_ look: String, _ text: String, _ x: Double, _ y: Double) -> HTML {
    tag("text", ["class": look, "x": number(x), "y": number(y)]) { text }
  }

  /// The text on one line, cut to so many columns.
  static func short(_ text: String, _ columns: Int) -> String {
    PlainText.cut(PlainText.line(text), to: columns)
  }
}
