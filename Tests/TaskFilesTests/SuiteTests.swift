import Testing
import Vocabulary

@testable import TaskFiles

@Suite struct SuiteTests {
  private func tasks() throws -> TemporaryTasks {
    let tasks = try TemporaryTasks()
    for name in ["files/rename", "files/sort", "office/chart", "web/rename"] {
      try tasks.write(Sample.text, to: "\(name)/task.yaml")
      try tasks.write("Report", to: "\(name)/assets/report.txt")
    }
    try tasks.write("title: Small\ntasks: [office/*, files/sort]\n", to: "suites/small.yaml")
    try tasks.write("title: Bad\ntasks:\n  - office/none\n", to: "suites/bad.yaml")
    return tasks
  }

  @Test func `One broken task hides none of the others`() throws {
    let tasks = try tasks()
    try tasks.write(Sample.text.replacing("title:", with: "titel:"), to: "files/sort/task.yaml")
    try tasks.write("a: [", to: "web/broken/task.yaml")
    let (loaded, problems) = Suite.load(root: tasks.root + "/")
    #expect(loaded.map(\.id.rawValue) == ["files/rename", "office/chart", "web/rename"])
    #expect(problems.count == 2)
    #expect(problems[0].all.map(\.location.line) == [1, 1])
    #expect(problems[1].all.first?.location.file == tasks.root + "/web/broken/task.yaml")
  }

  @Test func `A root without tasks is a problem`() throws {
    let tasks = try TemporaryTasks()
    #expect(Suite.load(root: tasks.root).problems.count == 1)
    #expect(Suite.load(root: tasks.root + "/nowhere").problems.count == 1)
  }

  @Test func `A suite's file selects by globs`() throws {
    let tasks = try tasks()
    let (loaded, _) = Suite.load(root: tasks.root)
    let suite = try Suite.named("small", root: tasks.root)
    #expect(suite.title == "Small")
    #expect(try suite.select(from: loaded).map(\.id.rawValue) == ["files/sort", "office/chart"])
  }

  @Test func `A glob of a suite that matches nothing is a complaint at its line`() throws {
    let tasks = try tasks()
    let (loaded, _) = Suite.load(root: tasks.root)
    let suite = try Suite.named("bad", root: tasks.root)
    let error = #expect(throws: Diagnostic.self) { try suite.select(from: loaded) }
    #expect(error?.location.line == 3)
  }

  @Test func `A suite that is missing names those that are there`() throws {
    let tasks = try tasks()
    let error = #expect(throws: Diagnostic.self) {
      try Suite.named("large", root: tasks.root)
    }
    #expect(error?.message.contains("there are bad, small") == true)
    #expect(throws: Diagnostic.self) { try Suite.named("../x", root: tasks.root) }
  }

  @Test(
    arguments: [
      (["files/*"], [], nil, ["files/rename", "files/sort"]),
      (["files"], [], nil, ["files/rename", "files/sort"]),
      (["rename"], [], nil, ["files/rename", "web/rename"]),
      ([], ["*/rename"], nil, ["files/sort", "office/chart"]),
      (["**"], ["web"], 2, ["files/rename", "files/sort"]),
      (["none"], [], nil, []),
    ] as [([String], [String], Int?, [String])])
  func `Tasks are selected by globs on their names`(
    _ include: [String], _ exclude: [String], _ limit: Int?, _ expected: [String]
  ) throws {
    let tasks = try tasks()
    let (loaded, _) = Suite.load(root: tasks.root)
    let selected = Suite.select(loaded, include: include, exclude: exclude, limit: limit)
    #expect(selected.map(\.id.rawValue) == expected)
  }
}
