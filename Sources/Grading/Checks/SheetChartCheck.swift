import Documents
public import TaskFiles

/// A sheet has a chart that draws these cells.
///
/// Where there are several charts, the one that fits best is judged. The order of the series does
/// not matter; further series do.
///
/// - `path`: the workbook: xlsx, ods or fods
/// - `sheet` (optional): the sheet where the chart stands; any sheet if it is not given
/// - `kind`: `column`, `bar`, `line`, `pie`, `doughnut`, `area`, `scatter`, `radar`, `bubble`,
///   `stock` or `surface`
/// - `chart_title` (optional): the text above the chart
/// - `series` (optional): the ranges of the values, such as `Sales!B2:B9`
/// - `names` (optional): what names each of `series`, as a cell such as `Sales!B1` or as a text
/// - `categories` (optional): the range of the categories
///
/// ```yaml
/// - sheet-chart:
///     path: Documents/sales.xlsx
///     kind: column
///     chart_title: Sales by region
///     series: ["Sales!B2:B6", "Sales!C2:C6"]
///     names: ["Sales!B1", "Sales!C1"]
///     categories: "Sales!A2:A6"
/// ```
public struct SheetChartCheck: Check {
  /// How task files call it.
  public static let name = "sheet-chart"
  private let file: String
  private let sheet: String?
  private let kind: Chart.Kind
  private let title: String?
  private let series: [CellReference]
  private let names: [String]
  private let categories: CellReference?

  /// Reads the arguments.
  public init(_ arguments: inout Fields) throws(Diagnostic) {
    file = try arguments.path("path")
    sheet = try arguments.optionalString("sheet")
    kind = try arguments.choice("kind", of: Chart.Kind.self)
    title = try arguments.optionalString("chart_title")
    var series: [CellReference] = []
    for value in try arguments.optionalList("series") ?? [] { series.append(try Self.range(value)) }
    self.series = series
    let list = arguments.optionalValue("names")
    names = try list?.strings() ?? []
    if let list, names.count != series.count {
      throw list.expected("as many names as there are in 'series', which has \(series.count)")
    }
    categories = try arguments.optionalValue("categories").map(Self.range)
  }

  private static func range(_ value: LocatedValue) throws(Diagnostic) -> CellReference {
    guard let range = value.text.flatMap({ CellReference($0) }), range.sheet != nil else {
      throw value.expected("a range with its sheet, such as Sales!B2:B9")
    }
    return range
  }

  /// The file that the check is about.
  public var paths: [String] { [file] }

  /// Judges the file as the trial left it.
  public func judge(_ state: any StateReader) -> Judgement {
    let workbook: Workbook
    do {
      workbook = try state.document(file, Workbook.init(_:))
    } catch {
      return Judgement(passed: false, expected: expected, found: error.found)
    }
    let charts = workbook.sheets.filter { sheet == nil || $0.name == sheet }.flatMap(\.charts)
    let judged = charts.map { complaints(about: $0) }
    guard let best = judged.min(by: { $0.count < $1.count }) else {
      return Judgement(passed: false, expected: expected, found: "no chart")
    }
    let count = 1 + [title, categories?.description].compactMap { $0 }.count + series.count
    return .over(count, expected: expected, complaints: best, otherwise: "all of it")
  }

  private var expected: String {
    var parts = ["a \(kind.rawValue) chart"]
    if let title { parts.append("titled “\(title)”") }
    if !series.isEmpty { parts.append("of \(series.map(\.description).joined(separator: ", "))") }
    if !names.isEmpty { parts.append("named by \(names.joined(separator: ", "))") }
    if let categories { parts.append("over \(categories)") }
    return "\(file)\(sheet.map { ", sheet \($0)," } ?? "") with \(parts.joined(separator: " "))"
  }

  private func complaints(about chart: Chart) -> [String] {
    var complaints: [String] = []
    let kinds = Set(chart.series.map(\.kind)).union([chart.kind])
    if kinds != [kind] {
      complaints.append("the kind is \(kinds.map(\.rawValue).sorted().joined(separator: " and "))")
    }
    if let title, chart.title?.singleSpaced != title.singleSpaced {
      complaints.append("the title is \(chart.title.map { "“\($0)”" } ?? "missing")")
    }
    for (index, range) in series.enumerated() {
      guard let found = chart.series.first(where: { $0.values == [range] }) else {
        let others = chart.series.map { $0.values.map(\.description).joined(separator: ", ") }
        complaints.append("no series draws \(range); there are \(others.listed())")
        continue
      }
      if names.indices.contains(index), !Self.isNamed(found, names[index]) {
        let name = found.nameReference?.description ?? found.name ?? "nothing"
        complaints.append("the series \(range) is named by \(name) and not by \(names[index])")
      }
    }
    if !series.isEmpty, chart.series.count > series.count {
      complaints.append("there are \(chart.series.count) series and not \(series.count)")
    }
    if let categories, !chart.series.contains(where: { $0.categories == [categories] }) {
      let others = Set(chart.series.flatMap(\.categories)).map(\.description).sorted()
      complaints.append("the categories are \(others.listed())")
    }
    return complaints
  }

  private static func isNamed(_ series: Chart.Series, _ name: String) -> Bool {
    if let cell = CellReference(name), cell.sheet != nil { return series.nameReference == cell }
    return series.name?.singleSpaced == name.singleSpaced
  }
}
