import Foundation

extension Machine {
  /// The machine that this process runs on.
  public static var current: Machine {
    var names = utsname()
    uname(&names)
    func text(_ field: some Any) -> String {
      withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
    return Machine(
      cores: ProcessInfo.processInfo.activeProcessorCount,
      memory: Int64(ProcessInfo.processInfo.physicalMemory),
      kernel: "\(text(names.sysname)) \(text(names.release))",
      distribution: distribution ?? "unknown")
  }

  /// The pretty name in `os-release`.
  private static var distribution: String? {
    for path in ["/etc/os-release", "/usr/lib/os-release"] {
      guard let bytes = try? Storage.read(path) else { continue }
      for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      where line.hasPrefix("PRETTY_NAME=") {
        return line.dropFirst("PRETTY_NAME=".count).trimmingCharacters(in: ["\"", "'"])
      }
    }
    return nil
  }
}
