import Policies

/// Who approves, as written on the command line.
enum ApproverSpecification: Sendable, Hashable, CustomStringConvertible {
  case ask, approve, deny
  case simulated(latency: Double, errorRate: Double)

  /// An approver that cannot be read.
  struct Invalid: Error, CustomStringConvertible {
    var source: String

    var description: String {
      "the approver '\(source)' is not known; approvers are ask, approve, deny, simulated and "
        + "simulated:latency=SECONDS,error=SHARE with a share from 0 to 1"
    }
  }

  /// Reads an approver.
  init(_ source: String) throws(Invalid) {
    switch source {
    case "ask": self = .ask
    case "approve": self = .approve
    case "deny": self = .deny
    default:
      let parts = source.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.first == "simulated" else { throw Invalid(source: source) }
      var (latency, errorRate) = (30.0, 0.02)
      for part in parts.dropFirst().joined().split(separator: ",") {
        let pair = part.split(separator: "=")
        guard pair.count == 2, let value = Double(pair[1]), value.isFinite, value >= 0 else {
          throw Invalid(source: source)
        }
        switch pair[0] {
        case "latency": latency = value
        case "error" where value <= 1: errorRate = value
        default: throw Invalid(source: source)
        }
      }
      self = .simulated(latency: latency, errorRate: errorRate)
    }
  }

  /// The approver of the trial with that seed.
  func approver(seed: UInt64) -> any Approver {
    switch self {
    case .ask: TerminalApprover.shared
    case .approve: ConstantApprover.approve
    case .deny: ConstantApprover.deny
    case .simulated(let latency, let errorRate):
      SimulatedApprover(seed: seed, latency: latency, errorRate: errorRate)
    }
  }

  /// The approver as it is written.
  var description: String {
    switch self {
    case .ask: "ask"
    case .approve: "approve"
    case .deny: "deny"
    case .simulated(let latency, let errorRate): "simulated:latency=\(latency),error=\(errorRate)"
    }
  }
}
