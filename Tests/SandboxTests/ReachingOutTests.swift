import Foundation
import Glibc
import Testing

@testable import Sandbox

/// What an agent tries against the network, the displays and the sockets of the host, from a side
/// as a desktop's own is.
@Suite struct ReachingOutTests {
  /// A socket of this process, the host, that listens until the test has ended.
  private final class Listener {
    let descriptor: Int32

    init(family: Int32, address: [UInt8]) throws {
      descriptor = socket(family, Int32(SOCK_STREAM.rawValue), 0)
      let bound = address.withUnsafeBytes { bytes in
        bytes.baseAddress.map {
          bind(descriptor, $0.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count))
        }
      }
      try #require(bound == 0 && listen(descriptor, 4) == 0)
    }

    deinit { close(descriptor) }

    /// On a free port of the host's loopback.
    static func loopback() throws -> (Listener, port: UInt16) {
      var address = [UInt8](repeating: 0, count: MemoryLayout<sockaddr_in>.size)
      address[0] = UInt8(AF_INET)
      (address[4], address[7]) = (127, 1)
      let listener = try Listener(family: AF_INET, address: address)
      var size = socklen_t(address.count)
      address.withUnsafeMutableBytes { bytes in
        if let start = bytes.baseAddress {
          getsockname(listener.descriptor, start.assumingMemoryBound(to: sockaddr.self), &size)
        }
      }
      return (listener, UInt16(address[2]) << 8 | UInt16(address[3]))
    }

    /// At a name of `AF_UNIX`; one that begins with NUL is abstract.
    static func local(_ name: [UInt8]) throws -> Listener {
      try Listener(family: AF_UNIX, address: [UInt8(AF_UNIX), 0] + name)
    }
  }

  /// Runs Python in a side with all that a desktop's own side shares.
  private func answer(_ sandbox: Sandbox, to program: String) async throws -> String {
    try await sandbox.output(
      of: "exec python3 - <<'END'\nimport socket, os, ctypes\n\(program)\nEND",
      shares: [.home: .write, .run: .write, .temporary: .write, .x11: .read])
  }

  @Test func `Neither the host's loopback nor any other network is reached`() async throws {
    let (listener, port) = try Listener.loopback()
    try await withSandbox(slot: 200) { sandbox in
      let text = try await answer(
        sandbox,
        to: """
          def attempt(family, address, kind=socket.SOCK_STREAM):
            try:
              s = socket.socket(family, kind)
              s.settimeout(2)
              s.connect(address)
              s.send(b"x")
              print("reached", address)
            except OSError as error:
              print(error.strerror)
          attempt(socket.AF_INET, ("127.0.0.1", \(port)))
          attempt(socket.AF_INET, ("192.0.2.1", 80))
          attempt(socket.AF_INET, ("192.0.2.1", 53), socket.SOCK_DGRAM)
          attempt(socket.AF_INET, ("169.254.169.254", 80))
          attempt(socket.AF_INET6, ("2001:db8::1", 80))
          try:
            socket.getaddrinfo("example.org", 80)
            print("resolved")
          except OSError as error:
            print("unresolved")
          try:
            socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
            print("raw")
          except OSError as error:
            print(error.strerror)
          """)
      let gone = "Network is unreachable"
      #expect(
        text.split(separator: "\n") == [
          "Connection refused", gone[...], gone[...], gone[...],
          text.contains("Cannot assign") ? "Cannot assign requested address" : gone[...],
          "unresolved", "Operation not permitted",
        ])
    }
    withExtendedLifetime(listener) {}
  }

  @Test func `Sockets of the host, abstract ones too, are not there`() async throws {
    let name = "deskmark-test-\(getpid())"
    let path = FileManager.default.temporaryDirectory.appending(path: name).path
    let abstract = try Listener.local([0] + Array(name.utf8))
    let display = try? Listener.local([0] + Array("/tmp/.X11-unix/X\(getpid())".utf8))
    let named = try Listener.local(Array(path.utf8) + [0])
    defer { unlink(path) }
    try await withSandbox(slot: 201) { sandbox in
      let text = try await answer(
        sandbox,
        to: """
          for address in ["\\0\(name)", "\(path)", "\\0/tmp/.X11-unix/X\(getpid())",
              "/tmp/.X11-unix/X0", "\\0/tmp/.X11-unix/X0", "/run/dbus/system_bus_socket",
              "/var/run/dbus/system_bus_socket", "/run/user/0/bus", "/run/systemd/private"]:
            try:
              socket.socket(socket.AF_UNIX).connect(address)
              print("reached", address)
            except OSError as error:
              print("no")
          print(sorted(n for n in os.environ if "DISPLAY" in n or "DBUS" in n or "AUTH" in n))
          print(open("/proc/net/unix").read().count("\\n"))
          """)
      #expect(text == String(repeating: "no\n", count: 9) + "[]\n1\n")
    }
    withExtendedLifetime((abstract, display, named)) {}
  }

  @Test func `Shared memory and queues of the host are not there`() async throws {
    let segment = shmget(key_t(0x6465_736b), 4096, 0o1000 | 0o666)
    try #require(segment >= 0)
    defer { shmctl(segment, 0, nil) }
    try await withSandbox(slot: 202) { sandbox in
      let text = try await answer(
        sandbox,
        to: """
          libc = ctypes.CDLL(None, use_errno=True)
          print(libc.shmget(0x6465736b, 4096, 0), libc.shmat(\(segment), None, 0))
          print(len(open("/proc/sysvipc/shm").read().splitlines()), os.listdir("/dev/shm"))
          """)
      #expect(text == "-1 -1\n1 []\n")
    }
  }
}
