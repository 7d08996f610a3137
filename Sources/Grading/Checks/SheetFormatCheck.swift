import Documents
public import TaskFiles

/// The cells of a range look like this.
///
/// Cells of the range that are empty do not count, but there must be others.
///
/// - `path`: the workbook: xlsx, ods or fods
/// - `sheet` (optional): the sheet's name; the first sheet if it is not given
/// - `range`: the cells
/// - `decimals` (optional): the digits behind the decimal point
/// - `currency` (optional): the currency's sign, such as `€`, or its code, such as `EUR`
/// - `percent` (optional): whether the number is shown as a percentage
/// - `thousands` (optional): whether thousands are separated
/// - `bold` (optional): whether the text is bold
///
/// At least one of the last five is needed; all that are given must hold.
///
/// ```yaml
/// - sheet-format:
///     path: Documents/orders.xlsx
///     range: C2:E9
///     decimals: 2
///     currency: EUR
/// ```
public struct SheetFormatCheck: Check {
  /// How task files call it.
  public static let name = "sheet-format"
  private let place: SheetPlace
  private let range: CellRange
  private let decimals: Int?
  private let currency: String?
  private let percent: Bool?
  private let thousands: Bool?
  private let bold: Bool?

  /// Reads the arguments.
  public init(_ arguments: inout Fields) throws(Diagnostic) {
    place = try SheetPlace(&arguments)
    range = try arguments.value("range").cellRange()
    decimals = try arguments.optionalInt("decimals")
    currency = try arguments.optionalString("currency")
    percent = try arguments.optionalBool("percent")
    thousands = try arguments.optionalBool("thousands")
    bold = try arguments.optionalBool("bold")
    guard !wishes.isEmpty else {
      throw Diagnostic(
        arguments.location,
        "the check 'sheet-format' needs one of decimals, currency, percent, thousands, bold")
    }
  }

  /// The file that the check is about.
  public var paths: [String] { [place.file] }

  private var wishes: [String] {
    var wishes: [String] = []
    if let decimals { wishes.append("\(decimals) decimals") }
    if let currency { wishes.append("the currency \(currency)") }
    if let percent { wishes.append(percent ? "percent" : "no percent") }
    if let thousands { wishes.append("\(thousands ? "" : "no ")separated thousands") }
    if let bold { wishes.append(bold ? "bold" : "not bold") }
    return wishes
  }

  /// Judges the file as the trial left it.
  public func judge(_ state: any StateReader) -> Judgement {
    let expected = "\(place.description) with \(wishes.joined(separator: ", ")) in \(range)"
    let sheet: Sheet
    do {
      sheet = try place.read(state)
    } catch {
      return Judgement(passed: false, expected: expected, found: error.found)
    }
    var complaints: [String] = []
    var count = 0
    for address in range.addresses {
      guard let cell = sheet.cells[address], cell.value != .empty || cell.formula != nil else {
        continue
      }
      count += 1
      if let complaint = complaint(about: cell) { complaints.append("\(address) \(complaint)") }
    }
    guard count > 0 else {
      return Judgement(passed: false, expected: expected, found: "\(range) is empty")
    }
    return .over(count, expected: expected, complaints: complaints, otherwise: "all of it")
  }

  private func complaint(about cell: Cell) -> String? {
    let format = cell.format
    if let bold, cell.style.isBold != bold { return bold ? "is not bold" : "is bold" }
    let isNumberWrong =
      decimals.map { $0 != format.decimals } == true
      || currency.map { !format.shows(currency: $0) } == true
      || percent.map { $0 != format.isPercent } == true
      || thousands.map { $0 != format.hasThousands } == true
    return isNumberWrong ? "has the format \(format.code)" : nil
  }
}
