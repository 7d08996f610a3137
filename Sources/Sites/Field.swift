import Foundation

/// A value that a page takes from its address or from a submitted form.
struct Field: Sendable, Hashable {
  /// What the text must be, and what it becomes in SQL.
  enum Kind: String, Sendable, Hashable, CaseIterable {
    case text
    case integer
    case number
    case date
    case email
    /// 1 when ticked, otherwise 0.
    case checkbox
  }

  var name: String
  var kind: Kind = .text
  var required = false
  var fallback: String?
  /// Bounds of an integer, a number or a date, as text of that kind.
  var minimum: String?
  var maximum: String?
  /// Characters.
  var maxLength = 2_000
  /// The whole text must match it.
  var pattern: NSRegularExpression?
  var choices: Choices?
  /// How messages name the field.
  var label: String
  /// Replaces the message about a pattern that does not match.
  var message: String?

  /// The values that are allowed, with how they are shown.
  enum Choices: Sendable, Hashable {
    case list([Choice])
    /// A query whose first column is the value and whose second, if there is one, the label.
    case query(SQLText)
  }

  init(name: String) {
    self.name = name
    let words = name.replacing("_", with: " ")
    label = words.prefix(1).uppercased() + words.dropFirst()
  }
}

/// One allowed value.
struct Choice: Sendable, Hashable {
  var value: String
  var label: String
}
