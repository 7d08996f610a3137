/// Collects the text of an OpenDocument paragraph as the application shows it.
///
/// White space collapses as section 6.1.2 of the standard says; notes, comments, frames and
/// tracked deletions are not part of the paragraph's own text.
struct OpenDocumentRuns {
  /// A stretch of text with the style of the innermost span around it.
  struct Run {
    var text: String
    var style: String?
  }

  private(set) var runs: [Run] = []
  private var endsWithSpace = true

  init(_ paragraph: XMLElement) { collect(paragraph, style: nil) }

  var text: String { runs.map(\.text).joined() }

  /// The texts of all paragraphs and headings at any depth inside an element.
  static func paragraphs(in element: XMLElement) -> [String] {
    var found: [String] = []
    for child in element.children {
      if child.name == .text("p") || child.name == .text("h") {
        found.append(OpenDocumentRuns(child).text)
      } else if child.name != .office("annotation") {
        found += paragraphs(in: child)
      }
    }
    return found
  }

  private mutating func collect(_ element: XMLElement, style: String?) {
    for node in element.nodes {
      switch node {
      case .text(let text): append(collapsed(text), style, isCharacterData: true)
      case .element(let child): collect(child: child, style)
      }
    }
  }

  private mutating func collect(child: XMLElement, _ style: String?) {
    switch child.name {
    case .text("s"):
      let count = min(max(Int(child[.text("c")] ?? "1") ?? 1, 0), 10_000)
      append(String(repeating: " ", count: count), style)
    case .text("tab"): append("\t", style)
    case .text("line-break"): append("\n", style)
    case .text("span"): collect(child, style: child[.text("style-name")] ?? style)
    case .text("note"), .office("annotation"), .office("annotation-end"), .text("tracked-changes"),
      .text("ruby-text"):
      break
    default:
      if child.name.namespace != XMLName.draw("").namespace { collect(child, style: style) }
    }
  }

  private mutating func append(
    _ text: String, _ style: String?, isCharacterData: Bool = false
  ) {
    guard !text.isEmpty else { return }
    // A written `text:s` stands for itself, and a space after it for one more.
    endsWithSpace = isCharacterData && text.last == " "
    if let last = runs.last, last.style == style {
      runs[runs.count - 1].text += text
    } else {
      runs.append(Run(text: text, style: style))
    }
  }

  private func collapsed(_ text: String) -> String {
    var result = ""
    var wasSpace = endsWithSpace
    for character in text {
      let isSpace =
        character == " " || character == "\n" || character == "\t" || character == "\r"
        || character == "\r\n"
      if isSpace {
        if !wasSpace { result.append(" ") }
      } else {
        result.append(character)
      }
      wasSpace = isSpace
    }
    return result
  }
}
