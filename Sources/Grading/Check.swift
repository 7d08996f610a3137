public import TaskFiles

/// One assertion over the state that a trial left.
///
/// Each check is a file of its own in `Checks/`. Its doc comment is its reference: one sentence,
/// its arguments, and an example in YAML.
public protocol Check: Sendable {
  /// The name that task files use, such as `sheet-cells`.
  static var name: String { get }

  /// Reads the arguments of a task file.
  ///
  /// - Throws: a `Diagnostic` for the first argument that is unknown, missing or of a wrong type.
  init(_ arguments: inout Fields) throws(Diagnostic)

  /// Paths below the home, globs among them, that the task names and that may therefore change.
  var paths: [String] { get }

  /// Judges the state.
  ///
  /// A damaged, missing or hostile file is a failed judgement, never an error.
  func judge(_ state: any StateReader) -> Judgement
}

/// What a check found, before it is given its name and title.
public struct Judgement: Sendable, Hashable {
  /// Whether it holds.
  public var passed: Bool
  /// What should have been, in words.
  public var expected: String
  /// What there was, in words.
  public var found: String
  /// How much of it holds, from 0 to 1.
  public var partial: Double

  /// Makes a judgement; without `partial`, 1 for passed and 0 for failed.
  public init(passed: Bool, expected: String, found: String, partial: Double? = nil) {
    self.passed = passed
    self.expected = expected
    self.found = found
    self.partial = partial ?? (passed ? 1 : 0)
  }
}
