public import DevTools
import JSONValue
public import Vocabulary

/// `browser.fill`: another value in a field of the front page.
public struct BrowserFill: BrowserTool {
  /// What an agent is told of it.
  public static let definition = ToolDefinition(
    name: "browser.fill",
    description:
      "Puts a value into a field of the browser's front page by its number from browser.read, in "
      + "place of what is there: a text, the words of an option of a choice, a date as 2026-01-31, or "
      + "true or false for a check box.",
    parameters: Schema.object(
      [
        "number": Schema.number("The number in brackets."),
        "text": Schema.text("The value; may be empty."),
      ], required: ["number", "text"]))

  private let number: Int
  private let text: String

  /// Reads a call.
  public init(_ arguments: ToolArguments) throws(ToolRefusal) {
    number = try arguments.number("number")
    text = try arguments.text("text", atMost: 64 << 10)
  }

  /// Fills it.
  public func run(in browser: Browser) async throws(ToolRefusal) -> String {
    let page = try await FrontPage(of: browser)
    let answer = try await page.call(PageScript.fill, [.int(number), .string(text)])
    return "Filled \(answer["what"]?.string?.prefix(300) ?? "")."
  }
}
