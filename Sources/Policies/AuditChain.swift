import Digests
import Foundation
public import Vocabulary

/// The lines of an audit log, each bound to the one before by its hash.
///
/// A line is a JSON object whose last member `hash` is the SHA-256 of the line without that member,
/// byte for byte; its member `previous` is the hash of the line before. The first line's `previous`
/// is the SHA-256 of the log's name, so that a log cannot stand for another.
public struct AuditChain: Sendable, Hashable {
  /// Where the log ends now.
  public private(set) var head: Safety.AuditHead

  /// Begins a log of that name, such as `RUN/files/rename/1`.
  public init(name: String) {
    head = Safety.AuditHead(lines: 0, hash: SHA256Digest(of: "audit \(name)").hexadecimal)
  }

  /// The text of the next line, without a line end; the entry's number and link are set here.
  public mutating func append(_ entry: AuditEntry) throws -> String {
    var entry = entry
    entry.line = head.lines + 1
    entry.previous = head.hash
    let body = String(decoding: try Self.encoder.encode(entry), as: UTF8.self)
    let hash = SHA256Digest(of: body).hexadecimal
    head = Safety.AuditHead(lines: entry.line, hash: hash)
    return String(body.dropLast()) + Self.seal + hash + "\"}"
  }

  /// What comes before the hash at the end of a line.
  static let seal = ",\"hash\":\""

  /// The line without its hash, and the hash; nil for a line without one.
  static func open(_ line: Substring) -> (body: String, hash: String)? {
    let tail = seal.utf8.count + 64 + 2
    guard line.utf8.count > tail, line.hasSuffix("\"}") else { return nil }
    let text = line.utf8
    let start = text.index(text.endIndex, offsetBy: -tail)
    guard let end = String(line[start...].prefix(seal.count)) == seal ? start : nil else {
      return nil
    }
    let hash = line[text.index(end, offsetBy: seal.utf8.count)...].prefix(64)
    return (String(line[..<end]) + "}", String(hash))
  }

  static let encoder: JSONEncoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .custom { date, encoder in
      var container = encoder.singleValueContainer()
      try container.encode((date + 0.0001).formatted(times))
    }
    return encoder
  }()

  static let decoder: JSONDecoder = {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .custom { decoder in
      let container = try decoder.singleValueContainer()
      let text = try container.decode(String.self)
      guard let date = try? Date(text, strategy: times) else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a time")
      }
      return date
    }
    return decoder
  }()

  private static let times = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
}
