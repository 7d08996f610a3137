/// A spreadsheet file: xlsx, ods or flat fods.
///
/// ```swift
/// let workbook = try Workbook(bytes)
/// workbook.sheets[0]["B10"]?.formula  // "=SUM(B2:B9)"
/// ```
public struct Workbook: Sendable, Hashable {
  /// The sheets in the order of their tabs, hidden ones among them.
  public var sheets: [Sheet]
  /// The ranges that have names, as text such as `Sheet1!B2:B9`, by name.
  public var definedNames: [String: String]

  /// Makes a workbook.
  public init(sheets: [Sheet], definedNames: [String: String] = [:]) {
    self.sheets = sheets
    self.definedNames = definedNames
  }

  /// Reads a workbook, whose format its bytes tell.
  ///
  /// - Throws: `DocumentError`.
  public init(_ bytes: [UInt8]) throws(DocumentError) {
    switch try OfficeFile(bytes) {
    case .openXML(let package): self = try XLSXReader(package).workbook()
    case .openDocument(let document): self = try ODSReader(document).workbook()
    }
    nameSeries()
  }

  /// The sheet of that name; small and capital letters differ.
  public subscript(sheet name: String) -> Sheet? { sheets.first { $0.name == name } }

  /// Names series after the text of the cell that they refer to.
  private mutating func nameSeries() {
    for sheet in sheets.indices {
      for chart in sheets[sheet].charts.indices {
        for index in sheets[sheet].charts[chart].series.indices {
          let series = sheets[sheet].charts[chart].series[index]
          guard series.name == nil, let place = series.nameReference else { continue }
          let source = place.sheet.flatMap { self[sheet: $0] } ?? sheets[sheet]
          guard let value = source.cells[place.range.first]?.value else { continue }
          if case .text(let text) = value {
            sheets[sheet].charts[chart].series[index].name = text
          } else {
            sheets[sheet].charts[chart].series[index].name = value.description
          }
        }
      }
    }
  }

  /// A defined name's content: a range in one notation, or the formula as it is.
  static func normalised(_ reference: String) -> String {
    CellReference(reference)?.description ?? Formula(reference).description
  }
}
