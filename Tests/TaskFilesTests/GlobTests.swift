import Testing

@testable import TaskFiles

@Suite struct GlobTests {
  @Test(arguments: [
    ("a/b", "a/b", true), ("a/b", "a/bc", false), ("a/*", "a/b", true), ("a/*", "a/b/c", false),
    ("a/**", "a/b/c", true), ("a/**", "a", true), ("a/**", "ab", false), ("**", "x/y/z", true),
    ("**/z", "z", true), ("**/z", "x/y/z", true), ("**/y/**", "x/y/z", true),
    ("*.txt", "notes.txt", true), ("*.txt", "d/notes.txt", false), ("n?tes", "notes", true),
    ("n?tes", "ntes", false), ("a*b*c", "aXXbYYc", true), ("a*b*c", "aXXbYY", false),
    ("A", "a", false), ("[a]", "[a]", true), ("ü*", "über", true), ("", "", true), ("", "a", false),
  ])
  func `A glob covers the whole path`(_ pattern: String, _ path: String, _ expected: Bool) {
    #expect(Glob(pattern).matches(path) == expected)
  }

  @Test(.timeLimit(.minutes(1)))
  func `A glob of many stars takes no exponential time`() {
    let stars = String(repeating: "*a", count: 200) + "b"
    #expect(!Glob(stars).matches(String(repeating: "a", count: 2000)))
    let deep = String(repeating: "**/a/", count: 100) + "b"
    #expect(!Glob(deep).matches(String(repeating: "a/", count: 500)))
  }
}
