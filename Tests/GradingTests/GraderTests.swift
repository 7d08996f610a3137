import Grading
import JSONValue
import TaskFiles
import Testing
import Vocabulary

@Suite struct GraderTests {
  private func judge(
    _ state: MemoryState, checks: [CheckSpecification] = [], except: [String] = []
  ) throws -> [CheckResult] {
    let variant = Variant(
      task: TaskID(rawValue: "a/b"), checks: checks, unchanged: Unchanged(except: except))
    return try Grader.judge(variant, state)
  }

  private func unchanged(
    _ before: [String: String], _ after: [String: String], except: [String] = []
  ) throws -> CheckResult {
    try #require(
      try judge(MemoryState(before: before, after: after), except: except).last)
  }

  @Test func `The checks come in order and the implicit one last`() throws {
    let state = MemoryState(before: ["a": "1"], after: ["a": "1", "n": "x"])
    let results = try judge(
      state,
      checks: [
        specification("file-text", ["path": "n", "equals": "x"]),
        specification("file-missing", ["paths": "a", "title": "No a"]),
      ])
    #expect(results.map(\.check) == ["file-text", "file-missing", "unchanged"])
    #expect(results.map(\.passed) == [true, false, true])
    #expect(results[1].title == "No a")
    #expect(results.map(\.partial) == [1, 0, 1])
  }

  @Test func `A home that stayed as it was is unchanged`() throws {
    let home = ["a": "1", "D/b": "2", "D/E/": "", ".bashrc": "x"]
    let result = try unchanged(home, home.merging([".bashrc": "y", ".cache/z": ""]) { $1 })
    #expect(result.passed)
    #expect(result.title == "Nothing else changed")
  }

  @Test(
    arguments: [
      (["a": "1"], ["a": "2"], "a has other content"), (["a": "1"], [:], "a is gone"),
      (["a": "1"], ["a/": ""], "a was a file and is a folder"),
      ([:], ["b": "1"], "b is new"), ([:], ["D/": ""], "D is new"),
      (["D/": ""], [:], "D is gone"), ([:], ["Documents/x": ""], "Documents is new"),
      ([:], ["D/.hidden": ""], "D/.hidden is new"),
    ] as [([String: String], [String: String], String)])
  func `Each offender is named`(
    before: [String: String], after: [String: String], part: String
  ) throws {
    let result = try unchanged(before, after)
    #expect(!result.passed)
    #expect(result.found.contains(part), "\(result.found)")
    #expect(result.partial == 0)
  }

  @Test func `A changed mode is a change`() throws {
    var state = MemoryState(before: ["a": "1"], after: ["a": "1"])
    state.after["a"]?.mode = 0o777
    let result = try #require(try judge(state).last)
    #expect(result.found == "a had the mode 644 and has 777")
  }

  @Test func `What the task names may change, with the new folders it is in`() throws {
    let before = ["a": "1", "X/b": "2"]
    let after = ["a": "2", "X/b": "2", "New/Deep/n.txt": "3", "X/q.tmp": "4"]
    #expect(try unchanged(before, after, except: ["a", "New/**", "**/*.tmp"]).passed)
    #expect(try unchanged(before, after, except: ["a", "New/Deep/n.txt", "X/?.tmp"]).passed)
    let result = try unchanged(before, after, except: ["a", "X/*"])
    #expect(result.found == "New is new; New/Deep is new; New/Deep/n.txt is new")
  }

  @Test func `The paths of a check may change and no others`() throws {
    let check = specification("file-text", ["path": "n", "contains": "x"])
    let state = MemoryState(before: ["n": "", "m": ""], after: ["n": "x", "m": "y"])
    #expect(try judge(state, checks: [check]).last?.found == "m has other content")
  }

  @Test func `Litter of applications does not count`() throws {
    let result = try unchanged(
      ["a.ods": "1"],
      [
        "a.ods": "1", ".~lock.a.ods#": "", "Documents/": "", "Templates/": "",
        "Desktop/.~lock.b.odt#": "",
      ])
    #expect(result.passed, "\(result.found)")
  }

  @Test func `Many offenders are counted`() throws {
    let after = Dictionary(uniqueKeysWithValues: (10..<30).map { ("f\($0)", "") })
    let found = try unchanged([:], after).found
    #expect(found.hasPrefix("f10 is new; f11 is new"))
    #expect(found.hasSuffix("and 10 more"))
  }

  @Test func `A bad argument is a diagnostic`() {
    #expect(throws: Diagnostic.self) {
      try judge(MemoryState(), checks: [specification("nonsense", [:])])
    }
  }
}
