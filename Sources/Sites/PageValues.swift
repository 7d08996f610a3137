import Foundation
import GRDB
import Mustache

/// Values as templates take them.
enum PageValues {
  /// Zero, which is shown as 0 but holds no section: SQL's false.
  struct Zero: MustacheCustomRenderable {
    var renderText: String { "0" }
    var isNull: Bool { true }
  }

  static func number(_ number: Int) -> Any { number == 0 ? Zero() : number }

  /// Nothing is shown for an empty text, and it holds no section.
  static func text(_ text: String) -> Any { text.isEmpty ? NSNull() : text as Any }

  static func value(_ value: DatabaseValue) -> Any {
    switch value.storage {
    case .null, .blob: NSNull()
    case .int64(let number): number == 0 ? Zero() : number as Any
    case .double(let number): number == 0 ? Zero() : Int64(exactly: number) ?? number as Any
    case .string(let text): self.text(text)
    }
  }

  static func row(_ row: Row) -> [String: Any] {
    var values: [String: Any] = [:]
    for (name, value) in row { values[name] = self.value(value) }
    return values
  }

  /// Parameters as templates see them: `hotel.name` is looked up in two steps.
  static func tree(_ parameters: [String: String]) -> [String: Any] {
    var tree: [String: Any] = [:]
    for (name, value) in parameters.sorted(by: { $0.key < $1.key }) {
      insert(text(value), at: name.split(separator: ".")[...], into: &tree)
    }
    return tree
  }

  private static func insert(
    _ value: Any, at path: ArraySlice<Substring>, into tree: inout [String: Any]
  ) {
    guard let first = path.first else { return }
    if path.count == 1 {
      tree[String(first)] = value
    } else {
      var below = tree[String(first)] as? [String: Any] ?? [:]
      insert(value, at: path.dropFirst(), into: &below)
      tree[String(first)] = below
    }
  }

  /// The text of a value in an address.
  static func plain(_ value: DatabaseValue) -> String {
    switch value.storage {
    case .null, .blob: ""
    case .int64(let number): String(number)
    case .double(let number): Int64(exactly: number).map { String($0) } ?? String(number)
    case .string(let text): text
    }
  }
}
