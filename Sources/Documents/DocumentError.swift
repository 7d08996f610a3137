/// Why a document could not be read.
public enum DocumentError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The bytes are no zip archive, where one was expected.
  case notAZip(reason: String)
  /// A part that the format demands is not there.
  case missingPart(String)
  case malformed(part: String, reason: String)
  /// The part, its entries, cells or nodes exceed what is read.
  case tooLarge(part: String, limit: Int)
  case unsupported(format: String)
  case queryFailed(reason: String)
  case timedOut(seconds: Double)

  /// What was found, for a reader.
  public var description: String {
    switch self {
    case .notAZip(let reason): "the file is not a zip archive: \(reason)"
    case .missingPart(let name): "the part \(name) is missing from the document"
    case .malformed(let part, let reason): "\(part) is damaged: \(reason)"
    case .tooLarge(let part, let limit): "\(part) is larger than the limit of \(limit)"
    case .unsupported(let format): "\(format) is not a format that is read here"
    case .queryFailed(let reason): "the query failed: \(reason)"
    case .timedOut(let seconds): "the query took longer than \(seconds) seconds"
    }
  }
}

/// What is read of one document at most, so that a hostile one cannot take the machine's memory.
public enum DocumentLimits {
  /// Bytes of one unpacked part: 64 MiB.
  public static let part = 64 << 20
  /// Bytes of all parts that are unpacked of one archive: 256 MiB.
  public static let archive = 256 << 20
  /// Entries of an archive.
  public static let entries = 10_000
  /// Elements, attributes and texts of one XML part.
  public static let nodes = 2_000_000
  /// Elements inside each other.
  public static let depth = 256
  /// Cells with content in a workbook.
  public static let cells = 400_000
}
