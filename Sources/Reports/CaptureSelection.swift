/// Which captures a report shows where it cannot show all.
struct CaptureSelection: Sendable, Hashable {
  /// The captures of one trial in the order of its steps, by digest.
  struct Trial: Sendable, Hashable {
    var succeeded: Bool
    var captures: [String]
  }

  /// The digests of the captures to show.
  private(set) var chosen: Set<String>
  /// How many different captures there are.
  let available: Int

  /// Whether some captures are left out.
  var isPartial: Bool { chosen.count < available }

  /// Chooses at most `limit` different captures: the first and last of every trial, then the
  /// others of trials without success, then the rest.
  init(_ trials: [Trial], limit: Int) {
    available = Set(trials.flatMap(\.captures)).count
    let ordered = trials.filter { !$0.succeeded } + trials.filter(\.succeeded)
    let ends = ordered.flatMap { [$0.captures.last, $0.captures.first].compactMap { $0 } }
    chosen = []
    for digest in ends + ordered.flatMap(\.captures) where chosen.count < limit {
      chosen.insert(digest)
    }
  }
}
