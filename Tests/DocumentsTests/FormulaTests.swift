import Testing

@testable import Documents

struct FormulaTests {
  @Test(arguments: [
    ("SUM(B2:B9)", "=SUM(B2:B9)"), ("=sum($b$2:b9)*2", "=SUM($B$2:B9)*2"),
    ("_xlfn.CONCAT(A1,\"x\"\"y\")", "=CONCAT(A1,\"x\"\"y\")"),
    ("'Sheet1'!A1+'My sheet'!B2", "=Sheet1!A1+'My sheet'!B2"),
    ("LOG10(A1)+Q1_total", "=LOG10(A1)+Q1_total"), ("SUM(B:B)+SUM(2:3)", "=SUM(B:B)+SUM(2:3)"),
    ("Table1[[#This Row],[A1]]", "=Table1[[#This Row],[A1]]"), ("1.5E+3+\"A1\"", "=1.5E+3+\"A1\""),
    ("'unclosed", "='unclosed"), ("\"unclosed", "=\"unclosed"),
  ])
  func `A1 notation is normalised`(text: String, expected: String) {
    #expect(Formula(text).description == expected)
  }

  @Test(arguments: [
    ("of:=SUM([.B2:.B9])", "=SUM(B2:B9)"),
    ("of:=IF([.A1]>0;\"a;b\";[.$B$2])", "=IF(A1>0,\"a;b\",$B$2)"),
    ("of:=[$Sheet2.A1]+[$'My sheet'.A1:.B2]", "=Sheet2!A1+'My sheet'!A1:B2"),
    ("of:=SUM([Sales.A1:Sales.B2])", "=SUM(Sales!A1:B2)"),
    ("of:=MATCH(1;{1;2|3;4};0)", "=MATCH(1,{1,2;3,4},0)"),
    ("of:=COM.MICROSOFT.CONCAT([.A1])", "=CONCAT(A1)"), ("of:=[.#REF!]+1", "=#REF!+1"),
    ("oooc:=SUM([.A1])", "=SUM(A1)"), ("msoxl:=SUM(A1)", "=SUM(A1)"), ("of:=[.A1", "=A1"),
  ])
  func `OpenDocument notation becomes A1 notation`(text: String, expected: String) {
    #expect(Formula(openDocument: text).description == expected)
  }

  @Test func `Functions and references are listed`() {
    let formula = Formula("=IF(SUM(B2:B9)>0,'My sheet'!$C$1,\"SUM(A1)\")")
    #expect(formula.functions == ["IF", "SUM"])
    #expect(formula.references.map(\.description) == ["B2:B9", "'My sheet'!C1"])
  }

  @Test(arguments: [
    ("B2*$C2*D$2*$E$2", 2, 1, "=C4*$C4*E$2*$E$2"), ("SUM(B2:B9)", -1, 0, "=SUM(B1:B8)"),
    ("A1", -1, 0, "=#REF!"), ("XFD1", 0, 1, "=#REF!"),
  ])
  func `Copying moves what is not fixed`(text: String, rows: Int, columns: Int, expected: String) {
    #expect(Formula(text).moved(rows: rows, columns: columns).description == expected)
  }

  @Test(arguments: [
    ("=A1+1", true), ("=SUM(amounts)", true), ("=SUM(Table1[Net])", true), ("=Sheet2!A1", true),
    ("=5+3", false), ("=ROUND(2.5E+3,0)", false), ("=TRUE", false), ("=\"A1\"", false),
    ("=#REF!", false), ("=#DIV/0!", false),
  ])
  func `A formula is told from a constant in disguise`(text: String, usesCells: Bool) {
    #expect(Formula(text).usesCells == usesCells)
  }

  @Test func `Deep and long formulas end`() {
    let text = String(repeating: "SUM(", count: 10_000) + String(repeating: "[", count: 20_000)
    #expect(Formula(text).functions.count == 10_000)
    #expect(Formula(text + text).description == "=" + text + text)
    #expect(!Formula(openDocument: text).description.isEmpty)
  }
}
