import Foundation
import Glibc
import Testing

/// A display that passes some of a client's messages on to a real server and then hangs up;
/// without a server behind it, it accepts clients and says nothing.
final class FailingServer: Sendable {
  let display: String
  private let path: String
  private let listener: Int32

  init(inFrontOf server: XServer?, after messages: Int) throws {
    // Real servers take the low numbers.
    let number = Int.random(in: 1000..<30_000)
    display = ":\(number)"
    path = "/tmp/.X11-unix/X\(number)"
    let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    self.listener = listener
    try #require(Self.withAddress(path) { bind(listener, $0, $1) } == 0)
    try #require(listen(listener, 4) == 0)
    guard let server else { return }
    let target = "/tmp/.X11-unix/X\(server.display.dropFirst())"
    Thread {
      let client = accept(listener, nil, nil)
      let real = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
      _ = Self.withAddress(target) { connect(real, $0, $1) }
      var left = messages
      var bytes = [UInt8](repeating: 0, count: 1 << 16)
      while left > 0 {
        var files = [client, real].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        poll(&files, 2, 5000)
        for (from, to) in [(0, real), (1, client)] where files[from].revents != 0 {
          let count = read(files[from].fd, &bytes, bytes.count)
          if count <= 0 { left = 0 }
          if count > 0 { _ = write(to, bytes, count) }
          if from == 0 { left -= 1 }
        }
        if files.allSatisfy({ $0.revents == 0 }) { break }
      }
      close(client)
      close(real)
    }.start()
  }

  deinit {
    close(listener)
    unlink(path)
  }

  private static func withAddress(
    _ path: String, _ use: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
    return withUnsafeBytes(of: &address) { bytes in
      bytes.assumingMemoryBound(to: sockaddr.self).baseAddress.map {
        use($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      } ?? -1
    }
  }
}
