import Glibc

enum SparseCopyFailure: Error {
  case unreadable, overLimit
  case unwritable(Int32)
}

/// Copies the data of a file and leaves its holes.
enum SparseCopy {
  /// `SEEK_DATA` and `SEEK_HOLE` of unistd.h.
  private static let (data, hole): (Int32, Int32) = (3, 4)

  /// Copies at most `size` bytes from one descriptor to the same places of another.
  ///
  /// - Returns: How many bytes were written.
  static func copy(
    _ from: Int32, to: Int32, size: Int, limit: Int
  ) throws(SparseCopyFailure) -> Int {
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { piece.deallocate() }
    var written = 0
    var position = 0
    while position < size {
      var end = size
      let start = lseek(from, position, data)
      if start < 0 {
        // Nothing but a hole is left, or the file system knows no holes.
        if errno == ENXIO { break }
      } else {
        position = start
        let found = lseek(from, start, hole)
        if found > start { end = min(found, size) }
      }
      while position < end {
        let count = pread(from, piece.baseAddress, min(piece.count, end - position), position)
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw .unreadable }
        if count == 0 { break }
        guard written + count <= limit else { throw .overLimit }
        try write(UnsafeRawBufferPointer(rebasing: piece[..<count]), to: to, at: position)
        written += count
        position += count
      }
      // The file became shorter while it was read.
      if position < end { break }
    }
    guard ftruncate(to, size) == 0 else { throw .unwritable(errno) }
    return written
  }

  private static func write(
    _ bytes: UnsafeRawBufferPointer, to file: Int32, at position: Int
  ) throws(SparseCopyFailure) {
    var done = 0
    while done < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
      let count = pwrite(file, rest.baseAddress, rest.count, position + done)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .unwritable(count < 0 ? errno : ENOSPC) }
      done += count
    }
  }
}
