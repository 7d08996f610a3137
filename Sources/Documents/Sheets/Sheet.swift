/// One sheet of a workbook.
public struct Sheet: Sendable, Hashable {
  /// The text of the tab.
  public var name: String
  /// Whether its tab is hidden.
  public var isHidden: Bool
  /// The cells that hold a value or a formula.
  public var cells: [CellAddress: Cell]
  /// The charts that stand on the sheet.
  public var charts: [Chart]
  /// Runs of hidden rows, counted from 1; rows that a filter hides are among them.
  public var hiddenRows: [ClosedRange<Int>]
  /// Runs of hidden columns, counted from 1.
  public var hiddenColumns: [ClosedRange<Int>]
  /// Rows at the top that stay in view.
  public var frozenRows: Int
  /// Columns at the left that stay in view.
  public var frozenColumns: Int
  /// The range with filter buttons.
  public var autofilter: CellRange?
  /// The ranges that are one cell each.
  public var mergedRanges: [CellRange]
  /// The cells that are printed; none when all are.
  public var printRanges: [CellRange]
  /// The rows that are printed on every page.
  public var repeatedRows: ClosedRange<Int>?
  /// The texts of the cells' comments.
  public var comments: [CellAddress: String]
  /// What may be entered.
  public var validations: [CellValidation]
  /// The looks that depend on conditions, in the order of the file.
  public var conditionalFormats: [ConditionalFormat]

  /// Makes a sheet.
  public init(
    name: String, isHidden: Bool = false, cells: [CellAddress: Cell] = [:], charts: [Chart] = [],
    hiddenRows: [ClosedRange<Int>] = [], hiddenColumns: [ClosedRange<Int>] = [],
    frozenRows: Int = 0, frozenColumns: Int = 0, autofilter: CellRange? = nil,
    mergedRanges: [CellRange] = [], printRanges: [CellRange] = [],
    repeatedRows: ClosedRange<Int>? = nil, comments: [CellAddress: String] = [:],
    validations: [CellValidation] = [], conditionalFormats: [ConditionalFormat] = []
  ) {
    self.name = name
    self.isHidden = isHidden
    self.cells = cells
    self.charts = charts
    self.hiddenRows = hiddenRows
    self.hiddenColumns = hiddenColumns
    self.frozenRows = frozenRows
    self.frozenColumns = frozenColumns
    self.autofilter = autofilter
    self.mergedRanges = mergedRanges
    self.printRanges = printRanges
    self.repeatedRows = repeatedRows
    self.comments = comments
    self.validations = validations
    self.conditionalFormats = conditionalFormats
  }

  /// The cell at a place such as `B2`, or nil where nothing stands.
  public subscript(address: String) -> Cell? { CellAddress(address).flatMap { cells[$0] } }

  /// The smallest range that holds every cell with content; nil for an empty sheet.
  public var usedRange: CellRange? {
    guard var used = cells.keys.first.map({ CellRange($0, $0) }) else { return nil }
    for cell in cells.keys {
      used.first.row = min(used.first.row, cell.row)
      used.first.column = min(used.first.column, cell.column)
      used.last.row = max(used.last.row, cell.row)
      used.last.column = max(used.last.column, cell.column)
    }
    return used
  }
}
