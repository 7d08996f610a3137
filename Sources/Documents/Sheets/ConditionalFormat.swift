/// A look that cells take on while a condition holds.
public struct ConditionalFormat: Sendable, Hashable {
  /// When it holds.
  public enum Condition: Sendable, Hashable {
    /// The cell's value compares so with operands, which stand as formulas write them.
    case compares(CellComparison, [String])
    /// A formula is true, written as for the first cell of the range, with its equals sign.
    case formula(String)
    /// Anything else, such as a scale of colours, by its name in the file.
    case other(String)
  }

  /// When it holds.
  public var condition: Condition
  /// What it changes of the cell's look.
  public var style: CellStyle
  /// The cells that it holds for.
  public var ranges: [CellRange]

  /// Makes a conditional format.
  public init(condition: Condition, style: CellStyle = CellStyle(), ranges: [CellRange] = []) {
    self.condition = condition
    self.style = style
    self.ranges = ranges
  }

  /// Reads a `conditionalFormatting` (ECMA-376 part 1, section 18.3.1.18).
  static func all(openXML group: XMLElement, styles: XLSXStyles) -> [ConditionalFormat] {
    let ranges = (group["sqref"] ?? "").split(separator: " ").compactMap { CellRange($0) }
    return group.children(.sheet("cfRule")).map { rule in
      let texts = rule.children(.sheet("formula")).map(\.text)
      var condition = Condition.other(rule["type"] ?? "")
      switch rule["type"] {
      case "cellIs":
        if let comparison = rule["operator"].flatMap({ CellComparison(openXML: $0) }) {
          condition = .compares(comparison, texts.map { CellComparison.operand(Formula($0)) })
        }
      case "expression":
        if let text = texts.first { condition = .formula(Formula(text).description) }
      default: break
      }
      let style = rule["dxfId"].flatMap { Int($0) }.map { styles.conditional($0) }
      return ConditionalFormat(
        condition: condition, style: style ?? CellStyle(), ranges: ranges)
    }
  }

  /// Reads a `calcext:conditional-format`, an extension of OpenDocument by LibreOffice.
  static func all(openDocument group: XMLElement, styles: ODSStyles) -> [ConditionalFormat] {
    let ranges = SplitReference.list(group[.calc("target-range-address")] ?? "")
      .compactMap { CellReference($0)?.range }
    return group.children.map { rule in
      guard rule.name == .calc("condition") else {
        return ConditionalFormat(condition: .other(rule.name.local), ranges: ranges)
      }
      let text = rule[.calc("value")] ?? ""
      var condition = Condition.other(text)
      if text.hasPrefix("formula-is("), text.hasSuffix(")") {
        let formula = String(text.dropFirst("formula-is(".count).dropLast())
        condition = .formula(Formula(openDocument: formula).description)
      } else if let (comparison, operands) = CellComparison.read(openDocument: text[...]) {
        condition = .compares(comparison, operands)
      }
      let style = styles.look(rule[.calc("apply-style-name")]).style
      return ConditionalFormat(condition: condition, style: style, ranges: ranges)
    }
  }
}
