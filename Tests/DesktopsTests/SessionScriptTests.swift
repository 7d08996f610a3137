import Testing

@testable import Desktops

@Suite struct SessionScriptTests {
  @Test(arguments: [
    ("plain", "'plain'"), ("it's", #"'it'\''s'"#), ("$(reboot) `x` \"y\"", "'$(reboot) `x` \"y\"'"),
  ])
  func `A word reaches the shell as it is`(word: String, quoted: String) {
    #expect(SessionScript.quoted(word) == quoted)
  }

  @Test func `Only the browser that the harness started gets the pipes`() {
    let with = SessionScript.launch(["chromium"], number: 2, devTools: true, log: "chromium")
    let without = SessionScript.launch(["chromium"], number: 3, devTools: false, log: "chromium")
    #expect(with.contains("3</run/user/1000/devtools.in"))
    #expect(!without.contains("devtools"))
    #expect(without.contains("echo ended 3"))
  }
}
