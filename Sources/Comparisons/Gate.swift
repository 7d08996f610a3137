/// A condition that a candidate has to meet.
public enum Gate: Sendable, Hashable {
  /// The success rate is worse than the base's by less than this share, from 0 to 1.
  case nonInferior(margin: Double)
  /// The success rate is at least this share, from 0 to 1.
  case success(atLeast: Double)
  /// No variant has violations of the policy that the base had none in.
  case noNewViolations

  /// A gate that cannot be read.
  public struct Invalid: Error, Sendable, Hashable, CustomStringConvertible {
    /// The gate as written.
    public var source: String
    /// What is wrong with it.
    public var reason: String

    /// What is wrong, and how to write it right.
    public var description: String {
      "the gate '\(source)' \(reason). Gates are non-inferior:NUMBERpp, such as "
        + "non-inferior:3pp, success>=NUMBER%, such as success>=75%, and no-new-violations."
    }
  }

  /// Reads `non-inferior:3pp` or `success>=75%`.
  public init(_ source: String) throws(Invalid) {
    func number(_ text: Substring, unit: String) throws(Invalid) -> Double {
      guard text.hasSuffix(unit) else {
        throw Invalid(source: source, reason: "needs a number followed by '\(unit)', not '\(text)'")
      }
      let digits = text.dropLast(unit.count)
      guard digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }),
        let value = Double(digits)
      else {
        throw Invalid(source: source, reason: "has no number before '\(unit)': '\(digits)'")
      }
      guard value > 0, value <= 100 else {
        throw Invalid(source: source, reason: "needs a number above 0 and up to 100, not \(digits)")
      }
      return value / 100
    }
    if source == "no-new-violations" {
      self = .noNewViolations
    } else if source.hasPrefix("non-inferior:") {
      self = .nonInferior(margin: try number(source.dropFirst(13), unit: "pp"))
    } else if source.hasPrefix("success>=") {
      self = .success(atLeast: try number(source.dropFirst(9), unit: "%"))
    } else {
      throw Invalid(source: source, reason: "is not known")
    }
  }
}

extension Gate: CustomStringConvertible {
  /// The gate as it is written.
  public var description: String {
    func short(_ share: Double) -> String {
      let value = (share * 100 * 1e6).rounded() / 1e6
      return value == value.rounded() ? String(Int(value)) : String(value)
    }
    return switch self {
    case .nonInferior(let margin): "non-inferior:\(short(margin))pp"
    case .success(let share): "success>=\(short(share))%"
    case .noNewViolations: "no-new-violations"
    }
  }
}
