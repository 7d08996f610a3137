/// Which wanted things find one of their own among the found things.
///
/// Each found thing serves one wanted thing; as many as possible are served, by augmenting paths
/// (Kuhn's algorithm).
struct Matching {
  /// The wanted things that were left without, in order.
  private(set) var unmatched: [Int] = []
  private let fits: [[Bool]]
  private var owner: [Int?]

  /// Makes the matching; `fits[i][j]` says whether found thing `j` will do for wanted thing `i`.
  init(_ fits: [[Bool]]) {
    self.fits = fits
    owner = Array(repeating: nil, count: fits.map(\.count).max() ?? 0)
    for wanted in fits.indices {
      var tried: Set<Int> = []
      if !serve(wanted, &tried) { unmatched.append(wanted) }
    }
  }

  private mutating func serve(_ wanted: Int, _ tried: inout Set<Int>) -> Bool {
    for found in fits[wanted].indices where fits[wanted][found] {
      guard tried.insert(found).inserted else { continue }
      if let other = owner[found], !serve(other, &tried) { continue }
      owner[found] = wanted
      return true
    }
    return false
  }
}
