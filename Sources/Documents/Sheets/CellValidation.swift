/// What may be entered into cells.
public struct CellValidation: Sendable, Hashable {
  /// What kind of entry is allowed.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case any, list, whole, decimal, date, time, length, formula
  }

  /// What kind of entry is allowed.
  public var kind: Kind
  /// How the entry is compared; nil for lists and formulas.
  public var comparison: CellComparison?
  /// What it is compared with, as formulas write it; the formula of kind `formula`.
  public var operands: [String]
  /// The entries of a list that is written in the rule itself.
  public var items: [String]
  /// The cells that hold the entries of a list.
  public var source: CellReference?
  /// Whether another entry is refused; otherwise it is at most warned of.
  public var refuses: Bool
  /// The cells that it holds for.
  public var ranges: [CellRange]

  /// Makes a rule.
  public init(
    kind: Kind, comparison: CellComparison? = nil, operands: [String] = [], items: [String] = [],
    source: CellReference? = nil, refuses: Bool = true, ranges: [CellRange] = []
  ) {
    self.kind = kind
    self.comparison = comparison
    self.operands = operands
    self.items = items
    self.source = source
    self.refuses = refuses
    self.ranges = ranges
  }

  /// Reads a `dataValidation` (ECMA-376 part 1, section 18.3.1.32).
  init(openXML rule: XMLElement) {
    let kinds: [String: Kind] = [
      "list": .list, "whole": .whole, "decimal": .decimal, "date": .date, "time": .time,
      "textLength": .length, "custom": .formula,
    ]
    let kind = kinds[rule["type"] ?? ""] ?? .any
    self.init(kind: kind)
    refuses =
      XLSXReader.isTrue(rule["showErrorMessage"]) && (rule["errorStyle"] ?? "stop") == "stop"
    ranges = (rule["sqref"] ?? "").split(separator: " ").compactMap { CellRange($0) }
    let texts = ["formula1", "formula2"].compactMap { rule.child(.sheet($0))?.text }
      .filter { !$0.isEmpty }
    if kind == .list, let text = texts.first {
      if text.count > 1, text.hasPrefix("\""), text.hasSuffix("\"") {
        items = text.dropFirst().dropLast().split(separator: ",").map { String($0).trimmed }
      } else {
        source = Formula(text).references.first
      }
    } else if kind != .any {
      operands = texts.map { CellComparison.operand(Formula($0)) }
      if kind != .formula { comparison = CellComparison(openXML: rule["operator"] ?? "between") }
    }
  }

  /// Reads a `table:content-validation` (OpenDocument 1.3 part 3, section 9.4.5).
  init(openDocument rule: XMLElement) {
    self.init(kind: .any)
    let message = rule.child(.table("error-message"))
    // Without an error message of its own the rule refuses, as the standard's defaults say.
    refuses =
      message.map {
        $0[.table("display")] != "false" && ($0[.table("message-type")] ?? "stop") == "stop"
      } ?? true
    var text = Substring(rule[.table("condition")] ?? "")
    if let colon = text.firstIndex(of: ":"), text[..<colon].allSatisfy(\.isLetter) {
      text = text[text.index(after: colon)...]
    }
    if let list = Self.inside("cell-content-is-in-list", text) {
      kind = .list
      let entries = CellComparison.arguments(list)
      if entries.count == 1, let range = Formula(entries[0]).references.first {
        source = range
      } else {
        items = entries.map(Self.unquoted)
      }
      return
    }
    if let formula = Self.inside("is-true-formula", text) {
      kind = .formula
      operands = [CellComparison.operand(Formula(openDocument: String(formula)))]
      return
    }
    let kinds: [(String, Kind)] = [
      ("cell-content-is-whole-number()", .whole), ("cell-content-is-decimal-number()", .decimal),
      ("cell-content-is-date()", .date), ("cell-content-is-time()", .time),
    ]
    for (name, kind) in kinds where text.hasPrefix(name) {
      self.kind = kind
      text = text.dropFirst(name.count).drop { $0 == " " }
      if text.hasPrefix("and ") { text = text.dropFirst(4) }
    }
    if text.hasPrefix("cell-content-text-length") { kind = .length }
    for prefix in ["cell-content-text-length-is-", "cell-content-is-"] where text.hasPrefix(prefix)
    {
      text = text.dropFirst(prefix.count)
    }
    for prefix in ["cell-content-text-length()", "cell-content()"] where text.hasPrefix(prefix) {
      text = text.dropFirst(prefix.count)
    }
    if kind != .any, let (comparison, operands) = CellComparison.read(openDocument: text) {
      self.comparison = comparison
      self.operands = operands
    }
  }

  private static func inside(_ name: String, _ text: Substring) -> Substring? {
    guard text.hasPrefix(name + "("), text.last == ")" else { return nil }
    return text.dropFirst(name.count + 1).dropLast()
  }

  private static func unquoted(_ text: String) -> String {
    guard text.count > 1, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
    return String(text.dropFirst().dropLast()).replacing("\"\"", with: "\"")
  }
}
