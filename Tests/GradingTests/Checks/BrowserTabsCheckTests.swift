import Grading
import JSONValue
import TaskFiles
import Testing

@Suite struct BrowserTabsCheckTests {
  private func judge(_ tabs: JSONValue?, _ arguments: JSONValue) throws -> Judgement {
    var state = MemoryState()
    if let tabs { state.live = ["tabs": tabs] }
    return try makeCheck("browser-tabs", arguments).judge(state)
  }

  @Test func `Every pattern needs a tab of its own`() throws {
    let tabs: JSONValue = [["url": "http://a.test/1"], ["url": "http://b.test/"]]
    #expect(try judge(tabs, ["open": ["/test/", "http://a.test/1"]]).passed)
    #expect(try judge(tabs, ["open": ["http://a.test/1", "/a\\.test/"]]).partial == 0.5)
    #expect(try judge(tabs, ["open": "http://a.test/"]).passed == false)
  }

  @Test func `Other tabs matter only when asked for`() throws {
    let tabs: JSONValue = [["url": "http://a.test/"], ["url": "about:blank"]]
    #expect(try judge(tabs, ["open": "http://a.test/"]).passed)
    let judgement = try judge(tabs, ["open": "http://a.test/", "only": true])
    #expect(judgement.found.hasPrefix("2 tabs instead of 1"))
  }

  @Test func `Without a browser it fails`() throws {
    #expect(try judge(nil, ["open": "/x/"]).found == "no browser was open")
    #expect(try judge(3, ["open": "/x/"]).passed == false)
  }
}
