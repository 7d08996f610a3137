import Vocabulary

extension Judgement {
  /// A failed judgement because a part of the state could not be read.
  static func unreadable(_ error: StateError, expected: String) -> Judgement {
    Judgement(passed: false, expected: expected, found: error.description)
  }

  /// A judgement over several things of which `complaints` do not hold.
  static func over(
    _ count: Int, expected: String, complaints: [String], otherwise found: String
  ) -> Judgement {
    guard !complaints.isEmpty else {
      return Judgement(passed: true, expected: expected, found: found)
    }
    let partial = count == 0 ? 0 : max(0, Double(count - complaints.count) / Double(count))
    return Judgement(
      passed: false, expected: expected, found: complaints.listed(), partial: partial)
  }
}

extension StateReader {
  /// The text of a UTF-8 file of at most 8 MiB, without a byte order mark and with plain line
  /// ends.
  func text(_ path: String) throws(StateError) -> String {
    let bytes = try file(path, limit: 8 << 20)
    let marked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    guard let text = String(validating: marked ? bytes.dropFirst(3) : bytes[...], as: UTF8.self)
    else { throw .unreadable(path, reason: "it is not UTF-8 text") }
    return text.replacing("\r\n", with: "\n")
  }
}
