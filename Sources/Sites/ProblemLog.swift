import Yams

/// Collects what is wrong with a site while it is read, so that one reading reports it all.
final class ProblemLog {
  private(set) var problems: [SiteError.Problem] = []

  func add(_ message: String, file: String, line: Int = 1, column: Int = 1) {
    problems.append(.init(file: file, line: line, column: column, message: message))
  }

  func add(_ message: String, at place: Place) {
    add(message, file: place.file, line: place.line, column: place.column)
  }

  /// Throws everything collected so far, if there is anything.
  func throwIfAny() throws(SiteError) {
    if !problems.isEmpty { throw SiteError(problems) }
  }
}

/// A position in a file of a site.
struct Place: Sendable, Hashable {
  var file: String
  var line: Int
  var column: Int
}

extension Place {
  init(_ mark: Mark?, file: String) {
    self.init(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1)
  }
}
