import TaskFiles

extension LocatedValue {
  /// The value as a path below the home, without a slash at its end; `.` is the home itself.
  ///
  /// - Throws: a `Diagnostic` for a path that leaves the home.
  func homePath() throws(Diagnostic) -> String {
    let text = try string()
    guard text != "." else { return text }
    let components = text.split(separator: "/", omittingEmptySubsequences: false)
    let names = components.last == "" ? components.dropLast() : components[...]
    guard !names.isEmpty, names.allSatisfy({ !["", ".", "..", "~"].contains($0) }) else {
      throw expected("a path below the home, such as Documents/report.txt")
    }
    return names.joined(separator: "/")
  }
}

extension Fields {
  /// A required path below the home.
  mutating func path(_ key: String) throws(Diagnostic) -> String {
    try value(key).homePath()
  }

  /// A required list of paths below the home; a single one counts as a list of one.
  mutating func paths(_ key: String) throws(Diagnostic) -> [String] {
    let value = try value(key)
    if value.text != nil { return [try value.homePath()] }
    var paths: [String] = []
    for element in try value.list() { paths.append(try element.homePath()) }
    guard !paths.isEmpty else { throw value.expected("at least one path") }
    return paths
  }

  /// The keys and values of a required mapping with at least one pair, in file order.
  mutating func pairs(
    _ key: String
  ) throws(Diagnostic) -> [(key: LocatedValue, value: LocatedValue)] {
    let value = try value(key)
    guard let pairs = value.pairs, !pairs.isEmpty else {
      throw value.expected("a mapping with at least one pair")
    }
    return pairs.map { (LocatedValue(.scalar($0.key, quoted: true), at: $0.keyLocation), $0.value) }
  }
}
