public import TaskFiles
public import Vocabulary

/// Judges what a trial left.
public enum Grader {
  /// The results of the variant's checks in their order, and at last that nothing else changed.
  ///
  /// - Throws: a `Diagnostic` for a check whose arguments cannot be read.
  public static func judge(
    _ variant: Variant, _ state: any StateReader
  ) throws(Diagnostic) -> [CheckResult] {
    var results: [CheckResult] = []
    var paths = variant.unchanged.except
    for specification in variant.checks {
      let (check, title) = try Checks.make(specification)
      paths += check.paths
      results.append(result(specification.name, title, check.judge(state)))
    }
    let rest = UnchangedHome(except: paths).judge(state)
    results.append(result("unchanged", "Nothing else changed", rest))
    return results
  }

  private static func result(_ name: String, _ title: String, _ judgement: Judgement) -> CheckResult
  {
    CheckResult(
      check: name, title: title, passed: judgement.passed,
      expected: judgement.expected.cut(to: 2000), found: judgement.found.cut(to: 2000),
      partial: judgement.passed ? 1 : min(max(judgement.partial, 0), 1))
  }
}
