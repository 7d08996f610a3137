import Documents
import JSONValue
import JSONValue
import TaskFiles

/// The value of a cell as a task file states it.
struct SheetValue: Sendable {
  /// The value as it is written in the task file.
  let text: String
  private let isNothing: Bool
  private let isQuoted: Bool
  private let number: Double?
  private let bool: Bool?

  init(_ value: LocatedValue) throws(Diagnostic) {
    guard let text = value.text else { throw value.expected("a text, a number or null") }
    self.text = value.isNothing ? "nothing" : text
    isNothing = value.isNothing || text.isEmpty
    isQuoted = value.isQuoted
    // Drawn parameters stand between quotes, so that numbers may too.
    number = LocatedValue(.scalar(text, quoted: false), at: value.location).json.double
    bool = isQuoted ? nil : value.json.bool
  }

  /// What is wrong with the cell; nil where it holds the value.
  func complaint(about cell: Cell?, tolerance: Double) -> String? {
    let value = cell?.value ?? .empty
    return fits(value, isDate: cell?.format.isDate == true, tolerance)
      ? nil : "is \(value) and not \(text)"
  }

  private func fits(_ value: Cell.Value, isDate: Bool, _ tolerance: Double) -> Bool {
    switch value {
    case .empty: return isNothing
    case .bool(let found): return found == bool || (isQuoted && text == value.description)
    case .error: return false
    case .number(let found):
      if let number { return found.isClose(to: number, tolerance) }
      guard isDate, let date = CalendarDate.serial(text) else { return false }
      return found.isClose(to: date, 1e-6)
    case .text(let found):
      if isNothing { return found.singleSpaced.isEmpty }
      // A number that is kept as text cannot be calculated with.
      return (isQuoted || number == nil) && found.singleSpaced == text.singleSpaced
    }
  }
}
