public import DevTools
import JSONValue
public import Vocabulary

/// `browser.read`: the front page as text, with numbers for what can be used.
public struct BrowserRead: BrowserTool {
  /// What an agent is told of it.
  public static let definition = ToolDefinition(
    name: "browser.read",
    description:
      "Reads the browser's front page, the part below the window's edge too: its address, its title, "
      + "its text, and a number in brackets before each link, button and field for browser.click and "
      + "browser.fill. The numbers hold until the page is read again or left.",
    parameters: Schema.object([
      "from": Schema.number("The number of the first line that is wanted; 1 without it.")
    ]))

  private let from: Int

  /// Reads a call.
  public init(_ arguments: ToolArguments) throws(ToolRefusal) {
    from = try arguments.number("from", usually: 1)
  }

  /// Reads the page.
  public func run(in browser: Browser) async throws(ToolRefusal) -> String {
    let page = try await FrontPage(of: browser)
    let answer = try await page.call(PageScript.read, [])
    guard let url = answer["url"]?.string, let title = answer["title"]?.string,
      let lines = answer["lines"]?.array?.compactMap(\.string)
    else { throw ToolRefusal("the page cannot be read") }
    var text = "\(url.prefix(500))\n\(title.prefix(200))\n"
    guard from <= max(1, lines.count) else {
      throw ToolRefusal("the page has \(lines.count) lines, so none from \(from)")
    }
    for (number, line) in lines.enumerated().dropFirst(from - 1) {
      guard text.utf8.count + line.utf8.count < ToolMessage.limit - 100 else {
        return text + "… \(lines.count - number) lines more; read on with from: \(number + 1)"
      }
      text += line + "\n"
    }
    return lines.isEmpty ? text + "The page shows no text." : String(text.dropLast())
  }
}
