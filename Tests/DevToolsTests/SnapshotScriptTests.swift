import Foundation
import Testing
import Vocabulary

@testable import DevTools

struct SnapshotScriptTests {
  private func read(_ elements: String) -> PageSnapshot? {
    SnapshotScript.read(Data(#"{"url":"u","title":"t","elements":[\#(elements)]}"#.utf8))
  }

  private func element(frame: String, text: String = "x") -> String {
    #"{"tag":"a","attributes":{},"text":"\#(text)","value":null,"checked":null,"frame":\#(frame)}"#
  }

  @Test(arguments: ["[1,2,0,4]", "[1,2,3,-4]", "[1,2,3]", "[]", "[1,2,3,4,5]"])
  func `An element without a place is left out`(frame: String) {
    #expect(read(element(frame: frame))?.elements.isEmpty == true)
  }

  @Test func `Numbers and lengths are bounded`() throws {
    let long = String(repeating: "x", count: 5000)
    let found = try #require(read(element(frame: "[1e300,-1e300,3.6,4]", text: long))?.elements[0])
    #expect(found.frame == Rectangle(x: 1_000_000, y: -1_000_000, width: 4, height: 4))
    #expect(found.text.count == 400)
    let many = Array(repeating: element(frame: "[1,2,3,4]"), count: 4000).joined(separator: ",")
    #expect(read(many)?.elements.count == 3000)
  }

  @Test(arguments: [#"{"tag":1}"#, "null", #""text""#, "[]"])
  func `Another form is nothing`(element: String) {
    #expect(read(element) == nil)
  }
}
