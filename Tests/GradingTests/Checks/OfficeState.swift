import Documents
import Grading
import JSONValue
import TaskFiles
import Vocabulary

/// A state with one office document, `Documents/a`.
struct OfficeState: StateReader {
  static let path = "Documents/a"
  var content: [UInt8]?
  var before: [String: Entry] = [:]
  var after: [String: Entry] = [:]
  var live = JSONValue.null
  var answer: String?

  init(_ text: String?) { content = text.map { Array($0.utf8) } }

  func file(_ path: String, limit: Int) throws(StateError) -> [UInt8] {
    guard path == Self.path, let content else { throw .missing(path) }
    return content
  }

  func database(ofSite name: String) throws(StateError) -> String { throw .missing(name) }

  /// What a check makes of the document.
  func judge<Judged: Check>(_ type: Judged.Type, _ arguments: String) throws -> Judgement {
    try Self.check(type, arguments).judge(self)
  }

  /// A check whose `path` is the document, with further arguments as YAML.
  static func check<Judged: Check>(_ type: Judged.Type, _ arguments: String) throws -> Judged {
    let value = try YAMLReader.read("path: \(path)\n" + arguments, file: "task.yaml")
    var fields = try Fields(value, of: "the check '\(type.name)'")
    let check = try type.init(&fields)
    try fields.finish()
    return check
  }

  private static let spaces = [
    "office", "table", "text", "style", "presentation", "chart",
    "number=datastyle", "fo=xsl-fo-compatible", "draw=drawing",
  ].map { item in
    let parts = item.split(separator: "=")
    let name = parts.last ?? ""
    return "xmlns:\(parts[0])='urn:oasis:names:tc:opendocument:xmlns:\(name):1.0'"
  }.joined(separator: " ")

  private static func document(_ kind: String, _ body: String, styles: String = "") -> OfficeState {
    OfficeState(
      """
      <office:document \(spaces)><office:automatic-styles>\(styles)</office:automatic-styles>\
      <office:body><office:\(kind)>\(body)</office:\(kind)></office:body></office:document>
      """)
  }

  /// A workbook with the sheet `Orders`: numbers, texts, and formulas as `=formula|result`; a cell
  /// in the style `money`, `bold` or `share` ends with `@style`.
  static func sheet(_ rows: [[String]], charts: String = "") -> OfficeState {
    let body = rows.map { row in
      "<table:table-row>" + row.map(cell).joined() + "</table:table-row>"
    }.joined()
    let styles = """
      <number:currency-style style:name='N1'><number:number number:decimal-places='2' \
      number:min-integer-digits='1' number:grouping='true'/><number:currency-symbol>€\
      </number:currency-symbol></number:currency-style><number:percentage-style style:name='N2'>\
      <number:number number:decimal-places='1' number:min-integer-digits='1'/>\
      <number:text>%</number:text></number:percentage-style><number:date-style style:name='N3'>\
      <number:year number:style='long'/></number:date-style>
      """
    let looks = """
      <style:style style:name='money' style:family='table-cell' style:data-style-name='N1'/>\
      <style:style style:name='share' style:family='table-cell' style:data-style-name='N2'/>\
      <style:style style:name='date' style:family='table-cell' style:data-style-name='N3'/>\
      <style:style style:name='bold' style:family='table-cell'>\
      <style:text-properties fo:font-weight='bold'/></style:style>
      """
    return document(
      "spreadsheet",
      "<table:table table:name='First'/><table:table table:name='Orders'>"
        + "<table:shapes>\(charts)</table:shapes>\(body)</table:table>", styles: styles + looks)
  }

  private static func cell(_ text: String) -> String {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    let style = parts.count > 1 ? "table:style-name='\(parts[1])'" : ""
    let halves = parts[0].split(separator: "|", omittingEmptySubsequences: false)
    let formula = parts[0].hasPrefix("=") ? "table:formula='of:\(halves[0])'" : ""
    let value = formula.isEmpty ? String(parts[0]) : String(halves.last ?? "")
    let content =
      Double(value) != nil
      ? "office:value-type='float' office:value='\(value)'/>"
      : "office:value-type='string'><text:p>\(value)</text:p></table:table-cell>"
    return "<table:table-cell \(style) \(formula) \(content)"
  }

  /// A chart over `Orders.A2:A3` with one series, for `sheet`.
  static func chart(kind: String, title: String, values: String, label: String) -> String {
    """
    <draw:frame><draw:object><office:document><office:body><office:chart>\
    <chart:chart chart:class='chart:\(kind)'><chart:title><text:p>\(title)</text:p></chart:title>\
    <chart:plot-area><chart:axis chart:dimension='x'>\
    <chart:categories table:cell-range-address='Orders.A2:Orders.A3'/></chart:axis>\
    <chart:series chart:values-cell-range-address='\(values)' chart:label-cell-address='\(label)'/>\
    </chart:plot-area></chart:chart></office:chart></office:body></office:document></draw:object>\
    </draw:frame>
    """
  }

  /// A text of lines: `# ` and `## ` are headings, `* ` is bold, `> a,b` is a table of contents.
  static func text(_ lines: String...) -> OfficeState {
    let body = lines.map { line in
      let text = line.drop { "#*> ".contains($0) }
      if line.hasPrefix("#") {
        let level = line.prefix { $0 == "#" }.count
        return """
          <text:h text:style-name='Heading_20_\(level)' text:outline-level='\(level)'>\(text)</text:h>
          """
      }
      if line.hasPrefix("> ") {
        let entries = text.split(separator: ",").map { "<text:p>\($0)<text:tab/>1</text:p>" }
        return """
          <text:table-of-content><text:index-body>\(entries.joined())</text:index-body>\
          </text:table-of-content>
          """
      }
      return "<text:p\(line.hasPrefix("*") ? " text:style-name='bold'" : "")>\(text)</text:p>"
    }
    let bold = """
      <style:style style:name='bold' style:family='paragraph'>\
      <style:text-properties fo:font-weight='bold'/></style:style>
      """
    return document("text", body.joined(), styles: bold)
  }

  /// Slides with a title and paragraphs.
  static func slides(_ slides: [(title: String, paragraphs: [String])]) -> OfficeState {
    let pages = slides.map { slide in
      let body = slide.paragraphs.map { "<text:p>\($0)</text:p>" }.joined()
      return """
        <draw:page><draw:frame presentation:class='title'><draw:text-box>\
        <text:p>\(slide.title)</text:p></draw:text-box></draw:frame><draw:frame><draw:text-box>\
        \(body)</draw:text-box></draw:frame></draw:page>
        """
    }
    return document("presentation", pages.joined())
  }
}
