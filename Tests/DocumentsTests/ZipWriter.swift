/// Writes archives byte by byte, so that tests can also write wrong ones.
struct ZipWriter {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// Adds a stored entry; `size` is what the archive states, right or wrong.
  mutating func add(_ name: String, _ content: [UInt8], size: Int? = nil, checksum: UInt32? = nil) {
    var header: [UInt8] = []
    Self.append(20, 2, to: &header)
    Self.append(0x0800, 2, to: &header)
    Self.append(0, 2, to: &header)
    Self.append(0x5821_0000, 4, to: &header)
    Self.append(Int(checksum ?? Self.checksum(content)), 4, to: &header)
    Self.append(content.count, 4, to: &header)
    Self.append(size ?? content.count, 4, to: &header)
    Self.append(name.utf8.count, 2, to: &header)
    Self.append(0, 2, to: &header)
    Self.append(0x0201_4B50, 4, to: &directory)
    Self.append(20, 2, to: &directory)
    directory += header
    Self.append(0, 2, to: &directory)
    Self.append(0, 4, to: &directory)
    Self.append(0, 4, to: &directory)
    Self.append(body.count, 4, to: &directory)
    directory += name.utf8
    Self.append(0x0403_4B50, 4, to: &body)
    body += header + name.utf8 + content
    count += 1
  }

  /// The archive.
  func finished() -> [UInt8] {
    var bytes = body + directory
    Self.append(0x0605_4B50, 4, to: &bytes)
    Self.append(0, 4, to: &bytes)
    Self.append(count, 2, to: &bytes)
    Self.append(count, 2, to: &bytes)
    Self.append(directory.count, 4, to: &bytes)
    Self.append(body.count, 4, to: &bytes)
    Self.append(0, 2, to: &bytes)
    return bytes
  }

  private static func append(_ value: Int, _ size: Int, to bytes: inout [UInt8]) {
    for shift in 0..<size { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * shift))) }
  }

  /// The CRC-32 of each byte alone.
  private static let remainders: [UInt32] = (0..<256).map { (byte: UInt32) in
    (0..<8).reduce(byte) { value, _ in value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
  }

  /// The CRC-32 of zip files.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    let remainders = remainders
    var register: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      register = register >> 8 ^ remainders[Int((register ^ UInt32(byte)) & 0xFF)]
    }
    return ~register
  }
}
