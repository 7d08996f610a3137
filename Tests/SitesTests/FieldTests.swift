import Foundation
import Testing

@testable import Sites

@Suite struct FieldTests {
  private static func field(_ kind: Field.Kind, _ change: (inout Field) -> Void = { _ in }) -> Field
  {
    var field = Field(name: "first_day")
    field.kind = kind
    change(&field)
    return field
  }

  @Test(arguments: [
    (Field.Kind.integer, "12", true), (.integer, "12.5", false), (.integer, "0x1", false),
    (.integer, "99999999999999999999", false), (.number, "12.5", true), (.number, "-3", true),
    (.number, "1e3", false), (.number, "nan", false), (.number, "inf", false),
    (.date, "2024-02-29", true), (.date, "2026-02-29", false), (.date, "2026-13-01", false),
    (.date, "26-01-01", false), (.date, "2026-1-01", false), (.date, "2026-01-01'", false),
    (.email, "a@b.example", true), (.email, "a@b", false), (.email, "@b.example", false),
    (.email, "a b@c.example", false), (.email, "a@b@c.example", false),
    (.email, "a@.example", false),
    (.text, "anything", true),
  ])
  func `A text fits its type or is refused`(kind: Field.Kind, text: String, fits: Bool) {
    let outcome = Self.field(kind).validate(text, choices: nil)
    #expect((outcome.error == nil) == fits)
    #expect(outcome.text == text)
    #expect(PageValues.plain(outcome.value).isEmpty == !fits)
  }

  @Test func `Nothing is fine unless the field is required`() {
    let free = Self.field(.text).validate("  ", choices: nil)
    #expect(free.error == nil)
    #expect(PageValues.plain(free.value).isEmpty)
    let needed = Self.field(.text) { $0.required = true }.validate(nil, choices: nil)
    #expect(needed.error == "First day is required.")
  }

  @Test func `Bounds are part of the range`() {
    let nights = Self.field(.integer) {
      $0.minimum = "1"
      $0.maximum = "14"
    }
    #expect(nights.validate("1", choices: nil).error == nil)
    #expect(nights.validate("14", choices: nil).error == nil)
    #expect(nights.validate("0", choices: nil).error == "First day must be at least 1.")
    #expect(nights.validate("15", choices: nil).error == "First day must be at most 14.")
  }

  @Test func `A pattern must match the whole text`() throws {
    let expression = try NSRegularExpression(pattern: "[A-Z]{2}|[A-Z]{4}")
    let code = Self.field(.text) {
      $0.pattern = expression
      $0.message = "Two capitals."
    }
    #expect(code.validate("AB", choices: nil).error == nil)
    #expect(code.validate("ABx", choices: nil).error == "Two capitals.")
    #expect(code.validate("xAB", choices: nil).error == "Two capitals.")
  }

  @Test func `A checkbox is 1 or 0`() {
    let box = Self.field(.checkbox)
    #expect(PageValues.plain(box.validate("on", choices: nil).value) == "1")
    #expect(PageValues.plain(box.validate(nil, choices: nil).value) == "0")
    let needed = Self.field(.checkbox) { $0.required = true }
    #expect(needed.validate(nil, choices: nil).error == "First day must be ticked.")
  }

  @Test func `Text is trimmed, and lines end in one way`() {
    let outcome = Self.field(.text).validate("  one\r\ntwo \n", choices: nil)
    #expect(outcome.text == "one\ntwo")
  }

  @Test func `Only offered values are taken`() {
    let offered = [Choice(value: "a", label: "A")]
    #expect(Self.field(.text).validate("a", choices: offered).error == nil)
    #expect(Self.field(.text).validate("A", choices: offered).error != nil)
  }
}
