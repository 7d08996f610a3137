/// A part of a page, in which every text that came from outside is escaped.
///
/// The only way to put in text without escaping is a literal of this project's source.
struct HTML: Sendable, Hashable {
  private(set) var text: String

  /// A text, with everything escaped that means something in HTML.
  init(_ text: String) { self.text = Self.escape(text) }

  /// Markup of the source itself.
  init(literal: StaticString) { text = "\(literal)" }

  fileprivate init(parts: [HTML]) { text = parts.map(\.text).joined() }

  /// An element without content, such as `img`.
  static func void(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>
  ) -> HTML {
    var element = HTML(literal: "")
    element.text = "<\(name)\(list(attributes))>"
    return element
  }

  /// An element; attributes that are nil are left out.
  static func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:],
    @HTMLBuilder _ content: () -> HTML
  ) -> HTML {
    var element = HTML(literal: "")
    element.text = "<\(name)\(list(attributes))>\(content().text)</\(name)>"
    return element
  }

  private static func list(_ attributes: KeyValuePairs<StaticString, String?>) -> String {
    attributes.map { name, value in value.map { " \(name)=\"\(escape($0))\"" } ?? "" }.joined()
  }

  private static func escape(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in PlainText.visible(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// Puts parts of a page one behind the other; texts are escaped.
@resultBuilder enum HTMLBuilder {
  static func buildExpression(_ text: String) -> HTML { HTML(text) }
  static func buildExpression(_ part: HTML) -> HTML { part }
  static func buildExpression(_ parts: [HTML]) -> HTML { HTML(parts: parts) }
  static func buildBlock(_ parts: HTML...) -> HTML { HTML(parts: parts) }
  static func buildOptional(_ part: HTML?) -> HTML { part ?? HTML(parts: []) }
  static func buildEither(first part: HTML) -> HTML { part }
  static func buildEither(second part: HTML) -> HTML { part }
  static func buildArray(_ parts: [HTML]) -> HTML { HTML(parts: parts) }
}

/// An element of a page; attributes that are nil are left out.
func tag(
  _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:],
  @HTMLBuilder _ content: () -> HTML
) -> HTML {
  HTML.element(name, attributes, content)
}
