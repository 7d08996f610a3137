import Digests
import Foundation
import Testing

@Suite struct SHA256DigestTests {
  // The vectors of FIPS 180-4's examples (NIST CSRC), and of the empty message.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `A message has the digest of the standard`(message: String, digits: String) {
    #expect(SHA256Digest(of: message).hexadecimal == digits)
    #expect(SHA256Digest(hexadecimal: digits.uppercased()) == SHA256Digest(of: message))
  }

  @Test func `Pieces make the digest of the whole`() {
    let whole = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    var hasher = SHA256Hasher()
    hasher.update(whole[..<1])
    hasher.update(AnySequence(whole[1..<77_777]))
    whole[77_777...].withUnsafeBytes { hasher.update($0) }
    #expect(hasher.finish() == SHA256Digest(of: whole))
  }

  @Test func `A file larger than one piece has the digest of its bytes`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "digest-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let bytes = [UInt8](repeating: 0x61, count: 3 << 20)
    try Data(bytes).write(to: URL(filePath: path))
    #expect(try SHA256Digest.ofFile(path: path) == SHA256Digest(of: bytes))
  }

  @Test func `A missing file is an error with its path`() {
    #expect(throws: DigestError.self) { try SHA256Digest.ofFile(path: "/nowhere/at-all") }
  }

  @Test(arguments: ["", "00", String(repeating: "g", count: 64), String(repeating: "0", count: 65)])
  func `Text that is no digest is refused`(text: String) {
    #expect(SHA256Digest(hexadecimal: text) == nil)
  }

  @Test func `A digest is coded as its hexadecimal digits`() throws {
    let digest = SHA256Digest(of: "abc")
    let data = try JSONEncoder().encode([digest])
    #expect(String(decoding: data, as: UTF8.self) == "[\"\(digest.hexadecimal)\"]")
    #expect(try JSONDecoder().decode([SHA256Digest].self, from: data) == [digest])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([SHA256Digest].self, from: Data("[\"12\"]".utf8))
    }
  }
}
