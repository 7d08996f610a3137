import Grading
import TaskFiles
import Testing

struct SheetFormulasCheckTests {
  private let state = OfficeState.sheet([
    ["1", "=SUM([.A1:.A9])|1"], ["2", "=[.A2]*2|4"], ["3", "=5+3|8"], ["4", "4"],
    ["5", "=[.A9]/0|#DIV/0!"],
  ])

  @Test(arguments: ["range: B1", "range: B1:B2", "range: B1\nfunctions: [sum, MAX]"])
  func `Formulas pass`(arguments: String) throws {
    #expect(try state.judge(SheetFormulasCheck.self, "sheet: Orders\n" + arguments).passed)
  }

  @Test(arguments: [
    ("range: B3", "B3 holds =5+3, which uses no other cell", 0),
    ("range: B3:B4", "B4 holds 4 and no formula", 0), ("range: B2:C2", "C2 is empty", 0.5),
    ("range: B1:B2\nfunctions: SUM", "B2 holds =A2*2", 0.5),
  ])
  func `Constants and other functions fail`(
    arguments: String, found: String, partial: Double
  ) throws {
    let judgement = try state.judge(SheetFormulasCheck.self, "sheet: Orders\n" + arguments)
    #expect(!judgement.passed)
    #expect(judgement.found.contains(found), "\(judgement.found)")
    #expect(judgement.partial == partial)
  }

  @Test(arguments: ["", "range: everything", "range: A1:XFD1048576", "range: A1\nfunction: SUM"])
  func `Wrong arguments are refused`(arguments: String) {
    #expect(throws: Diagnostic.self) { try OfficeState.check(SheetFormulasCheck.self, arguments) }
  }

  @Test func `A missing file fails`() throws {
    #expect(try !OfficeState(nil).judge(SheetFormulasCheck.self, "range: A1").passed)
  }
}
