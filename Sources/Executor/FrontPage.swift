import DevTools
import Foundation
import JSONValue

/// The browser's front page, to be used by scripts in a world of their own.
struct FrontPage {
  let browser: Browser
  let tab: Tab

  init(of browser: Browser) async throws(ToolRefusal) {
    self.browser = browser
    let front: Tab?
    do throws(DevToolsError) {
      front = try await browser.frontPage()
    } catch {
      throw Self.refusal(error)
    }
    guard let front else { throw ToolRefusal("the browser shows no page") }
    tab = front
  }

  /// Calls a function of the scripts and gives the object that it returns.
  ///
  /// - Throws: a refusal with the `problem` that it returns, or for a page that does not answer.
  func call(_ function: String, _ arguments: [JSONValue]) async throws(ToolRefusal) -> JSONValue {
    let list = (try? JSONEncoder().encode(arguments)) ?? Data("[]".utf8)
    let expression = "JSON.stringify((\(function))(...\(String(decoding: list, as: UTF8.self))))"
    let answer: JSONValue
    do throws(DevToolsError) {
      answer = try await browser.evaluate(expression, in: tab)
    } catch {
      throw Self.refusal(error)
    }
    guard let text = answer.string,
      let object = try? JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    else { throw ToolRefusal("the page gave no answer") }
    if let problem = object["problem"]?.string { throw ToolRefusal(String(problem.prefix(500))) }
    return object
  }

  private static func refusal(_ error: DevToolsError) -> ToolRefusal {
    switch error {
    case .closed: ToolRefusal("the browser was closed; use the desktop to open it again")
    case .timeout: ToolRefusal("the page does not answer; a dialog may be open: look at the screen")
    default: ToolRefusal("the page cannot be used: \(error)")
    }
  }
}
