import Digests
public import Foundation
public import Vocabulary

/// What stays of an audit log whose time is over: where it ended, so that its run still verifies.
public struct AuditStub: Codable, Sendable, Hashable {
  /// The log's name.
  public var log: String
  /// Where the log ended.
  public var head: Safety.AuditHead
  /// When its lines were removed.
  public var pruned: Date
  /// Days that they had to be kept.
  public var retention: Int
  /// The SHA-256 of all that.
  private var hash: String

  /// Makes the stub of a log.
  public init(log: String, head: Safety.AuditHead, pruned: Date, retention: Int) {
    self.log = log
    self.head = head
    // Whole seconds survive being written and read.
    self.pruned = Date(timeIntervalSince1970: pruned.timeIntervalSince1970.rounded())
    self.retention = retention
    hash = ""
    hash = seal
  }

  /// Reads a stub; nil for any other text.
  init?(_ text: String) {
    guard text.hasPrefix("{\"hash\""), text.utf8.count < 4096,
      let stub = try? Self.decoder.decode(AuditStub.self, from: Data(text.utf8))
    else { return nil }
    self = stub
  }

  /// The text of the file.
  public func text() throws -> String {
    String(decoding: try Self.encoder.encode(self), as: UTF8.self) + "\n"
  }

  /// Whether it is as it was written.
  var isSealed: Bool { hash == seal }

  private var seal: String {
    SHA256Digest(
      of: "\(log)\n\(head.lines)\n\(head.hash)\n\(Int(pruned.timeIntervalSince1970))\n\(retention)"
    ).hexadecimal
  }

  private static let encoder: JSONEncoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    return encoder
  }()

  private static let decoder: JSONDecoder = {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    return decoder
  }()
}
