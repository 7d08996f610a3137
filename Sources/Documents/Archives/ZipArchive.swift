internal import CZip
import Glibc

/// A zip archive in memory, whose entries are unpacked one by one within limits.
///
/// Sizes that the archive states are never believed: unpacking stops at the limit.
public struct ZipArchive {
  /// One file or folder of an archive.
  public struct Entry: Sendable, Hashable {
    /// The path inside the archive as it is written there, which may be absolute or hold `..`.
    public var name: String
    /// The unpacked size in bytes that the archive states.
    public var size: Int

    /// Whether the entry is a folder: its name ends with a slash.
    public var isFolder: Bool { name.hasSuffix("/") }
  }

  /// The entries in the order of the archive's directory.
  public let entries: [Entry]
  private let handle: Handle
  private let indexes: [String: UInt64]

  /// Reads the directory of an archive.
  ///
  /// - Throws: `DocumentError.notAZip`, or `tooLarge` for more than `DocumentLimits.entries`.
  public init(_ bytes: [UInt8]) throws(DocumentError) {
    handle = try Handle(bytes)
    let count = zip_get_num_entries(handle.archive, 0)
    guard count <= DocumentLimits.entries else {
      throw .tooLarge(part: "the archive's directory", limit: DocumentLimits.entries)
    }
    var entries: [Entry] = []
    var indexes: [String: UInt64] = [:]
    for index in 0..<UInt64(max(0, count)) {
      var status = zip_stat_t()
      guard zip_stat_index(handle.archive, index, 0, &status) == 0, let name = status.name else {
        throw .malformed(part: "the archive's directory", reason: "entry \(index) has no name")
      }
      let text = String(cString: name)
      entries.append(Entry(name: text, size: Int(clamping: status.size)))
      // The first of two entries with one name counts, as it does for libzip.
      if indexes[text] == nil { indexes[text] = index }
    }
    self.entries = entries
    self.indexes = indexes
  }

  /// Whether there is an entry of that name.
  public func contains(_ name: String) -> Bool { indexes[name] != nil }

  /// Unpacks one entry.
  ///
  /// - Throws: `missingPart`, `malformed` for a wrong checksum, an unknown compression or a
  ///   password, and `tooLarge` beyond `limit` bytes or beyond `DocumentLimits.archive` in all.
  public func read(
    _ name: String, limit: Int = DocumentLimits.part
  ) throws(DocumentError) -> [UInt8] {
    guard let index = indexes[name] else { throw .missingPart(name) }
    return try handle.read(index, name: name, limit: limit)
  }
}

/// Owns the libzip archive and counts what was unpacked.
private final class Handle {
  let archive: OpaquePointer
  private var unpacked = 0

  init(_ bytes: [UInt8]) throws(DocumentError) {
    guard bytes.count >= 22 else { throw .notAZip(reason: "it has only \(bytes.count) bytes") }
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let copy = malloc(bytes.count) else {
      throw .tooLarge(part: "the archive", limit: DocumentLimits.archive)
    }
    bytes.withUnsafeBytes { buffer in
      if let start = buffer.baseAddress { copy.copyMemory(from: start, byteCount: buffer.count) }
    }
    // libzip frees the copy together with the source.
    guard let source = zip_source_buffer_create(copy, UInt64(bytes.count), 1, &error) else {
      free(copy)
      throw .notAZip(reason: String(cString: zip_error_strerror(&error)))
    }
    guard let archive = zip_open_from_source(source, Int32(ZIP_RDONLY), &error) else {
      zip_source_free(source)
      throw .notAZip(reason: String(cString: zip_error_strerror(&error)))
    }
    self.archive = archive
  }

  deinit { zip_discard(archive) }

  func read(_ index: UInt64, name: String, limit: Int) throws(DocumentError) -> [UInt8] {
    guard let file = zip_fopen_index(archive, index, 0) else {
      throw .malformed(part: name, reason: String(cString: zip_strerror(archive)))
    }
    defer { zip_fclose(file) }
    var content: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = zip_fread(file, &chunk, UInt64(chunk.count))
      guard count >= 0 else {
        throw .malformed(part: name, reason: String(cString: zip_file_strerror(file)))
      }
      if count == 0 { return content }
      unpacked += Int(count)
      guard content.count + Int(count) <= limit else { throw .tooLarge(part: name, limit: limit) }
      guard unpacked <= DocumentLimits.archive else {
        throw .tooLarge(part: "the unpacked archive", limit: DocumentLimits.archive)
      }
      content += chunk[..<Int(count)]
    }
  }
}
