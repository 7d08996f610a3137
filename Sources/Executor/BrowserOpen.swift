public import DevTools
public import Vocabulary

/// `browser.open`: another page in the front tab.
public struct BrowserOpen: BrowserTool {
  /// What an agent is told of it.
  public static let definition = ToolDefinition(
    name: "browser.open",
    description:
      "Opens an address in the browser's front tab, and starts the browser where none is open.",
    parameters: Schema.object(
      ["url": Schema.text("The address, with http:, https: or file:.")], required: ["url"]))

  /// The address.
  public let url: String

  /// Reads a call.
  public init(_ arguments: ToolArguments) throws(ToolRefusal) {
    url = try arguments.text("url")
    let lower = url.lowercased()
    guard
      ["http://", "https://", "file://"].contains(where: lower.hasPrefix) || lower == "about:blank",
      !url.unicodeScalars.contains(where: { $0.value <= 32 || $0.value == 127 })
    else { throw ToolRefusal("browser.open: 'url' has to begin with http://, https:// or file://") }
  }

  /// Goes to the address.
  public func run(in browser: Browser) async throws(ToolRefusal) -> String {
    let page = try await FrontPage(of: browser)
    do throws(DevToolsError) {
      try await browser.navigate(page.tab, to: url)
    } catch {
      throw ToolRefusal("'\(url)' cannot be opened: \(error)")
    }
    return "Opened \(url)."
  }
}
