/// A cell with content.
public struct Cell: Sendable, Hashable {
  /// What a cell shows or its formula came to.
  public enum Value: Sendable, Hashable {
    /// Nothing, such as a formula that was never calculated.
    case empty
    /// Numbers, currencies and shares; dates and times are days since 30 December 1899.
    case number(Double)
    case text(String)
    case bool(Bool)
    /// An error by the text that is shown, such as `#DIV/0!`.
    case error(String)
  }

  /// What the cell shows or its formula came to.
  public var value: Value
  /// The formula in A1 notation with its equals sign, such as `=SUM(B2:B9)`; nil for a constant.
  public var formula: String?
  /// How the number is shown.
  public var format: NumberFormat
  /// How the cell looks.
  public var style: CellStyle

  /// Makes a cell.
  public init(
    _ value: Value, formula: String? = nil, format: NumberFormat = .general,
    style: CellStyle = CellStyle()
  ) {
    self.value = value
    self.formula = formula
    self.format = format
    self.style = style
  }
}

extension Cell.Value: CustomStringConvertible {
  /// The value for a reader: texts in quotes, whole numbers without a point.
  public var description: String {
    switch self {
    case .empty: "nothing"
    case .number(let number):
      number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
    case .text(let text): "\"\(text)\""
    case .bool(let bool): bool ? "TRUE" : "FALSE"
    case .error(let error): error
    }
  }
}

/// How a cell looks, as far as its own style says.
public struct CellStyle: Sendable, Hashable {
  /// Where the content stands between the left and the right edge.
  public enum Alignment: String, Sendable, Hashable {
    case left, center, right, justify
  }

  /// Whether the text is bold.
  public var isBold: Bool
  /// Whether the text is italic.
  public var isItalic: Bool
  /// Six hexadecimal digits in small letters; nil for none and for a colour of a theme.
  public var fill: String?
  /// Six hexadecimal digits in small letters; nil for the default and for a colour of a theme.
  public var fontColour: String?
  /// Where the content stands; nil for the standard of its type.
  public var alignment: Alignment?

  /// Makes a style.
  public init(
    isBold: Bool = false, isItalic: Bool = false, fill: String? = nil, fontColour: String? = nil,
    alignment: Alignment? = nil
  ) {
    self.isBold = isBold
    self.isItalic = isItalic
    self.fill = fill
    self.fontColour = fontColour
    self.alignment = alignment
  }
}

/// What a style of a file means for a cell.
struct CellLook {
  var format = NumberFormat.general
  var style = CellStyle()
}
