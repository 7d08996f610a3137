import Foundation
import Yams

extension SiteReader {
  private static let fieldKeys = [
    "type", "required", "default", "min", "max", "max-length", "pattern", "one-of", "label",
    "message",
  ]

  /// The fields below a key: `name: type`, or `name: {type: …, required: true, …}`.
  func readFields(_ key: String, of map: YAMLMapping) -> [Field] {
    guard let node = map[key], let fields = map.mapping(node, known: nil, what: key) else {
      return []
    }
    return fields.pairs.compactMap { pair in
      if !Self.isName(pair.key) {
        log.add(
          "“\(pair.key)” is no name of a field; use letters, digits and _", at: pair.keyPlace)
      }
      if pair.key == "page" || pair.key == "last_id" || pair.key.hasPrefix("session_")
        || pair.key.hasPrefix("parameter_")
      {
        log.add("a field cannot be named \(pair.key): statements use that name", at: pair.keyPlace)
      }
      var field = Field(name: pair.key)
      if let scalar = pair.node.scalar {
        field.kind = kind(scalar.string, at: pair.keyPlace) ?? .text
        return field
      }
      guard let keys = fields.mapping(pair.node, known: Self.fieldKeys, what: "a field") else {
        return nil
      }
      read(keys, into: &field)
      return field
    }
  }

  private static func isName(_ name: String) -> Bool {
    !name.isEmpty && name.first?.isNumber == false
      && name.utf8.allSatisfy {
        (97...122).contains($0) || (65...90).contains($0) || (48...57).contains($0) || $0 == 95
      }
  }

  private func kind(_ text: String, at place: Place) -> Field.Kind? {
    if text.isEmpty || text == "~" || text == "null" { return .text }
    if let kind = Field.Kind(rawValue: text) { return kind }
    let known = Field.Kind.allCases.map(\.rawValue).joined(separator: ", ")
    log.add("a field's type is “\(text)”; it can be \(known)", at: place)
    return nil
  }

  private func read(_ keys: YAMLMapping, into field: inout Field) {
    if let type = keys.text("type"), let kind = kind(type, at: keys.place(of: "type")) {
      field.kind = kind
    }
    field.required = keys.flag("required")
    field.fallback = keys.text("default")
    field.minimum = bound("min", of: keys, for: field)
    field.maximum = bound("max", of: keys, for: field)
    if let length = keys.integer("max-length", atLeast: 1) { field.maxLength = length }
    if let label = keys.text("label") { field.label = label }
    field.message = keys.text("message")
    if let pattern = keys.text("pattern") {
      do {
        field.pattern = try NSRegularExpression(pattern: pattern)
      } catch {
        log.add("“\(pattern)” is no regular expression", at: keys.place(of: "pattern"))
      }
    }
    field.choices = keys["one-of"].flatMap { choices($0, of: keys) }
    if let fallback = field.fallback, !fallback.isEmpty {
      var offered: [Choice]?
      if case .list(let list) = field.choices { offered = list }
      if field.choices == nil || offered != nil,
        let error = field.validate(fallback, choices: offered).error
      {
        log.add(
          "the default “\(fallback)” is not accepted: \(error)", at: keys.place(of: "default"))
      }
    }
  }

  private func bound(_ key: String, of keys: YAMLMapping, for field: Field) -> String? {
    guard let text = keys.text(key) else { return nil }
    if !field.accepts(bound: text) {
      log.add(
        "\(key) “\(text)” does not suit the type \(field.kind.rawValue)", at: keys.place(of: key))
    }
    return text
  }

  private func choices(_ node: Node, of keys: YAMLMapping) -> Field.Choices? {
    if let sequence = node.sequence {
      return .list(
        sequence.compactMap { item in
          keys.text(of: item, what: "a value of one-of").map { Choice(value: $0, label: $0) }
        })
    }
    if node.mapping != nil, let pairs = keys.mapping(node, known: nil, what: "one-of") {
      return .list(
        pairs.pairs.compactMap { pair in
          keys.text(of: pair.node, what: "a label").map { Choice(value: pair.key, label: $0) }
        })
    }
    return keys.statement(of: node, what: "one-of").map { .query($0) }
  }
}
