import Foundation
import Glibc

/// The name of a file as the kernel has it: any bytes but the slash and NUL.
struct FileName: Hashable, Comparable, Sendable {
  /// The bytes with the NUL that ends them.
  let characters: [CChar]

  init(characters: [CChar]) { self.characters = characters }

  init(_ text: String) { characters = Array(text.utf8CString) }

  init(entry: UnsafeMutablePointer<dirent>) {
    let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
    let start = (UnsafeRawPointer(entry) + offset).assumingMemoryBound(to: CChar.self)
    characters = Array(UnsafeBufferPointer(start: start, count: strlen(start) + 1))
  }

  /// The bytes without the NUL.
  var bytes: [UInt8] { characters.dropLast().map { UInt8(bitPattern: $0) } }

  static func < (left: FileName, right: FileName) -> Bool {
    // By their bytes as numbers without a sign, which is the order of strcmp.
    strcmp(left.characters, right.characters) < 0
  }

  /// The name as text that stands for these bytes and no others.
  ///
  /// Bytes that are not UTF-8 and control characters become `%` and two hexadecimal digits, and so
  /// does a `%` that could be read as one of those. Where the text would have another canonical
  /// form, all bytes above 127 are escaped, since texts of one canonical form are equal in Swift.
  var text: String {
    let bytes = bytes
    let escaped = Self.escaped(bytes, keepingHigh: true)
    // Most names are ASCII, which has one form only.
    guard escaped.contains(where: { $0 >= 0x80 }) else {
      return String(decoding: escaped, as: UTF8.self)
    }
    if let text = String(validating: escaped, as: UTF8.self),
      text.precomposedStringWithCanonicalMapping.utf8.elementsEqual(text.utf8)
    {
      return text
    }
    return String(decoding: Self.escaped(bytes, keepingHigh: false), as: UTF8.self)
  }

  /// Reads a name from its text.
  init(text: String) {
    let bytes = Array(text.utf8)
    var characters: [CChar] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), Self.isEscape(bytes, index),
        let byte = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
      {
        characters.append(CChar(bitPattern: byte))
        index += 3
      } else {
        characters.append(CChar(bitPattern: bytes[index]))
        index += 1
      }
    }
    self.characters = characters + [0]
  }

  private static func isEscape(_ bytes: [UInt8], _ index: Int) -> Bool {
    guard index + 2 < bytes.count else { return false }
    return bytes[index + 1...index + 2].allSatisfy { isxdigit(Int32($0)) != 0 }
  }

  private static func escaped(_ bytes: [UInt8], keepingHigh: Bool) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    var text: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      let isHidden =
        byte < 0x20 || byte == 0x7f || (byte >= 0x80 && !keepingHigh)
        || (byte == UInt8(ascii: "%") && isEscape(bytes, index))
      if isHidden {
        text += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      } else {
        text.append(byte)
      }
    }
    return text
  }
}
