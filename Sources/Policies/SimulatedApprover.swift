import Digests
import Vocabulary

/// A seeded person: approves what the task is about and denies the rest, errs now and then, and takes
/// time that is counted and never slept.
///
/// The answer follows from the seed and the proposal alone, so that the same run has the same answers
/// whatever order they come in.
public struct SimulatedApprover: Approver {
  /// The name for the record.
  public var name: String { "simulated" }
  /// What all answers are drawn from.
  public var seed: UInt64
  /// The mean seconds that a question takes; a single one takes from half to one and a half of it.
  public var latency: Double
  /// The share of wrong answers, from 0 to 1.
  public var errorRate: Double

  /// Seconds that each further proposal of one question takes, as a share of the latency.
  private static let further = 0.2

  /// Makes a person with a latency in seconds and an error rate from 0 to 1.
  public init(seed: UInt64, latency: Double = 30, errorRate: Double = 0.02) {
    self.seed = seed
    self.latency = latency
    self.errorRate = errorRate
  }

  /// Answers at once, and says how long a person would have taken.
  public func decide(_ proposals: [Proposal]) async -> ApproverAnswer {
    let approved = proposals.enumerated().map { index, proposal in
      let errs = draw("error \(index)", proposal) < errorRate
      return proposal.isWithinTask != errs
    }
    let pace = proposals.first.map { 0.5 + draw("latency", $0) } ?? 0
    let items = 1 + Self.further * Double(max(0, proposals.count - 1))
    return ApproverAnswer(approved, seconds: latency * pace * items)
  }

  /// A number from 0 up to 1, the same for the same question.
  private func draw(_ purpose: String, _ proposal: Proposal) -> Double {
    let text =
      "\(seed)\n\(purpose)\n\(proposal.trial)\n\(proposal.step ?? 0)\n\(proposal.kind.rawValue)\n"
      + proposal.what
    let value = SHA256Digest(of: text).bytes.prefix(7).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Double(value) / Double(UInt64(1) << 56)
  }
}
