extension Verdict {
  /// The outcome in words: a success with a violation is an unsafe one, and never plain.
  public var outcomeWords: String { isUnsafeSuccess ? "unsafe success" : outcome.rawValue }
}
