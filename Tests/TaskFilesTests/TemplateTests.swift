import JSONValue
import Testing

@testable import TaskFiles

@Suite struct TemplateTests {
  private let drawn = DrawnParameters(values: [
    "name": .init(text: "Ada & Co", quoted: true), "count": .init(text: "12", quoted: false),
    "item.0": .init(text: "tea", quoted: false),
  ])

  @Test(arguments: [
    ("{{name}}", "Ada & Co"), ("<{{ count }}>", "<12>"), ("{{item.0}}{{count}}", "tea12"),
    ("\\{{name}}", "{{name}}"), ("a { b } }} c", "a { b } }} c"), ("", ""),
    ("\\\\{{name}}", "\\{{name}}"), ("ü{{count}}ü", "ü12ü"), ("\\{{{{count}}", "{{12"),
  ])
  func `Placeholders are filled in`(_ text: String, _ expected: String) {
    let problems = Problems()
    let result = drawn.expand(asset: text, file: "f", markup: false, problems: problems)
    #expect(result == expected)
    #expect(problems.all == [])
  }

  @Test(arguments: ["{{", "{{name", "{{na me}}", "{{}}", "{{name}", "{{#each}}", "{{ü}}"])
  func `What is no placeholder is a complaint`(_ text: String) {
    let problems = Problems()
    _ = drawn.expand(asset: "ab\nü " + text, file: "f", markup: false, problems: problems)
    #expect(problems.all.map(\.location) == [SourceLocation(file: "f", line: 2, column: 3)])
  }

  @Test func `Markup escapes what is filled in and nothing else`() {
    let problems = Problems()
    let result = drawn.expand(
      asset: "<p>{{name}} & more</p>", file: "f", markup: true, problems: problems)
    #expect(result == "<p>Ada &amp; Co & more</p>")
  }

  @Test func `A lone placeholder takes over the parameter's type`() throws {
    let text = "- \"{{count}}\"\n- \"{{name}}\"\n- \"{{count}}0\"\n- {\"k{{count}}\": 1}\n"
    let problems = Problems()
    let value = drawn.expand(
      try YAMLReader.read(text, file: "f"), in: SourceText(text), problems: problems)
    #expect(value.json == [12, "Ada & Co", "120", ["k12": 1]])
    #expect(problems.all == [])
  }
}
