import Foundation

/// Rates of the same groups under two conditions, each a line from left to right.
struct SlopeChart: Sendable, Hashable {
  /// One group.
  struct Row: Sendable, Hashable {
    var name: String
    /// Both from 0 to 1.
    var from: Double
    var to: Double
  }

  var title: String
  /// The name of the left condition.
  var from: String
  /// The name of the right condition.
  var to: String
  var rows: [Row]

  private static let left = 290.0
  private static let right = 610.0
  private static let top = 34.0
  private static let height = 300.0

  /// The chart; its figures stand in a table beside it as well. Lines that fall are dashed.
  func draw() -> HTML {
    tag(
      "svg",
      [
        "class": "chart slope", "viewBox": "0 0 900 \(Int(Self.top + Self.height) + 24)",
        "role": "img", "aria-label": summary,
      ]
    ) {
      for (x, name) in [(Self.left, from), (Self.right, to)] {
        ChartShape.line("grid", x, Self.top, x, Self.top + Self.height)
        ChartShape.label("axis strong", ChartShape.short(name, 40), x, 16)
      }
      let lefts = Self.spread(rows.map { y($0.from) })
      let rights = Self.spread(rows.map { y($0.to) })
      for (index, row) in rows.enumerated() { draw(row, index, lefts[index], rights[index]) }
    }
  }

  private var summary: String {
    let changes = rows.map { "\($0.name): \(Figures.share($0.from)) to \(Figures.share($0.to))" }
    return "\(title). \(changes.joined(separator: "; "))"
  }

  private func y(_ rate: Double) -> Double { Self.top + (1 - rate) * Self.height }

  private func draw(_ row: Row, _ index: Int, _ left: Double, _ right: Double) -> HTML {
    tag("g", ["class": row.to < row.from ? "fell" : row.to > row.from ? "rose" : "other"]) {
      ChartShape.line("trend", Self.left, y(row.from), Self.right, y(row.to))
      ChartShape.symbol(index, "dot", Self.left, y(row.from))
      ChartShape.symbol(index, "dot", Self.right, y(row.to))
      let name = ChartShape.short(row.name, 30)
      ChartShape.label(
        "kind large", "\(name)  \(Figures.share(row.from))", Self.left - 14, left + 4)
      ChartShape.label("start", "\(Figures.share(row.to))  \(name)", Self.right + 14, right + 4)
    }
  }

  /// The places moved apart so that labels of 15 pixels do not cover each other.
  static func spread(_ places: [Double]) -> [Double] {
    let order = places.indices.sorted { (places[$0], $0) < (places[$1], $1) }
    var result = places
    var lowest = -Double.infinity
    for index in order {
      result[index] = max(places[index], lowest + 15)
      lowest = result[index]
    }
    // What was pushed out at the bottom pushes the others up again.
    var highest = top + height + 8
    for index in order.reversed() {
      result[index] = min(result[index], highest)
      highest = result[index] - 15
    }
    return result
  }
}
