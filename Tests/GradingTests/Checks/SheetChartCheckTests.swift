import Grading
import TaskFiles
import Testing

struct SheetChartCheckTests {
  private let state = OfficeState.sheet(
    [["Item", "Sold"], ["Tea", "1"], ["Cup", "2"]],
    charts: OfficeState.chart(
      kind: "bar", title: "Sales  by item", values: "Orders.B2:Orders.B3",
      label: "Orders.B1:Orders.B1")
      + OfficeState.chart(
        kind: "circle", title: "Other", values: "Orders.B2:Orders.B3", label: "Orders.B1"))

  @Test(arguments: [
    "kind: column", "kind: pie", "kind: column\nsheet: Orders",
    """
    kind: column
    chart_title: Sales by item
    series: ["Orders!B2:B3"]
    names: ["Orders!B1"]
    categories: Orders!A2:A3
    """,
    "kind: column\nseries: ['$Orders.$B$2:$B$3']\nnames: [Sold]",
  ])
  func `A chart that fits passes`(arguments: String) throws {
    let judgement = try state.judge(SheetChartCheck.self, arguments)
    #expect(judgement.passed, "\(judgement.found)")
  }

  @Test(arguments: [
    ("kind: line", "the kind is"), ("kind: bar", "the kind is"),
    ("kind: pie\nsheet: First", "no chart"),
    ("kind: column\nchart_title: Sales", "the title is “Sales by item”"),
    (
      "kind: column\nseries: ['Orders!B2:B4']",
      "no series draws Orders!B2:B4; there are Orders!B2:B3"
    ),
    (
      "kind: column\nseries: ['Orders!B2:B3']\nnames: [Bought]",
      "named by Orders!B1 and not by Bought"
    ),
    ("kind: column\ncategories: Orders!A1:A3", "the categories are Orders!A2:A3"),
  ])
  func `A chart that does not fit fails with the reason`(arguments: String, found: String) throws {
    let judgement = try state.judge(SheetChartCheck.self, arguments)
    #expect(!judgement.passed)
    #expect(judgement.found.contains(found), "\(judgement.found)")
    #expect(judgement.partial < 1)
  }

  @Test func `A workbook without charts fails`() throws {
    let judgement = try OfficeState.sheet([["1"]]).judge(SheetChartCheck.self, "kind: pie")
    #expect(judgement.found == "no chart")
  }

  @Test(arguments: [
    "", "kind: square", "kind: pie\nseries: [B2:B3]", "kind: pie\nnames: [a]",
    "kind: pie\ncategories: everything",
  ])
  func `Wrong arguments are refused`(arguments: String) {
    #expect(throws: Diagnostic.self) { try OfficeState.check(SheetChartCheck.self, arguments) }
  }
}
