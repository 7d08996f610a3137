import Grading
import TaskFiles
import Testing

/// Checks of what a sheet says beside its cells, on a flat workbook of two sheets.
struct SheetRuleCheckTests {
  private let state = OfficeState(
    """
    <office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' \
    xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' \
    xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' \
    xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' \
    xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0' \
    xmlns:config='urn:oasis:names:tc:opendocument:xmlns:config:1.0' \
    xmlns:calcext='urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0'>\
    <office:settings><config:config-item-map-named config:name='Tables'>\
    <config:config-item-map-entry config:name='Orders'>\
    <config:config-item config:name='VerticalSplitMode'>2</config:config-item>\
    <config:config-item config:name='VerticalSplitPosition'>1</config:config-item>\
    <config:config-item config:name='HorizontalSplitMode'>1</config:config-item>\
    <config:config-item config:name='HorizontalSplitPosition'>3</config:config-item>\
    </config:config-item-map-entry></config:config-item-map-named></office:settings>\
    <office:styles><style:style style:name='Late' style:family='table-cell'>\
    <style:table-cell-properties fo:background-color='#FFAA00'/></style:style></office:styles>\
    <office:body><office:spreadsheet><table:content-validations>\
    <table:content-validation table:name='v1' \
    table:condition='of:cell-content-is-in-list([$States.$A$1:.$A$3])'/>\
    <table:content-validation table:name='v2' \
    table:condition='of:cell-content-is-whole-number() and cell-content-is-between(1,99)'/>\
    <table:content-validation table:name='v3' \
    table:condition='of:cell-content-is-in-list(&quot;yes&quot;;&quot;no&quot;)'>\
    <table:error-message table:display='true' table:message-type='warning'/>\
    </table:content-validation></table:content-validations>\
    <table:table table:name='Orders' table:print-ranges='Orders.A1:Orders.C4'>\
    <table:table-header-rows><table:table-row><table:table-cell><text:p>No</text:p>\
    </table:table-cell><table:table-cell><text:p>State</text:p></table:table-cell>\
    <table:table-cell><text:p>Days</text:p></table:table-cell></table:table-row>\
    </table:table-header-rows>\
    <table:table-row><table:table-cell office:value-type='float' office:value='1'>\
    <office:annotation><text:p>Called</text:p><text:p>again</text:p></office:annotation>\
    </table:table-cell><table:table-cell table:content-validation-name='v1'/>\
    <table:table-cell office:value-type='float' office:value='7' \
    table:content-validation-name='v2'/><table:table-cell table:content-validation-name='v3'/>\
    </table:table-row>\
    <table:table-row table:visibility='filter' table:number-rows-repeated='2'>\
    <table:table-cell office:value-type='float' office:value='2'/>\
    <table:table-cell table:content-validation-name='v1'/>\
    <table:table-cell office:value-type='float' office:value='8' \
    table:content-validation-name='v2'/></table:table-row>\
    <calcext:conditional-formats>\
    <calcext:conditional-format calcext:target-range-address='Orders.C2:Orders.C4'>\
    <calcext:condition calcext:apply-style-name='Late' calcext:value='&gt;7'/>\
    </calcext:conditional-format>\
    <calcext:conditional-format calcext:target-range-address='Orders.A1:Orders.A4'>\
    <calcext:condition calcext:apply-style-name='Late' calcext:value='formula-is([.$A1]&lt;2)'/>\
    </calcext:conditional-format></calcext:conditional-formats></table:table>\
    <table:table table:name='States'><table:table-row><table:table-cell><text:p>open</text:p>\
    </table:table-cell></table:table-row><table:table-row><table:table-cell>\
    <text:p>shipped</text:p></table:table-cell></table:table-row><table:table-row>\
    <table:table-cell/></table:table-row></table:table>\
    <table:named-expressions><table:named-range table:name='states' \
    table:base-cell-address='$States.$A$1' table:cell-range-address='$States.$A$1:.$A$2'/>\
    </table:named-expressions><table:database-ranges><table:database-range \
    table:target-range-address='Orders.A1:Orders.C4' table:display-filter-buttons='true'/>\
    </table:database-ranges></office:spreadsheet></office:body></office:document>
    """)

  private func verdict<Judged: Check>(
    _ type: Judged.Type, _ arguments: String
  ) throws -> (passed: Bool, found: String) {
    let judgement = try state.judge(type, arguments)
    return (judgement.passed, judgement.found)
  }

  @Test func `Frozen rows count, and a window that is only split does not`() throws {
    #expect(try verdict(SheetFreezeCheck.self, "rows: 1").passed)
    #expect(try verdict(SheetFreezeCheck.self, "rows: 2").found == "1 rows are frozen")
    #expect(
      try verdict(SheetFreezeCheck.self, "rows: 1\ncolumns: 3").found == "0 columns are frozen")
  }

  @Test func `What is printed must be exactly the ranges`() throws {
    #expect(try verdict(SheetPrintCheck.self, "ranges: ['A1:C4']\nrepeat_rows: '1:1'").passed)
    #expect(try verdict(SheetPrintCheck.self, "ranges: ['A1:C5']").found == "it prints A1:C4")
    #expect(
      try verdict(SheetPrintCheck.self, "ranges: ['A1:C4']\nrepeat_rows: '1:2'").found
        == "rows 1 to 1 stand on every page")
    #expect(throws: Diagnostic.self) {
      try OfficeState.check(SheetPrintCheck.self, "ranges: []\nrepeat_rows: 'A1:B2'")
    }
  }

  @Test func `Names stand for their ranges`() throws {
    #expect(try verdict(SheetNamesCheck.self, "names: {states: 'States!$A$1:$A$2'}").passed)
    #expect(
      try verdict(SheetNamesCheck.self, "names: {states: 'States!A1:A3'}").found
        == "states stands for States!A1:A2")
    #expect(
      try verdict(SheetNamesCheck.self, "names: {state: 'States!A1'}").found == "no name state")
    #expect(throws: Diagnostic.self) {
      try OfficeState.check(SheetNamesCheck.self, "names: {states: 'A1:A2'}")
    }
  }

  @Test func `Comments are exactly those`() throws {
    #expect(try verdict(SheetCommentsCheck.self, "comments: {A2: Called again}").passed)
    #expect(
      try verdict(SheetCommentsCheck.self, "comments: {A3: Called again}").found
        == "A3 has no comment; there are comments at A2 too")
    #expect(
      try verdict(SheetCommentsCheck.self, "comments: {A2: Called}").found
        == "A2 has the comment “Called again”")
  }

  @Test func `Lists in cells and comparisons are rules`() throws {
    #expect(try verdict(SheetValidationCheck.self, "range: B2:B4\nitems: [shipped, open]").passed)
    #expect(
      try verdict(
        SheetValidationCheck.self, "range: C2:C4\nkind: whole\ncomparison: between\nvalues: [1, 99]"
      ).passed)
    #expect(
      try verdict(SheetValidationCheck.self, "range: B2:B5\nitems: [open, shipped]").found
        == "no rule for B5")
    #expect(
      try verdict(SheetValidationCheck.self, "range: B2:B4\nitems: [open, lost]").found
        == "the list is open; shipped")
    #expect(
      try verdict(
        SheetValidationCheck.self, "range: C2:C4\nkind: whole\ncomparison: at-least\nvalues: [1]"
      ).found == "the rule is between 1 and 99")
    #expect(
      try verdict(SheetValidationCheck.self, "range: D2\nitems: ['yes', 'no']").found
        == "other entries are not refused")
  }

  @Test func `A filter shows exactly the rows`() throws {
    #expect(try verdict(SheetFilterCheck.self, "range: A1:C4\nshown: [2]").passed)
    #expect(
      try verdict(SheetFilterCheck.self, "range: A1:C4\nshown: [3]").found
        == "hidden rows: 3; shown rows: 2")
    #expect(try verdict(SheetFilterCheck.self, "range: A1:C4").found == "hidden rows: 3; 4")
    #expect(try verdict(SheetFilterCheck.self, "range: A1:B4\nshown: [2]").found.contains("A1:C4"))
  }

  @Test func `Conditions compare or are formulas that say the same`() throws {
    let condition = "range: C2:C4\ncomparison: greater\nvalues: [7]\nfill: ffaa00"
    #expect(try verdict(SheetConditionCheck.self, condition).passed)
    #expect(
      try verdict(SheetConditionCheck.self, "range: C2:C4\ncomparison: at-least\nvalues: [7]").found
        == "the condition is greater 7")
    #expect(
      try verdict(SheetConditionCheck.self, "range: C2:C3\ncomparison: greater\nvalues: [7]").found
        == "it holds for C4 too")
    #expect(
      try verdict(
        SheetConditionCheck.self,
        "range: A1:A4\ncomparison: less\nvalues: [2]\nformulas: ['=A1<2']"
      ).passed)
    #expect(
      try verdict(SheetConditionCheck.self, "range: D1:D4\ncomparison: less\nvalues: [2]").found
        == "conditional formats for C2:C4; A1:A4")
    #expect(
      try verdict(SheetConditionCheck.self, condition.replacing("ffaa00", with: "ff0000")).found
        == "the fill is ffaa00")
  }

  @Test func `Missing and damaged files fail`() throws {
    for state in [OfficeState(nil), OfficeState("<office:document"), OfficeState("PK")] {
      #expect(try !state.judge(SheetFreezeCheck.self, "").passed)
      #expect(try !state.judge(SheetPrintCheck.self, "ranges: []").passed)
      #expect(try !state.judge(SheetNamesCheck.self, "names: {a: 'B!A1'}").passed)
      #expect(try !state.judge(SheetCommentsCheck.self, "comments: {A1: x}").passed)
      #expect(try !state.judge(SheetValidationCheck.self, "range: A1\nkind: any").passed)
      #expect(try !state.judge(SheetFilterCheck.self, "range: A1:A2").passed)
      let condition = "range: A1\ncomparison: less\nvalues: [1]"
      #expect(try !state.judge(SheetConditionCheck.self, condition).passed)
    }
  }
}
