import Grading
import TaskFiles
import Testing

struct SheetCellsCheckTests {
  private let state = OfficeState.sheet([
    ["Item", "Price", "When"], ["Tea ", "12.504", "45356@date"], ["Cup", "=[.B2]*2|25", "'7"],
  ])

  @Test(arguments: [
    "cells: {A1: Item, B2: 12.5}", "cells: {A2: Tea}", "cells: {B2: '12.5'}",
    "cells: {C2: 2024-03-05}",
    "cells: {D1: null, D2: ''}", "cells: {B3: 25}\nformula: true",
    "cells: {B2: 12.5}\nformulas: [B3]",
    "table: {start: A2, rows: [[Tea, 12.5], [Cup, 25]]}", "cells: {B2: 12}\ntolerance: 1",
  ])
  func `What is there passes`(arguments: String) throws {
    let judgement = try state.judge(SheetCellsCheck.self, "sheet: Orders\n" + arguments)
    #expect(judgement.passed, "\(judgement.found)")
    #expect(judgement.partial == 1)
  }

  @Test(arguments: [
    ("cells: {A1: item}", "A1 is \"Item\" and not item", 0),
    ("cells: {B2: 12.51}", "B2 is 12.504", 0),
    ("cells: {A1: Item, B2: 99}", "B2 is 12.504 and not 99", 0.5),
    ("cells: {D1: 1}", "D1 is nothing and not 1", 0), ("cells: {A1: null}", "A1 is \"Item\"", 0),
    ("cells: {B2: 12.5}\nformula: true", "B2 holds no formula", 0.5),
    ("table: {start: A2, rows: [[Tea, 12.5], [Cup, 26]]}", "B3 is 25", 0.75),
    ("cells: {B2: Tea}", "B2 is 12.504 and not Tea", 0),
    ("cells: {C2: 2024-03-06}", "C2 is 45356", 0), ("cells: {A1: true}", "A1 is \"Item\"", 0),
  ])
  func `What is not there fails and is named`(
    arguments: String, found: String, partial: Double
  ) throws {
    let judgement = try state.judge(SheetCellsCheck.self, "sheet: Orders\n" + arguments)
    #expect(!judgement.passed)
    #expect(judgement.found.contains(found), "\(judgement.found)")
    #expect(judgement.partial == partial)
  }

  @Test func `A number kept as text is no number`() throws {
    var text = OfficeState.sheet([["12"]])
    let content = String(decoding: text.content ?? [], as: UTF8.self)
    let asText = content.replacing(
      "office:value-type='float' office:value='12'/>",
      with: "office:value-type='string'><text:p>12</text:p></table:table-cell>")
    text.content = Array(asText.utf8)
    #expect(try !text.judge(SheetCellsCheck.self, "sheet: Orders\ncells: {A1: 12}").passed)
    #expect(try text.judge(SheetCellsCheck.self, "sheet: Orders\ncells: {A1: '12'}").passed)
  }

  @Test func `Without a sheet's name the first is judged`() throws {
    let judgement = try state.judge(SheetCellsCheck.self, "cells: {A1: Item}")
    #expect(judgement.found.contains("A1 is nothing"))
  }

  @Test(arguments: [
    (nil, "Documents/a is missing"), ("garbage", "cannot be read"), ("", "cannot be read"),
  ])
  func `A missing or damaged file fails`(content: String?, found: String) throws {
    let judgement = try OfficeState(content).judge(SheetCellsCheck.self, "cells: {A1: 1}")
    #expect(!judgement.passed)
    #expect(judgement.found.contains(found))
    #expect(judgement.partial == 0)
  }

  @Test func `A missing sheet fails with the sheets there are`() throws {
    let judgement = try state.judge(SheetCellsCheck.self, "sheet: Sales\ncells: {A1: 1}")
    #expect(judgement.found == "no sheet Sales; the sheets are First; Orders")
  }

  @Test(arguments: [
    "", "cells: {1A: 1}", "cells: {A1: [1]}", "cell: {A1: 1}", "table: {start: A1}",
  ])
  func `Wrong arguments are refused`(arguments: String) {
    #expect(throws: Diagnostic.self) { try OfficeState.check(SheetCellsCheck.self, arguments) }
  }
}
