public import TaskFiles

extension Grader {
  /// Globs below the home of all that a variant names: what may change, and what its checks look at.
  ///
  /// - Throws: a `Diagnostic` for a check whose arguments cannot be read.
  public static func scope(of variant: Variant) throws(Diagnostic) -> [String] {
    var paths = variant.unchanged.except + Litter.standardFolders
    for specification in variant.checks { paths += try Checks.make(specification).0.paths }
    return paths
  }
}
