import Documents
public import TaskFiles

/// Cells of a sheet stand out while a condition holds.
///
/// One conditional format covers the whole range and no further cell with content, its condition is
/// the one asked for, and it changes how the cells look.
///
/// - `path`: the workbook: xlsx, ods or fods
/// - `sheet` (optional): the sheet's name; the first sheet if it is not given
/// - `range`: the cells
/// - `comparison`: `between`, `not-between`, `equal`, `not-equal`, `greater`, `less`, `at-least` or
///   `at-most`
/// - `values`: what the cell's value is compared with: one value, two for the first two comparisons
/// - `formulas` (optional): formulas that say the same, as for the first cell of the range; dollar
///   signs do not matter
/// - `fill` (optional): the colour behind the text as six hexadecimal digits
/// - `bold` (optional): whether the text becomes bold
///
/// ```yaml
/// - sheet-condition:
///     path: Documents/orders.xlsx
///     range: E2:E40
///     comparison: greater
///     values: [1000]
///     formulas: ["=E2>1000"]
/// ```
public struct SheetConditionCheck: Check {
  /// How task files call it.
  public static let name = "sheet-condition"
  private let place: SheetPlace
  private let range: CellRange
  private let comparison: CellComparison
  private let values: [String]
  private let formulas: [String]
  private let fill: String?
  private let bold: Bool?

  /// Reads the arguments.
  public init(_ arguments: inout Fields) throws(Diagnostic) {
    place = try SheetPlace(&arguments)
    range = try arguments.value("range").cellRange()
    comparison = try arguments.choice("comparison", of: CellComparison.self)
    let list = try arguments.value("values")
    values = try list.strings()
    let isPair = comparison == .between || comparison == .notBetween
    guard values.count == (isPair ? 2 : 1) else { throw list.expected(isPair ? "two" : "one") }
    formulas = try arguments.optionalStrings("formulas")?.map(Self.plain) ?? []
    fill = try arguments.optionalString("fill")?.lowercased()
    bold = try arguments.optionalBool("bold")
  }

  /// The file that the check is about.
  public var paths: [String] { [place.file] }

  /// Judges the file as the trial left it.
  public func judge(_ state: any StateReader) -> Judgement {
    let expected =
      "\(place.description) whose cells \(range) stand out when "
      + "\(comparison.rawValue) \(values.joined(separator: " and "))"
    let sheet: Sheet
    do {
      sheet = try place.read(state)
    } catch {
      return Judgement(passed: false, expected: expected, found: error.found)
    }
    let covering = sheet.conditionalFormats.filter { format in
      range.addresses.allSatisfy { cell in format.ranges.contains { $0.contains(cell) } }
    }
    guard let format = covering.first(where: fits) ?? covering.first else {
      let found = sheet.conditionalFormats.flatMap(\.ranges).map(\.description)
      return Judgement(
        passed: false, expected: expected,
        found: found.isEmpty ? "no conditional format" : "conditional formats for \(found.listed())"
      )
    }
    var complaints: [String] = []
    if !fits(format) { complaints.append("the condition is \(Self.words(format.condition))") }
    let outside = sheet.cells.keys.filter { cell in
      !range.contains(cell) && format.ranges.contains { $0.contains(cell) }
    }
    if !outside.isEmpty {
      complaints.append("it holds for \(outside.sorted().map(\.description).listed()) too")
    }
    let look = format.style
    if look == CellStyle() { complaints.append("it changes nothing of the look") }
    if let fill, look.fill != fill { complaints.append("the fill is \(look.fill ?? "none")") }
    if let bold, look.isBold != bold { complaints.append(bold ? "it is not bold" : "it is bold") }
    return .over(5, expected: expected, complaints: complaints, otherwise: "all of it")
  }

  private func fits(_ format: ConditionalFormat) -> Bool {
    switch format.condition {
    case .compares(let found, let operands):
      found == comparison && operands.count == values.count
        && zip(operands, values).allSatisfy { Self.isSame($0, $1) }
    case .formula(let formula): formulas.contains(Self.plain(formula))
    case .other: false
    }
  }

  /// An operand is a number, a text in quotes or a formula, which stands here as it is.
  private static func isSame(_ operand: String, _ value: String) -> Bool {
    if let one = Double(operand), let other = Double(value) { return one.isClose(to: other, 1e-9) }
    return operand == value || operand == "\"\(value)\""
  }

  private static func plain(_ formula: String) -> String {
    Formula(formula).description.filter { !$0.isWhitespace && $0 != "$" }
  }

  private static func words(_ condition: ConditionalFormat.Condition) -> String {
    switch condition {
    case .compares(let comparison, let operands):
      "\(comparison.rawValue) \(operands.joined(separator: " and "))"
    case .formula(let formula): formula
    case .other(let name): name
    }
  }
}
