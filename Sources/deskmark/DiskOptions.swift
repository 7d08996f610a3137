import ArgumentParser

/// How much an agent can store in its desktop.
struct DiskOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What an agent can store in its desktop, such as 512M or 4G: home, temporary files and shared "
        + "memory together.", valueName: "size"), transform: Self.bytes)
  var disk = 2 << 30

  /// The bytes of a size with the letter K, M or G, which stand for powers of 1024.
  static func bytes(_ text: String) throws -> Int {
    let units = ["K": 10, "M": 20, "G": 30]
    let unit = text.last.flatMap { units[String($0).uppercased()] }
    let digits = unit == nil ? text[...] : text.dropLast()
    guard let number = Int(digits), number > 0, number <= 1 << 20 || unit == nil else {
      throw ValidationError("--disk takes a size such as 512M or 4G, not '\(text)'")
    }
    let (bytes, isTooLarge) = number.multipliedReportingOverflow(by: 1 << (unit ?? 0))
    guard !isTooLarge, (16 << 20...1 << 40).contains(bytes) else {
      throw ValidationError("--disk takes a size from 16M to 1024G, not '\(text)'")
    }
    return bytes
  }
}
