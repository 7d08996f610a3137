import Glibc
import Synchronization

/// Says beyond doubt whose a process, a folder or a control group is: the process that made it,
/// told apart from a later one of the same number by its start, and from one on another machine or
/// in another container by the place.
public struct Ownership: Sendable, Hashable, CustomStringConvertible {
  /// The owner's number.
  public let pid: Int32
  /// When the owner started, in ticks since the machine did (`proc_pid_stat(5)`, field 22).
  public let start: UInt64
  /// The machine and the PID namespace that the number is of, as a hash.
  public let place: UInt32

  /// This process.
  public static let current = Ownership(
    pid: getpid(), start: state(of: getpid())?.start ?? 0, place: here)

  /// The variable that carries the owner's text in the environment of a process.
  public static let variable = "DESKMARK_OWNER"

  /// The environment that marks a process as this one's.
  public static var environment: [String: String] { [variable: current.description] }

  private init(pid: Int32, start: UInt64, place: UInt32) {
    self.pid = pid
    self.start = start
    self.place = place
  }

  /// Reads an owner's text; nil where it is none.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "_", omittingEmptySubsequences: false)
    guard parts.count == 3, let pid = Int32(parts[0]), pid > 1,
      let start = UInt64(parts[1], radix: 36), let place = UInt32(parts[2], radix: 36)
    else { return nil }
    self.init(pid: pid, start: start, place: place)
  }

  /// The text, such as `4711_1m3x2_0kf3a`: number, start and place, the last two to the base 36.
  public var description: String {
    "\(pid)_\(String(start, radix: 36))_\(String(place, radix: 36))"
  }

  /// Whether the owner was a process of this machine and is no more; false where that cannot be
  /// known from here.
  public var isGone: Bool {
    guard place == Self.here else { return false }
    guard let (start, isDead) = Self.state(of: pid) else {
      return kill(pid, 0) != 0 && errno == ESRCH
    }
    return isDead || start != self.start
  }

  /// The start of a process, and whether it has ended and is only not collected yet.
  private static func state(of pid: Int32) -> (start: UInt64, isDead: Bool)? {
    guard let text = read("/proc/\(pid)/stat"), let end = text.lastIndex(of: ")") else {
      return nil
    }
    // The name before the bracket may hold anything; the state is field 3, the start field 22.
    let fields = text[text.index(after: end)...].split(separator: " ")
    guard fields.count > 19, let start = UInt64(fields[19]) else { return nil }
    return (start, ["Z", "X", "x"].contains(fields[0]))
  }

  /// FNV-1a (Fowler, Noll, Vo) over the machine's name and the PID namespace.
  private static let here: UInt32 = {
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    var link = [CChar](repeating: 0, count: 256)
    _ = readlink("/proc/self/ns/pid", &link, link.count - 1)
    var hash: UInt32 = 0x811c_9dc5
    for byte in name.prefix(while: { $0 != 0 }) + [0] + link.prefix(while: { $0 != 0 }) {
      hash = (hash ^ UInt32(UInt8(bitPattern: byte))) &* 0x0100_0193
    }
    return hash
  }()

  private static func read(_ path: String) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = Glibc.read(file, &bytes, bytes.count)
    return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : nil
  }
}

extension Command {
  /// The command with a mark in its environment that says whose it is, so that it can be found and
  /// ended when this process was killed.
  public var owned: Command {
    var command = self
    var variables = environment ?? [:]
    if environment == nil {
      var entry = environ
      while let text = entry.pointee {
        let parts = String(cString: text).split(
          separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
        entry += 1
      }
    }
    command.environment = variables.merging(Ownership.environment) { $1 }
    return command
  }
}

/// Processes that carry the mark of an owner that is gone.
public enum AbandonedProcesses {
  /// Their numbers, but this process's own.
  public static func find() -> [Int32] {
    guard let folder = opendir("/proc") else { return [] }
    defer { closedir(folder) }
    var found: [Int32] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard let pid = Int32(name), pid != getpid(), isAbandoned(pid) else { continue }
      found.append(pid)
    }
    return found
  }

  /// Kills a process if it is abandoned, and awaits its end for some seconds.
  ///
  /// - Returns: Whether it is gone.
  public static func end(_ pid: Int32) async -> Bool {
    // Held before it is looked at, so that the number cannot come to mean another one in between.
    guard let process = try? ProcessReference(pid: pid) else { return true }
    guard isAbandoned(pid) else { return false }
    process.signal(SIGKILL)
    return await process.waitUntilGone(within: .seconds(5))
  }

  private static func isAbandoned(_ pid: Int32) -> Bool {
    let file = open("/proc/\(pid)/environ", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    var text: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 64 << 10)
    while text.count < 1 << 20 {
      let count = Glibc.read(file, &piece, piece.count)
      guard count > 0 else { break }
      text += piece[..<count]
    }
    let mark = Array("\(Ownership.variable)=".utf8)
    for variable in text.split(separator: 0) where variable.starts(with: mark) {
      let owner = Ownership(String(decoding: variable.dropFirst(mark.count), as: UTF8.self))
      return owner?.isGone == true
    }
    return false
  }
}
