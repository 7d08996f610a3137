import Foundation
import GRDB

extension Field {
  /// What became of the text of a field.
  struct Outcome {
    /// What is shown when the page comes again.
    var text: String
    /// What statements get; NULL for nothing, or for something wrong.
    var value: DatabaseValue
    /// Why it is not accepted.
    var error: String?
  }

  /// Judges a text against the field; `choices` are those of the field, already looked up.
  func validate(_ raw: String?, choices: [Choice]?) -> Outcome {
    if kind == .checkbox { return validateCheckbox(raw) }
    let text = (raw ?? "").replacing("\r\n", with: "\n")
      .trimmingCharacters(in: .whitespacesAndNewlines)
    if text.isEmpty {
      let error = required ? "\(label) is required." : nil
      return Outcome(text: "", value: .null, error: error)
    }
    if text.count > maxLength {
      return refused(text, "\(label) must be at most \(maxLength) characters long.")
    }
    if let choices, !choices.contains(where: { $0.value == text }) {
      return refused(text, "\(label) must be one of the values offered.")
    }
    if let pattern {
      let whole = NSRange(text.startIndex..., in: text)
      let found = pattern.firstMatch(in: text, options: .anchored, range: whole)
      if found?.range != whole {
        return refused(text, message ?? "\(label) is not in the expected form.")
      }
    }
    return convert(text)
  }

  private func refused(_ text: String, _ error: String) -> Outcome {
    Outcome(text: text, value: .null, error: error)
  }

  private func validateCheckbox(_ raw: String?) -> Outcome {
    let ticked = !["", "0", "off", "false"].contains(raw ?? "")
    let value = (ticked ? 1 : 0).databaseValue
    let error = required && !ticked ? message ?? "\(label) must be ticked." : nil
    return Outcome(text: ticked ? "1" : "", value: value, error: error)
  }

  private func convert(_ text: String) -> Outcome {
    switch kind {
    case .text, .checkbox:
      return Outcome(text: text, value: text.databaseValue)
    case .email:
      guard Self.isEmail(text) else {
        return refused(text, "\(label) must be an e-mail address such as name@example.com.")
      }
      return Outcome(text: text, value: text.databaseValue)
    case .integer:
      guard let number = Int64(text) else {
        return refused(text, "\(label) must be a whole number.")
      }
      if let error = outside(number, { Int64($0) }) { return refused(text, error) }
      return Outcome(text: text, value: number.databaseValue)
    case .number:
      guard let number = Double(text), number.isFinite,
        text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 45 || $0 == 46 })
      else { return refused(text, "\(label) must be a number such as 1250.50.") }
      if let error = outside(number, { Double($0) }) { return refused(text, error) }
      // A whole number stays whole, so that it is shown as it was entered.
      return Outcome(text: text, value: Int64(text)?.databaseValue ?? number.databaseValue)
    case .date:
      guard let date = CivilDate(text) else {
        return refused(text, "\(label) must be a date such as 2026-03-31.")
      }
      if let error = outside(date, { CivilDate($0) }) { return refused(text, error) }
      return Outcome(text: text, value: text.databaseValue)
    }
  }

  private func outside<Value: Comparable>(
    _ value: Value, _ bound: (String) -> Value?
  ) -> String? {
    if let minimum, let least = bound(minimum), value < least {
      return kind == .date
        ? "\(label) must not be before \(minimum)." : "\(label) must be at least \(minimum)."
    }
    if let maximum, let most = bound(maximum), value > most {
      return kind == .date
        ? "\(label) must not be after \(maximum)." : "\(label) must be at most \(maximum)."
    }
    return nil
  }

  /// Whether a bound's or a default's text is of the field's own kind.
  func accepts(bound: String) -> Bool {
    switch kind {
    case .integer: Int64(bound) != nil
    case .number: Double(bound) != nil
    case .date: CivilDate(bound) != nil
    case .text, .email, .checkbox: false
    }
  }

  private static func isEmail(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty,
      text.allSatisfy({ !$0.isWhitespace && !"<>(),;:\"\\[]".contains($0) })
    else { return false }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2 && labels.allSatisfy { !$0.isEmpty }
  }
}

extension Field.Outcome {
  init(text: String, value: DatabaseValue) {
    self.init(text: text, value: value, error: nil)
  }
}
