import Grading
import TaskFiles
import Testing

struct SheetFormatCheckTests {
  private let state = OfficeState.sheet([
    ["Item@bold", "Price@bold"], ["Tea", "12.5@money"], ["Cup", "1@money"], ["Part", "0.5@share"],
  ])

  @Test(arguments: [
    "range: B2:B3\ndecimals: 2\ncurrency: EUR\nthousands: true", "range: B2\ncurrency: €",
    "range: B4\npercent: true\ndecimals: 1", "range: A1:B1\nbold: true",
    "range: A2:B2\nbold: false",
    "range: B2:C3\ndecimals: 2", "range: B2:B3\npercent: false",
  ])
  func `Formats that fit pass`(arguments: String) throws {
    let judgement = try state.judge(SheetFormatCheck.self, "sheet: Orders\n" + arguments)
    #expect(judgement.passed, "\(judgement.found)")
  }

  @Test(arguments: [
    ("range: B2\ndecimals: 1", "B2 has the format #,##0.00[$€]", 0),
    ("range: B2\ncurrency: USD", "#,##0.00[$€]", 0), ("range: B3:B4\npercent: true", "B3 has", 0.5),
    ("range: A1:A2\nbold: true", "A2 is not bold", 0.5), ("range: B4\nthousands: true", "0.0%", 0),
    ("range: D1:D9\nbold: true", "D1:D9 is empty", 0), ("range: A2\ndecimals: 2", "General", 0),
  ])
  func `Formats that do not fit fail`(arguments: String, found: String, partial: Double) throws {
    let judgement = try state.judge(SheetFormatCheck.self, "sheet: Orders\n" + arguments)
    #expect(!judgement.passed)
    #expect(judgement.found.contains(found), "\(judgement.found)")
    #expect(judgement.partial == partial)
  }

  @Test(arguments: [
    "range: B2", "decimals: 2", "range: B2\ndecimals: many", "range: B2\nbold: yes",
  ])
  func `Wrong arguments are refused`(arguments: String) {
    #expect(throws: Diagnostic.self) { try OfficeState.check(SheetFormatCheck.self, arguments) }
  }
}
