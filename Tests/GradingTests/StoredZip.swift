/// A zip archive of files that are stored as they are (PKWARE APPNOTE 4.3).
struct StoredZip {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// Adds an entry; nothing keeps two from having one name.
  mutating func add(_ name: String, _ text: String) {
    let content = Array(text.utf8)
    let path = Array(name.utf8)
    let common =
      Self.bytes(20, 2) + Self.bytes(0, 8) + Self.bytes(Self.checksum(content), 4)
      + Self.bytes(content.count, 4) + Self.bytes(content.count, 4) + Self.bytes(path.count, 2)
      + Self.bytes(0, 2)
    directory +=
      Self.bytes(0x0201_4B50, 4) + Self.bytes(20, 2) + common + Self.bytes(0, 10)
      + Self.bytes(body.count, 4) + path
    body += Self.bytes(0x0403_4B50, 4) + common + path + content
    count += 1
  }

  /// The whole archive.
  var bytes: [UInt8] {
    body + directory + Self.bytes(0x0605_4B50, 4) + Self.bytes(0, 4) + Self.bytes(count, 2)
      + Self.bytes(count, 2) + Self.bytes(directory.count, 4) + Self.bytes(body.count, 4)
      + Self.bytes(0, 2)
  }

  private static func bytes(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> ($0 * 8)) : 0 }
  }

  /// CRC-32 of IEEE 802.3.
  private static func checksum(_ bytes: [UInt8]) -> Int {
    var rest: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      rest ^= UInt32(byte)
      for _ in 0..<8 { rest = rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1 }
    }
    return Int(~rest)
  }
}
