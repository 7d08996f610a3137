import Documents
import Testing

/// The same workbook must read the same from each format.
struct WorkbookTests {
  static let formats = ["fods", "xlsx", "ods"]

  private func book(_ format: String) async throws -> Workbook {
    if format == "fods" { return try Workbook(Array(Fixture.book.utf8)) }
    return try Workbook(await Fixture.converted("book", to: format))
  }

  @Test(arguments: formats)
  func `Sheets keep their order, and hidden ones are marked`(format: String) async throws {
    let workbook = try await book(format)
    #expect(workbook.sheets.map(\.name) == ["Sales", "My Notes"])
    #expect(workbook.sheets.map(\.isHidden) == [false, true])
    #expect(workbook.definedNames == ["amounts": "Sales!B2:B4"])
  }

  @Test(arguments: formats)
  func `Values are read`(format: String) async throws {
    let sheet = try await book(format).sheets[0]
    #expect(sheet["A1"]?.value == .text("Region"))
    #expect(sheet["B2"]?.value == .number(1200.5))
    #expect(sheet["C2"]?.value == .number(0.5))
    #expect(sheet["D2"]?.value == .number(45_356))
    #expect(sheet["D4"]?.value == .bool(true))
    #expect(sheet["C4"] == nil)
    #expect(sheet.usedRange?.description == "A1:D5")
    let notes = try await book(format).sheets[1]
    #expect(notes.cells.count == 2)
    #expect(notes["B1"]?.value == .number(7))
  }

  @Test(arguments: formats)
  func `Formulas are the same in every format`(format: String) async throws {
    let sheet = try await book(format).sheets[0]
    #expect(sheet["C3"]?.formula == "=B3/SUM($B$2:$B$4)")
    #expect(sheet["B5"]?.formula == "=IF(SUM(B2:B4)>0,SUM(B2:B4),\"a;b\")")
    #expect(sheet["C5"]?.formula == "=1/0")
    #expect(sheet["D5"]?.formula == "=SUM('My Notes'!A1:B1)")
    #expect(sheet["B2"]?.formula == nil)
  }

  @Test(arguments: ["xlsx", "ods"])
  func `Errors and results come from the calculation`(format: String) async throws {
    let sheet = try await book(format).sheets[0]
    #expect(sheet["C5"]?.value == .error("#DIV/0!"))
    #expect(sheet["D5"]?.value == .number(14))
    #expect(sheet["A4"]?.value == .text("West  & East"))
  }

  @Test(arguments: formats)
  func `Number formats are read`(format: String) async throws {
    let sheet = try await book(format).sheets[0]
    let money = try #require(sheet["B2"]?.format)
    #expect(money.code.replacing("\\", with: "") == "#,##0.00 [$€-407]")
    #expect(money.decimals == 2)
    #expect(money.shows(currency: "EUR"))
    #expect(money.hasThousands)
    #expect(sheet["C2"]?.format.isPercent == true)
    #expect(sheet["C2"]?.format.decimals == 1)
    #expect(sheet["D2"]?.format.isDate == true)
    #expect(sheet["A2"]?.format.isCurrency == false)
  }

  @Test(arguments: formats)
  func `Styles are read`(format: String) async throws {
    let sheet = try await book(format).sheets[0]
    #expect(
      sheet["A1"]?.style
        == CellStyle(
          isBold: true, isItalic: true, fill: "ffff00", fontColour: "c9211e", alignment: .center))
    #expect(sheet["A2"]?.style.isBold == false)
  }

  @Test(arguments: formats)
  func `Charts say what they draw`(format: String) async throws {
    let workbook = try await book(format)
    #expect(workbook.sheets.map(\.charts.count) == [1, 0])
    let chart = try #require(workbook.sheets[0].charts.first)
    #expect(chart.kind == .column)
    #expect(chart.title == "Sales by region")
    #expect(chart.categoryTitle == "Region")
    #expect(chart.valueTitle == nil)
    #expect(chart.series.count == 1)
    #expect(chart.series[0].name == "Amount")
    #expect(chart.series[0].nameReference?.description == "Sales!B1")
    #expect(chart.series[0].values.map(\.description) == ["Sales!B2:B4"])
    #expect(chart.series[0].categories.map(\.description) == ["Sales!A2:A4"])
  }

  @Test(arguments: formats)
  func `Hidden rows and filters are read`(format: String) async throws {
    let sheet = try await book(format).sheets[0]
    #expect(sheet.hiddenRows == [4...4])
    #expect(sheet.autofilter?.description == "A1:D4")
  }
}
