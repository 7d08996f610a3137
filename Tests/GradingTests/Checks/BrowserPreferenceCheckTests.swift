import Grading
import JSONValue
import TaskFiles
import Testing

@Suite struct BrowserPreferenceCheckTests {
  static let path = ".config/chromium/Default/Preferences"

  private func judge(_ text: String, _ arguments: JSONValue) throws -> Judgement {
    try makeCheck("browser-preference", arguments).judge(MemoryState(after: [Self.path: text]))
  }

  @Test func `A setting is found by its dots, or by a list`() throws {
    let text = #"{"download": {"prompt": true, "a.b": {"zoom": 1.0}}}"#
    #expect(try judge(text, ["key": "download.prompt", "equals": true]).passed)
    #expect(try judge(text, ["key": "download.prompt", "equals": "true"]).passed == false)
    #expect(try judge(text, ["key": ["download", "a.b", "zoom"], "equals": 1]).passed)
    let judgement = try judge(text, ["key": "download.prompt", "equals": false])
    #expect(judgement.found == "download.prompt is true")
  }

  @Test func `A missing setting has its default, if one is given`() throws {
    #expect(try judge("{}", ["key": "a.b", "equals": false]).found == "a.b is not set")
    #expect(try judge("{}", ["key": "a.b", "equals": false, "default": false]).passed)
    #expect(try judge("{}", ["key": "a.b", "equals": true, "default": false]).passed == false)
  }

  @Test func `A damaged or missing file fails`() throws {
    #expect(try judge("{", ["key": "a", "equals": 1]).found.hasSuffix("is not JSON"))
    let check = try makeCheck(
      "browser-preference",
      ["key": "a", "equals": 1, "default": 1, "path": ".config/chromium/Local State"])
    #expect(check.judge(MemoryState()).found == ".config/chromium/Local State is missing")
  }

  @Test(
    arguments: [["key": "", "equals": 1], ["key": "a"], ["key": [], "equals": 1]] as [JSONValue])
  func `Wrong arguments are refused`(arguments: JSONValue) {
    #expect(throws: Diagnostic.self) { try makeCheck("browser-preference", arguments) }
  }
}
