/// A formula in the notation of A1 with commas, whichever format it was written in.
public struct Formula: Sendable, Hashable, CustomStringConvertible {
  private let tokens: [FormulaToken]

  /// Reads a formula such as `=SUM(B2:B9)`; the equals sign may be missing.
  ///
  /// Any text is a formula: what is not understood is kept as it is.
  public init(_ text: String) {
    tokens = FormulaToken.tokens(text.hasPrefix("=") ? text.dropFirst() : Substring(text))
  }

  /// Reads a formula of OpenDocument such as `of:=SUM([.B2:.B9];2)`.
  public init(openDocument text: String) {
    var body = Substring(text)
    if let equals = body.firstIndex(of: "="),
      body[..<equals].allSatisfy({ $0.isLetter || $0 == ":" })
    {
      body = body[body.index(after: equals)...]
    }
    tokens = FormulaToken.tokens(Substring(OpenFormula.translated(body)))
  }

  private init(tokens: [FormulaToken]) { self.tokens = tokens }

  /// The formula with an equals sign, functions in capitals and without vendors' prefixes.
  public var description: String { "=" + tokens.map(\.text).joined() }

  /// The functions in the order of their appearance, in capitals.
  public var functions: [String] {
    tokens.compactMap { if case .function(let name) = $0 { name } else { nil } }
  }

  /// The cells and ranges in the order of their appearance.
  public var references: [CellReference] {
    tokens.compactMap { token in
      guard case .reference(let sheet, let first, let last) = token else { return nil }
      let text = first.text + (last.map { ":" + $0.text } ?? "")
      return CellRange(text).map { CellReference(sheet: sheet, range: $0) }
    }
  }

  /// Whether it takes anything from cells: by a reference, by a name or by a column of a table.
  ///
  /// `=5+3` and `=ROUND(2.5,0)` take nothing and are constants in disguise.
  public var usesCells: Bool {
    tokens.contains { token in
      switch token {
      case .reference: true
      case .function: false
      case .other(let text):
        (text.first?.isLetter == true || text.first == "_" || text.first == "[")
          && !["TRUE", "FALSE"].contains(text.uppercased())
      }
    }
  }

  /// The formula as copying it to another cell makes it.
  func moved(rows: Int, columns: Int) -> Formula {
    Formula(
      tokens: tokens.map { token in
        guard case .reference(let sheet, let first, let last) = token else { return token }
        guard let start = first.moved(rows: rows, columns: columns) else { return .other("#REF!") }
        guard let last else { return .reference(sheet: sheet, start, nil) }
        guard let end = last.moved(rows: rows, columns: columns) else { return .other("#REF!") }
        return .reference(sheet: sheet, start, end)
      })
  }
}
