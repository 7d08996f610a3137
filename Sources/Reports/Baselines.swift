import Foundation
import Yams

/// The scores that every run is shown beside; `results/baselines.yaml`.
public struct Baselines: Sendable, Hashable {
  /// In the order in which they are shown.
  public var all: [Baseline]

  /// Makes the set; the headline comes first.
  public init(_ all: [Baseline]) {
    self.all = all.filter { $0.headline == true } + all.filter { $0.headline != true }
  }

  /// The baseline that a run's score stands next to, such as the human one.
  public var headline: Baseline? { all.first { $0.headline == true } }

  private struct File: Codable {
    var baselines: [Baseline]
  }

  /// Reads the file.
  ///
  /// - Throws: `ReportsError` where the file cannot be read, where a baseline lacks its label or
  ///   its provenance, and where not exactly one of them is the headline.
  public static func load(_ path: String) throws(ReportsError) -> Baselines {
    let text: String
    do {
      text = try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw .unreadableBaselines(path: path, reason: "it is missing or no UTF-8 text")
    }
    let file: File
    do {
      file = try YAMLDecoder().decode(File.self, from: text)
    } catch {
      throw .unreadableBaselines(path: path, reason: reason(error))
    }
    if let bare = file.baselines.first(where: { $0.who.isEmpty || $0.provenance.isEmpty }) {
      throw .unreadableBaselines(
        path: path, reason: "the score \(bare.score) has no who or no provenance")
    }
    let headlines = file.baselines.count { $0.headline == true }
    guard headlines == 1 else {
      throw .unreadableBaselines(
        path: path, reason: "expected one baseline with headline: true, found \(headlines)")
    }
    return Baselines(file.baselines)
  }

  private static func reason(_ error: any Error) -> String {
    func place(_ context: DecodingError.Context) -> String {
      context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
    }
    switch error {
    case DecodingError.dataCorrupted(let context):
      return place(context) + ": " + context.debugDescription
    case DecodingError.keyNotFound(let key, let context):
      return "\(place(context)): \"\(key.stringValue)\" is missing"
    case DecodingError.typeMismatch(let type, let context):
      return "\(place(context)): expected \(type)"
    default:
      return "\(error)"
    }
  }
}
