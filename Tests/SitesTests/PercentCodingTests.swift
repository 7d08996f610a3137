import Testing

@testable import Sites

@Suite struct PercentCodingTests {
  @Test(arguments: ["", "plain", "a b&c=d", "żółw/ü?#", "100%", "'\"<>"])
  func `Decoding takes encoding back`(text: String) {
    let encoded = PercentCoding.encode(text)
    #expect(encoded.utf8.allSatisfy { $0 < 128 && $0 > 32 })
    #expect(PercentCoding.decode(encoded, plusIsSpace: true) == text)
  }

  @Test func `A plus sign is a space in forms only`() {
    #expect(PercentCoding.decode("a+b", plusIsSpace: true) == "a b")
    #expect(PercentCoding.decode("a+b", plusIsSpace: false) == "a+b")
  }

  @Test(arguments: ["%", "%4", "%g0", "%ff", "%c3"])
  func `Broken escapes are refused`(text: String) {
    #expect(PercentCoding.decode(text, plusIsSpace: true) == nil)
  }

  @Test func `The last value of a name counts, and a value can be replaced`() {
    let form = FormData("a=1&b=&a=2&page=4&c")
    #expect(form?["a"] == "2")
    #expect(form?["c"] == "")
    #expect(form?["d"] == nil)
    #expect(form?.query(setting: "b", to: "x y") == "?a=1&a=2&b=x%20y")
  }

  @Test func `A redirect fills its names in and encodes them`() {
    let target = RedirectTarget(
      text: "/a/:id?q=:word", place: Place(file: "", line: 1, column: 1))
    #expect(target.names == ["id", "word"])
    #expect(target.filled { $0 == "id" ? "7" : "x/y&z" } == "/a/7?q=x%2Fy%26z")
  }

  @Test(arguments: [
    ("session=7", 7), ("a=b; session=12; c=d", 12), ("session=x", nil), ("other=7", nil), ("", nil),
  ])
  func `The session is read from the cookies`(header: String, session: Int64?) {
    #expect(SiteRequest.session(inCookies: header) == session)
  }
}
