import Foundation

/// Cuts the bytes of a DevTools pipe into messages, which end with a zero byte.
struct MessageSplitter {
  /// The most bytes of a message.
  let longest: Int
  private var bytes = Data()
  /// How much of `bytes` is known to hold no end.
  private var searched = 0

  init(longest: Int) {
    self.longest = longest
  }

  /// Takes bytes and gives the messages that they complete; nil when a message is too long.
  mutating func take(_ chunk: UnsafeRawBufferPointer) -> [Data]? {
    bytes.append(contentsOf: chunk)
    var messages: [Data] = []
    var start = 0
    while let stop = end(from: max(start, searched)) {
      guard stop - start <= longest else { return nil }
      messages.append(
        bytes.subdata(in: (bytes.startIndex + start)..<(bytes.startIndex + stop)))
      start = stop + 1
    }
    if start > 0 { bytes = Data(bytes[(bytes.startIndex + start)...]) }
    searched = bytes.count
    return bytes.count <= longest ? messages : nil
  }

  /// The place of the first zero byte from the given place on.
  private func end(from place: Int) -> Int? {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, place < buffer.count,
        let found = memchr(base + place, 0, buffer.count - place)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }
}
