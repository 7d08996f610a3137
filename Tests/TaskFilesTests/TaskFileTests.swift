import Foundation
import JSONValue
import Testing
import Vocabulary

@testable import TaskFiles

@Suite struct TaskFileTests {
  private func variant(
    _ replacements: KeyValuePairs<String, String> = [:], assets: [String: String] = [:]
  ) throws -> (Variant, TemporaryTasks) {
    let tasks = try TemporaryTasks()
    try Sample.write(to: tasks)
    var text = Sample.text
    for (part, replacement) in replacements {
      #expect(text.contains(part))
      text = text.replacing(part, with: replacement)
    }
    try tasks.write(text, to: "files/sample/task.yaml")
    for (path, content) in assets { try tasks.write(content, to: path) }
    return (try tasks.load().draw(seed: 0), tasks)
  }

  @Test func `A variant holds all that the task says`() throws {
    let (variant, tasks) = try variant()
    let name = try #require(variant.parameters["name"])
    #expect(["summary", "overview", "digest"].contains(name))
    #expect(variant.task.rawValue == "files/sample")
    #expect(variant.folder == tasks.root + "/files/sample")
    #expect(variant.title == "Rename the report")
    #expect(variant.instruction == "Please rename report.txt in Documents to \(name).txt.")
    #expect(variant.applications == ["pcmanfm"])
    #expect(variant.capability == .fileOrganization)
    #expect(
      variant.setup.files == [
        .init(path: "Documents/report.txt", source: .text("Report \(name)\n"))
      ])
    #expect(variant.setup.open.map(\.application) == ["pcmanfm"])
    #expect(variant.setup.open.map(\.file) == ["Documents"])
    #expect(variant.checks.map(\.name) == ["file-missing"])
    #expect(variant.checks[0].arguments.json == ["paths": ["Documents/report.txt"]])
    #expect(variant.solution.map(\.kind).last == .done(answer: nil))
    #expect(variant.solution.map(\.kind).contains(.type("\(name).txt")))
    #expect(variant.cheats.map(\.name) == ["copied", "idle"])
    #expect(variant.cheats[1].steps.map(\.kind) == [.done(answer: nil)])
    #expect(variant.feasible)
    #expect(variant.human == HumanTime(minutes: 1, source: "estimate"))
    #expect(variant.trust == [])
    #expect(variant.limits == Limits(steps: 60, seconds: 300))
    #expect(variant.unchanged == Unchanged())
  }

  @Test func `A task that cannot be done has no solution`() throws {
    let solution = try #require(Sample.text.firstMatch(of: /(?s)solution:.*(?=cheats:)/))
    let (drawn, _) = try variant([String(solution.0): "feasible: false\n"])
    #expect(!drawn.feasible)
    #expect(drawn.solution == [])
    #expect(drawn.cheats.count == 2)
  }

  @Test func `Files have their sources, modes and times`() throws {
    let (variant, _) = try variant(
      [
        "    - {to: Documents/report.txt, from: assets/report.txt}": """
            - {to: Documents/report.txt, from: assets/report.txt, mode: 0600}
            - {to: Documents/a.xlsx, from: assets/a.fods, modified: 2026-03-01}
            - {to: Documents/a.csv, from: assets/a.fods, modified: 2026-03-01T10:30:15Z}
            - {to: Documents/b.ods, from: assets/b.csv, modified: 1970-01-01 00:01}
            - {to: Documents/b.txt, from: assets/b.csv}
            - {to: Documents/b, from: assets/b.csv}
            - {to: Pictures/c.PNG, from: assets/c.svg}
            - {to: Documents/shared.md, from: ../../shared/text.md}
            - {to: Desktop/empty, folder: true}
            - {to: Desktop/note.txt, text: ""}
        """
      ],
      assets: [
        "files/sample/assets/a.fods": "<a>{{name}}</a>", "files/sample/assets/b.csv": "1,2",
        "files/sample/assets/c.svg": "<svg/>", "shared/text.md": "# {{name}}",
      ])
    let name = try #require(variant.parameters["name"])
    let files = variant.setup.files
    #expect(
      files.map(\.source) == [
        .text("Report \(name)\n"), .built(text: "<a>\(name)</a>", from: "fods", to: "xlsx"),
        .built(text: "<a>\(name)</a>", from: "fods", to: "csv"),
        .built(text: "1,2", from: "csv", to: "ods"), .text("1,2"), .text("1,2"),
        .built(text: "<svg/>", from: "svg", to: "png"), .text("# \(name)"), .folder, .text(""),
      ])
    #expect(files[0].mode == 0o600)
    #expect(files[1].modified == 1_772_323_200)
    #expect(files[2].modified == 1_772_361_015)
    #expect(files[3].modified == 60)
  }

  @Test func `Sites are found beside the tasks, or below the task`() throws {
    let (variant, tasks) = try variant(
      [
        "  open:":
          "  sites:\n    - {name: travel}\n    - {name: shop, folder: assets/shop}\n  open:"
      ],
      assets: ["sites/travel/site.yaml": "x", "files/sample/assets/shop/site.yaml": "x"])
    #expect(variant.setup.sites.map(\.name) == ["travel", "shop"])
    #expect(
      variant.setup.sites.map(\.folder) == [
        tasks.root + "/sites/travel", tasks.root + "/files/sample/assets/shop",
      ])
  }

  @Test func `An unknown placeholder in an asset is found at its line there`() throws {
    let tasks = try TemporaryTasks()
    try Sample.write(to: tasks)
    try tasks.write("Report\n\nBy {{author}}\n", to: "files/sample/assets/report.txt")
    let problems = try tasks.problems(with: Sample.text)
    #expect(problems.count == 1)
    #expect(
      problems.first?.location
        == SourceLocation(
          file: tasks.root + "/files/sample/assets/report.txt", line: 3, column: 4))
    #expect(problems.first?.message.contains("'{{author}}'") == true)
  }

  @Test func `An asset that is not text is refused`() throws {
    let tasks = try TemporaryTasks()
    try Sample.write(to: tasks)
    try tasks.write([0x89, 0x50, 0xFF, 0xFE], to: "files/sample/assets/report.txt")
    let problems = try tasks.problems(with: Sample.text)
    #expect(problems.map(\.location.line) == [9])
    #expect(problems.first?.message.contains("expected text in UTF-8") == true)
  }

  @Test func `A link that leads out of the tasks is refused`() throws {
    let tasks = try TemporaryTasks()
    try Sample.write(to: tasks)
    let asset = tasks.root + "/files/sample/assets/report.txt"
    try FileManager.default.removeItem(atPath: asset)
    try FileManager.default.createSymbolicLink(
      atPath: asset, withDestinationPath: "/etc/hostname")
    let problems = try tasks.problems(with: Sample.text)
    #expect(problems.first?.message.contains("leads out of the tasks' root") == true)
  }

  @Test func `Every drawn value is tried when a task is loaded`() throws {
    let tasks = try TemporaryTasks()
    try Sample.write(to: tasks)
    for name in ["summary", "overview"] {
      try tasks.write(name, to: "files/sample/assets/\(name).txt")
    }
    let text = Sample.text.replacing(
      "from: assets/report.txt", with: "from: \"assets/{{name}}.txt\"")
    let problems = try tasks.problems(with: text)
    #expect(problems.count == 1)
    #expect(problems.first?.message.contains("'assets/digest.txt' is missing") == true)
    try tasks.write("digest", to: "files/sample/assets/digest.txt")
    #expect(try tasks.load().isParameterised)
  }

  @Test func `The digest changes with every file the task reads, and with nothing else`() throws {
    let tasks = try TemporaryTasks()
    try Sample.write(to: tasks)
    try tasks.write("shared", to: "shared/text.md")
    try tasks.write("page", to: "sites/travel/index.html")
    try tasks.write(
      Sample.text.replacing(
        "  open:",
        with: "    - {to: t.md, from: ../../shared/text.md}\n  sites: [{name: travel}]\n  open:"),
      to: "files/sample/task.yaml")
    var digests = [try tasks.load().digest]
    #expect(digests[0].count == 64)
    try tasks.write("other", to: "shared/other.md")
    #expect(try tasks.load().digest == digests[0])
    for (path, text) in [
      ("shared/text.md", "Shared"), ("sites/travel/index.html", "Page"),
      ("sites/travel/new.html", ""), ("files/sample/assets/report.txt", "Report"),
      ("files/sample/assets/unused.txt", ""), ("files/sample/task.yaml", Sample.text),
    ] {
      try tasks.write(text, to: path)
      digests.append(try tasks.load().digest)
    }
    #expect(Set(digests).count == digests.count)
  }
}
