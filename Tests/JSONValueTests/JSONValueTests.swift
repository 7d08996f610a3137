import Foundation
import JSONValue
import Testing

@Suite struct JSONValueTests {
  @Test(arguments: [
    "null", "true", "-3", "1.5", "\"a\\nb\"", "[1,[2,{}]]", "{\"a\":{\"b\":[null]}}",
  ])
  func `A value survives decoding and encoding`(text: String) throws {
    let value = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    #expect(String(decoding: try JSONEncoder().encode(value), as: UTF8.self) == text)
  }

  @Test func `A true is not a one and a one is not a true`() throws {
    let values = try JSONDecoder().decode(JSONValue.self, from: Data("[true, 1]".utf8))
    #expect(values == [true, 1])
    #expect(values[0]?.int == nil)
    #expect(values[1]?.bool == nil)
  }

  @Test func `Access to what is not there is nil`() {
    let value: JSONValue = ["a": [1, 2]]
    #expect(value["a"]?[1]?.int == 2)
    #expect(value["a"]?[2] == nil)
    #expect(value["b"] == nil)
    #expect(value[0] == nil)
  }
}
