import Documents
public import TaskFiles

/// Cells of a sheet take only certain entries.
///
/// Every cell of the range has a rule that refuses other entries. The entries of a list may stand
/// in the rule or in cells.
///
/// - `path`: the workbook: xlsx, ods or fods
/// - `sheet` (optional): the sheet's name; the first sheet if it is not given
/// - `range`: the cells
/// - `items` (optional): the entries of a list, in any order
/// - `kind` (optional): in place of `items`, `whole`, `decimal`, `date`, `time` or `length`
/// - `comparison` (optional): with `kind`: `between`, `not-between`, `equal`, `not-equal`,
///   `greater`, `less`, `at-least` or `at-most`
/// - `values` (optional): with `comparison`: what is compared with, as numbers
///
/// ```yaml
/// - sheet-validation:
///     path: Documents/orders.xlsx
///     range: D2:D40
///     items: [open, shipped, returned]
/// - sheet-validation:
///     {path: Documents/orders.xlsx, range: E2:E40, kind: whole, comparison: between, values: [1, 99]}
/// ```
public struct SheetValidationCheck: Check {
  /// How task files call it.
  public static let name = "sheet-validation"
  private let place: SheetPlace
  private let range: CellRange
  private let items: [String]?
  private let kind: CellValidation.Kind
  private let comparison: CellComparison?
  private let values: [Double]

  /// Reads the arguments.
  public init(_ arguments: inout Fields) throws(Diagnostic) {
    place = try SheetPlace(&arguments)
    range = try arguments.value("range").cellRange()
    items = try arguments.optionalStrings("items")?.map(\.singleSpaced)
    if items == nil {
      kind = try arguments.choice("kind", of: CellValidation.Kind.self)
      comparison = try arguments.optionalChoice("comparison", of: CellComparison.self)
      var values: [Double] = []
      for value in try arguments.optionalList("values") ?? [] { values.append(try value.double()) }
      self.values = values
    } else {
      kind = .list
      comparison = nil
      values = []
    }
  }

  /// The file that the check is about.
  public var paths: [String] { [place.file] }

  /// Judges the file as the trial left it.
  public func judge(_ state: any StateReader) -> Judgement {
    let rule = items.map { "only \($0.listed())" } ?? "\(kind.rawValue) \(numbers)"
    let expected = "\(place.description) whose cells \(range) take \(rule)"
    let workbook: Workbook
    let sheet: Sheet
    do {
      workbook = try state.document(place.file, Workbook.init(_:))
      sheet = try place.read(state)
    } catch {
      return Judgement(passed: false, expected: expected, found: error.found)
    }
    var complaints: [String] = []
    let bare = range.addresses.filter { cell in
      !sheet.validations.contains { $0.ranges.contains { $0.contains(cell) } }
    }
    if !bare.isEmpty {
      complaints.append("no rule for \(bare.map(\.description).listed())")
    }
    for validation in sheet.validations
    where validation.ranges.contains(where: { $0.overlaps(range) }) {
      if !validation.refuses { complaints.append("other entries are not refused") }
      if let complaint = complaint(about: validation, in: workbook, on: sheet) {
        complaints.append(complaint)
      }
    }
    return .over(3, expected: expected, complaints: complaints, otherwise: "all of it")
  }

  private var numbers: String {
    ((comparison.map { [$0.rawValue] } ?? []) + values.map { "\($0)" }).joined(separator: " ")
  }

  private func complaint(
    about rule: CellValidation, in workbook: Workbook, on sheet: Sheet
  ) -> String? {
    guard rule.kind == kind else { return "the rule is of the kind \(rule.kind.rawValue)" }
    if let items {
      let found = Self.entries(of: rule, in: workbook, on: sheet)
      return Set(found) == Set(items) ? nil : "the list is \(found.listed())"
    }
    guard comparison != nil || !values.isEmpty else { return nil }
    let operands = rule.operands.map { Double($0) }
    let isSame =
      rule.comparison == comparison && operands.count == values.count
      && zip(operands, values).allSatisfy { found, value in
        found?.isClose(to: value, 1e-9) == true
      }
    return isSame
      ? nil
      : "the rule is \(rule.comparison?.rawValue ?? "") \(rule.operands.joined(separator: " and "))"
  }

  private static func entries(
    of rule: CellValidation, in workbook: Workbook, on sheet: Sheet
  ) -> [String] {
    guard let source = rule.source else { return rule.items.map(\.singleSpaced) }
    let cells = source.sheet.flatMap { workbook[sheet: $0] } ?? sheet
    guard source.range.count <= 100_000 else { return [] }
    return source.range.addresses.compactMap { address -> String? in
      switch cells.cells[address]?.value {
      case .text(let text): text.singleSpaced
      case .none, .empty: nil
      case .some(let value): value.description
      }
    }
  }
}
