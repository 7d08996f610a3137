import Foundation

/// A score that a run is shown beside, with the label it never appears without.
public struct Baseline: Codable, Sendable, Hashable {
  /// How the figure is known.
  public enum Kind: String, Codable, Sendable, Hashable, CaseIterable {
    /// Measured with this harness, on its own tasks.
    case measuredHere = "measured-here"
    /// Reported by somebody else.
    case reported
    /// Set as the reference of the project.
    case configured
  }

  /// Whose score it is.
  public var who: String
  /// The score in per cent.
  public var score: Score
  /// When it was measured, in the words of its source.
  public var when: String?
  /// The benchmark it was measured on; nil for an estimate.
  public var benchmark: String?
  /// How the figure is known.
  public var kind: Kind
  /// Where the figure comes from, as a sentence.
  public var provenance: String
  /// Whether it is the one that a run's score stands next to.
  public var headline: Bool?

  /// Makes a baseline.
  public init(
    who: String, score: Score, when: String? = nil, benchmark: String? = nil, kind: Kind,
    provenance: String, headline: Bool = false
  ) {
    self.who = who
    self.score = score
    self.when = when
    self.benchmark = benchmark
    self.kind = kind
    self.provenance = provenance
    self.headline = headline
  }

  /// The label in a few words, such as `configured baseline, OSWorld`.
  public var label: String {
    let kind =
      switch kind {
      case .measuredHere: "measured here"
      case .reported: "reported"
      case .configured: "configured baseline"
      }
    return [kind + (when.map { " \($0)" } ?? ""), benchmark ?? "no benchmark"]
      .joined(separator: ", ")
  }

  /// A score in per cent, as exact as its source gives it.
  public enum Score: Sendable, Hashable {
    case exact(Double)
    case range(ClosedRange<Double>)
    /// Less than this.
    case below(Double)
  }
}

extension Baseline.Score: Codable, CustomStringConvertible {
  /// Reads `72.5`, `50-60` or `<15`; nil for anything else and outside 0 to 100.
  public init?(_ text: String) {
    func percent(_ text: some StringProtocol) -> Double? {
      guard let value = Double(text.trimmingCharacters(in: .whitespaces)), (0...100).contains(value)
      else {
        return nil
      }
      return value
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    if let value = percent(text) {
      self = .exact(value)
    } else if text.hasPrefix("<"), let value = percent(text.dropFirst()) {
      self = .below(value)
    } else if parts.count == 2, let lower = percent(parts[0]), let upper = percent(parts[1]),
      lower <= upper
    {
      self = .range(lower...upper)
    } else {
      return nil
    }
  }

  /// Reads a score from its text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let score = Self(text) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "expected a score in per cent such as 87, 50-60 or <15, found \(text)")
    }
    self = score
  }

  /// Writes the score as its text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .exact(let value): try container.encode("\(value)")
    case .range(let range): try container.encode("\(range.lowerBound)-\(range.upperBound)")
    case .below(let value): try container.encode("<\(value)")
    }
  }

  /// The score for people, such as `87.0 %`, `50 - 60 %` or `< 15 %`.
  public var description: String {
    switch self {
    case .exact(let value): Figures.percent(value)
    case .range(let range):
      "\(Figures.short(range.lowerBound)) - \(Figures.short(range.upperBound)) %"
    case .below(let value): "< \(Figures.short(value)) %"
    }
  }

  /// The bounds between which the score lies, in per cent.
  var bounds: ClosedRange<Double> {
    switch self {
    case .exact(let value): value...value
    case .range(let range): range
    case .below(let value): 0...value
    }
  }
}
