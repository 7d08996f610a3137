/// Reads the charts that stand on a sheet of an Office Open XML workbook.
struct XLSXCharts {
  let package: OpenXMLPackage

  func read(sheetPart: String, into sheet: inout Sheet) throws(DocumentError) {
    for drawing in try package.relationships(of: sheetPart) where drawing.kind == "drawing" {
      for chart in try package.relationships(of: drawing.target) where chart.kind == "chart" {
        if let found = Self.chart(try package.xml(chart.target)) { sheet.charts.append(found) }
      }
    }
  }

  private static let kinds: [String: Chart.Kind] = [
    "barChart": .column, "bar3DChart": .column, "lineChart": .line, "line3DChart": .line,
    "pieChart": .pie, "pie3DChart": .pie, "ofPieChart": .pie, "doughnutChart": .doughnut,
    "areaChart": .area, "area3DChart": .area, "scatterChart": .scatter, "radarChart": .radar,
    "bubbleChart": .bubble, "stockChart": .stock, "surfaceChart": .surface,
    "surface3DChart": .surface,
  ]

  static func chart(_ root: XMLElement) -> Chart? {
    guard let body = root.child(.plot("chart")), let area = body.child(.plot("plotArea")) else {
      return nil
    }
    var chart: Chart?
    for group in area.children {
      guard group.name.namespace == XMLName.plot("").namespace,
        var kind = kinds[group.name.local]
      else { continue }
      if kind == .column, group.child(.plot("barDir"))?["val"] == "bar" { kind = .bar }
      let series = group.children(.plot("ser")).map { Self.series($0, kind: kind) }
      if chart == nil { chart = Chart(kind: kind) }
      chart?.series += series
    }
    chart?.title = title(body)
    let horizontal = area.child(.plot("catAx")) ?? area.child(.plot("dateAx"))
    let values = area.children(.plot("valAx"))
    if let horizontal {
      chart?.categoryTitle = title(horizontal)
      chart?.valueTitle = values.first.flatMap(title)
    } else {
      // A scatter chart has two value axes, the one at the bottom or top for x.
      let x = values.first { ["b", "t"].contains($0.child(.plot("axPos"))?["val"]) }
      let y = values.first { ["l", "r"].contains($0.child(.plot("axPos"))?["val"]) }
      chart?.categoryTitle = x.flatMap(title)
      chart?.valueTitle = y.flatMap(title)
    }
    return chart
  }

  private static func title(_ element: XMLElement) -> String? {
    guard let text = element.child(.plot("title"))?.child(.plot("tx")) else { return nil }
    if let rich = text.child(.plot("rich")) {
      return rich.children(.drawing("p")).map { paragraph in
        paragraph.descendants(.drawing("t")).map(\.text).joined()
      }.joined(separator: "\n")
    }
    return text.child(.plot("strRef")).flatMap(cached)
  }

  private static func cached(_ reference: XMLElement) -> String? {
    reference.child(.plot("strCache"), .plot("pt"), .plot("v"))?.text
  }

  private static func series(_ element: XMLElement, kind: Chart.Kind) -> Chart.Series {
    var series = Chart.Series(kind: kind)
    if let text = element.child(.plot("tx")) {
      let reference = text.child(.plot("strRef"))
      series.name = text.child(.plot("v"))?.text ?? reference.flatMap(cached)
      series.nameReference = reference?.child(.plot("f")).flatMap { CellReference($0.text) }
    }
    series.values = ranges(element.child(.plot("val")) ?? element.child(.plot("yVal")))
    series.categories = ranges(element.child(.plot("cat")) ?? element.child(.plot("xVal")))
    return series
  }

  private static func ranges(_ element: XMLElement?) -> [CellReference] {
    guard let element else { return [] }
    for kind in ["numRef", "strRef", "multiLvlStrRef"] {
      guard let text = element.child(.plot(kind), .plot("f"))?.text else { continue }
      return SplitReference.list(text).compactMap { CellReference($0) }
    }
    return []
  }
}
