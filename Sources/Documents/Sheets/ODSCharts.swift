/// Reads the charts that stand on a table of an OpenDocument spreadsheet.
struct ODSCharts {
  let document: OpenDocument

  func charts(of table: XMLElement) throws(DocumentError) -> [Chart] {
    var charts: [Chart] = []
    for object in table.descendants(.draw("object")) {
      guard let inner = try document.embedded(object), let chart = Self.chart(inner) else {
        continue
      }
      charts.append(chart)
    }
    return charts
  }

  static func chart(_ root: XMLElement) -> Chart? {
    guard
      let element = root.child(.office("body"), .office("chart"), .chart("chart")),
      let area = element.child(.chart("plot-area"))
    else { return nil }
    let styles = OpenDocumentStyles(embedded: root)
    let isVertical =
      styles.property(
        .chart("vertical"), in: "chart-properties", of: "chart", area[.chart("style-name")])
      == "true"
    guard let kind = kind(element[.chart("class")], isVertical: isVertical) else { return nil }
    var chart = Chart(kind: kind, title: title(element))
    let axes = area.children(.chart("axis"))
    let horizontal = axes.first { $0[.chart("dimension")] == "x" }
    chart.categoryTitle = horizontal.flatMap(title)
    chart.valueTitle = axes.first { $0[.chart("dimension")] == "y" }.flatMap(title)
    let categories = axes.lazy.compactMap { $0.child(.chart("categories")) }.first
      .map { ranges($0[.table("cell-range-address")]) }
    for item in area.children(.chart("series")) {
      let own = Self.kind(item[.chart("class")], isVertical: isVertical) ?? kind
      let label = item[.chart("label-cell-address")].map { ranges($0) }?.first
      // The x values of scatter and bubble charts stand at the series, or once at the first.
      let domain = item.child(.chart("domain")).map { ranges($0[.table("cell-range-address")]) }
      let shared = chart.series.first?.categories ?? []
      chart.series.append(
        Chart.Series(
          kind: own, nameReference: label,
          values: ranges(item[.chart("values-cell-range-address")]),
          categories: domain ?? categories ?? (kind == .scatter ? shared : [])))
    }
    return chart
  }

  private static func title(_ element: XMLElement) -> String? {
    element.child(.chart("title")).map {
      OpenDocumentRuns.paragraphs(in: $0).joined(separator: "\n")
    }
  }

  private static func ranges(_ text: String?) -> [CellReference] {
    SplitReference.list(text ?? "").compactMap { CellReference($0) }
  }

  private static func kind(_ name: String?, isVertical: Bool) -> Chart.Kind? {
    guard let name else { return nil }
    return switch name.split(separator: ":").last {
    case "bar": isVertical ? .bar : .column
    case "line": .line
    case "circle": .pie
    case "ring": .doughnut
    case "area": .area
    case "scatter": .scatter
    case "radar", "filled-radar": .radar
    case "bubble": .bubble
    case "stock": .stock
    case "surface": .surface
    default: nil
    }
  }
}
