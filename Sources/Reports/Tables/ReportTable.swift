import Statistics

/// A table of a report, before it takes the form of a page, of Markdown, of CSV or of a terminal.
struct ReportTable: Sendable, Hashable {
  /// One cell.
  struct Cell: Sendable, Hashable {
    /// What it says.
    var text: String
    /// What it is sorted by; nil for its text.
    var order: Double?
    /// An interval that is drawn with it where the form can draw.
    var mark: Mark?
    /// Whether it is what the row is about.
    var isStrong = false

    /// A rate in its interval, all from 0 to 1.
    struct Mark: Sendable, Hashable {
      var rate: Double
      var interval: Interval
      /// A rate to compare with.
      var reference: Double?
    }
  }

  /// The name that the page is linked to by, of letters and hyphens.
  var id: String
  var title: String
  var headings: [String]
  /// The columns of numbers.
  var figures: Set<Int> = []
  var rows: [[Cell]]
  /// Rows that stay at the end however the table is sorted.
  var totals: [[Cell]] = []
  /// What a reader must know of the figures.
  var note: String?

  /// Whether there is nothing to show.
  var isEmpty: Bool { rows.isEmpty && totals.isEmpty }
}

extension ReportTable.Cell: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  init(stringLiteral text: String) { self.init(text: text) }

  /// A number for people that is sorted by its value; a dash for nothing.
  static func number(_ value: Double?, _ form: (Double) -> String = Figures.short) -> Self {
    Self(text: value.map(form) ?? "-", order: value ?? -.infinity)
  }

  /// A count.
  static func count(_ value: Int) -> Self { Self(text: "\(value)", order: Double(value)) }

  /// A share from 0 to 1 in per cent.
  static func share(_ value: Double?) -> Self {
    Self(text: Figures.share(value), order: value ?? -.infinity, isStrong: true)
  }

  /// The 95 % interval of a row's rate, with its mark.
  static func interval(_ row: ScoreRow, reference: Double? = nil) -> Self {
    guard let rate = row.judged.rate else { return "-" }
    return Self(
      text: Figures.bounds(row.interval), order: row.interval.lower,
      mark: Mark(rate: rate, interval: row.interval, reference: reference))
  }
}
