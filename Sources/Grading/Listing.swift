extension String {
  /// The text with at most `count` characters, the last of them `…` when something was cut.
  func cut(to count: Int) -> String {
    self.count <= count ? self : prefix(count - 1) + "…"
  }

  /// The folders that a path lies in, from the outermost.
  var parents: [String] {
    let names = split(separator: "/")
    return names.indices.dropFirst().map { names[..<$0].joined(separator: "/") }
  }
}

extension [String] {
  /// The texts as one, separated by semicolons; only the first ten, with the number of the rest.
  func listed() -> String {
    if isEmpty { return "nothing" }
    let rest = count > 10 ? "; and \(count - 10) more" : ""
    return prefix(10).map { $0.cut(to: 200) }.joined(separator: "; ") + rest
  }
}
