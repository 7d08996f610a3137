public import DevTools
import JSONValue
public import Vocabulary

/// `browser.click`: a click on an element of the front page.
public struct BrowserClick: BrowserTool {
  /// What an agent is told of it.
  public static let definition = ToolDefinition(
    name: "browser.click",
    description: "Clicks an element of the browser's front page by its number from browser.read.",
    parameters: Schema.object(
      ["number": Schema.number("The number in brackets.")], required: ["number"]))

  private let number: Int

  /// Reads a call.
  public init(_ arguments: ToolArguments) throws(ToolRefusal) {
    number = try arguments.number("number")
  }

  /// Clicks it.
  public func run(in browser: Browser) async throws(ToolRefusal) -> String {
    let answer = try await FrontPage(of: browser).call(PageScript.click, [.int(number)])
    return "Clicked \(answer["what"]?.string?.prefix(300) ?? "")."
  }
}
