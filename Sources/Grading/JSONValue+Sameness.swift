import Foundation
import JSONValue

extension JSONValue {
  /// Whether two values are the same, where `1` and `1.0` are.
  func isSame(as other: JSONValue) -> Bool {
    switch (self, other) {
    case (.array(let left), .array(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1) }
    case (.object(let left), .object(let right)):
      left.count == right.count
        && left.allSatisfy { key, value in right[key].map { value.isSame(as: $0) } ?? false }
    default: self == other || (double != nil && double == other.double)
    }
  }

  /// The value as JSON, with keys in order.
  var written: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { return "\(self)" }
    return String(decoding: data, as: UTF8.self).cut(to: 400)
  }
}
