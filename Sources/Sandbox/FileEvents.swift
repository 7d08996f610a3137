import Glibc

/// One event of the kernel about an entry of a watched folder (inotify(7)).
struct FileEvent {
  /// The folder's watch; -1 for an overflow.
  var watch: Int32
  var mask: UInt32
  /// Joins the two halves of a move.
  var cookie: UInt32
  /// The entry's name; nil for the folder itself.
  var name: FileName?

  func has(_ flag: Int32) -> Bool { mask & UInt32(bitPattern: flag) != 0 }

  var isFolder: Bool { has(IN_ISDIR) }
}

/// The kernel's queue of events of the folders that are watched.
final class FileEvents: Sendable {
  private let queue: Int32
  /// Readable once `wake` was called.
  private let waking: (read: Int32, write: Int32)

  private static let mask = UInt32(
    IN_CREATE | IN_DELETE | IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_MOVED_FROM | IN_MOVED_TO
      | IN_ONLYDIR)

  /// Opens an empty queue.
  ///
  /// - Throws: `SandboxError.file` when this user has as many as the system allows.
  init() throws(SandboxError) {
    // IN_NONBLOCK and IN_CLOEXEC have the values of the flags of open(2).
    queue = inotify_init1(O_NONBLOCK | O_CLOEXEC)
    guard queue >= 0 else {
      throw .file(
        "file events (fs.inotify.max_user_instances bounds them)", doing: "Opening", code: errno)
    }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      let code = errno
      close(queue)
      throw .file("a pipe", doing: "Opening", code: code)
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    waking = (ends[0], ends[1])
  }

  deinit {
    close(queue)
    close(waking.read)
    close(waking.write)
  }

  /// Watches a folder; nil when it cannot be watched. A folder that is watched keeps its number.
  func watch(_ folder: OpenFolder) -> Int32? {
    // Through the descriptor, so that no link can be put in the way meanwhile.
    let watch = inotify_add_watch(queue, "/proc/self/fd/\(folder.descriptor)", Self.mask)
    return watch >= 0 ? watch : nil
  }

  func remove(_ watch: Int32) { inotify_rm_watch(queue, watch) }

  /// Waits for an event; false once `wake` was called, or when the limit passed.
  func wait(milliseconds: Int32 = -1) -> Bool {
    var waits = [
      pollfd(fd: queue, events: Int16(POLLIN), revents: 0),
      pollfd(fd: waking.read, events: Int16(POLLIN), revents: 0),
    ]
    while poll(&waits, 2, milliseconds) < 0, errno == EINTR {}
    return waits[1].revents == 0 && waits[0].revents != 0
  }

  /// Ends the waiting of another thread.
  func wake() {
    var byte: UInt8 = 0
    _ = write(waking.write, &byte, 1)
  }

  /// Takes what is in the queue, without waiting.
  func take(_ body: (FileEvent) -> Void) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 8)
    defer { buffer.deallocate() }
    while true {
      let count = read(queue, buffer.baseAddress, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      var offset = 0
      // struct inotify_event: wd, mask, cookie, len, and the name with NULs behind it.
      while offset + 16 <= count {
        let length = Int(buffer.load(fromByteOffset: offset + 12, as: UInt32.self))
        let name = UnsafeRawBufferPointer(rebasing: buffer[offset + 16..<offset + 16 + length])
          .prefix { $0 != 0 }.map { CChar(bitPattern: $0) }
        body(
          FileEvent(
            watch: buffer.load(fromByteOffset: offset, as: Int32.self),
            mask: buffer.load(fromByteOffset: offset + 4, as: UInt32.self),
            cookie: buffer.load(fromByteOffset: offset + 8, as: UInt32.self),
            name: name.isEmpty ? nil : FileName(characters: name + [0])))
        offset += 16 + length
      }
    }
  }
}
