/// Collects what is wrong, so that one mistake does not hide the next.
final class Problems {
  private(set) var all: [Diagnostic] = []

  func add(_ diagnostic: Diagnostic) {
    all.append(diagnostic)
  }

  func add(_ diagnostics: [Diagnostic]) {
    all += diagnostics
  }

  /// The value of an expression, or nil when it throws; the complaint is kept.
  func attempt<Value>(_ read: @autoclosure () throws(Diagnostic) -> Value) -> Value? {
    attempt(reading: read)
  }

  /// What is read, or nil when reading throws; the complaint is kept.
  func attempt<Value>(reading read: () throws(Diagnostic) -> Value) -> Value? {
    do {
      return try read()
    } catch {
      add(error)
      return nil
    }
  }
}
