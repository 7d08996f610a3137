public import TaskFiles

/// A scripted player that errs in a share of trials, to try out reports and gates before a model.
///
/// It plays the task's solution; where it errs, it plays one of the task's wrong ways instead. It
/// knows the answers, so its score says nothing about any agent.
public struct Rehearsal: Sendable, Hashable {
  /// The trials in a hundred in which it errs, from 0 to 100.
  public var errors: Int

  /// Makes a player that errs in so many trials of a hundred, from 0 to 100.
  public init(errors: Int) {
    precondition((0...100).contains(errors), "a share of trials is from 0 to 100 per cent")
    self.errors = errors
  }

  /// The steps that it plays on a variant; the variant's seed decides whether it errs, and how.
  public func steps(of variant: Variant) -> [SolutionStep] {
    guard !variant.cheats.isEmpty, variant.chance("rehearsal", below: 100) < UInt64(errors) else {
      return variant.solution
    }
    let way = variant.chance("rehearsal.way", below: UInt64(variant.cheats.count))
    return variant.cheats[Int(way)].steps
  }
}
