import Foundation
import JSONValue
import Testing
import Vocabulary

@testable import Executor

@Suite struct ToolGroupTests {
  static let tools = ToolGroup.allCases.flatMap(\.tools)

  @Test func `Every tool belongs to the group that its name begins with`() {
    for group in ToolGroup.allCases {
      for tool in group.tools {
        #expect(tool.definition.name.hasPrefix(group.rawValue + "."))
        #expect(ToolGroup.tool(named: tool.definition.name) != nil)
      }
    }
    #expect(ToolGroup.tool(named: "files.burn") == nil)
  }

  @Test func `Every schema is one of an object whose needed members it describes`() {
    for tool in Self.tools {
      let schema = tool.definition.parameters
      let members = schema["properties"]?.object ?? [:]
      #expect(schema["type"] == "object" && schema["additionalProperties"] == false)
      for needed in schema["required"]?.array ?? [] {
        #expect(members[needed.string ?? ""] != nil, "\(tool.definition.name): \(needed)")
      }
      for (name, member) in members {
        #expect(member["description"]?.string?.isEmpty == false, "\(tool.definition.name): \(name)")
      }
    }
  }

  @Test func `The reference page says what the definitions say`() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "docs/tools.md")
    let written = try String(contentsOf: page, encoding: .utf8)
    let mark = "\n## The tools\n"
    let start = try #require(written.ranges(of: mark).first).upperBound
    var reference = ""
    for tool in Self.tools.map({ $0.definition }) {
      var section = "\n### \(tool.name)\n\n\(tool.description)\n"
      let needed = Set(tool.parameters["required"]?.array?.compactMap(\.string) ?? [])
      let members = (tool.parameters["properties"]?.object ?? [:]).sorted { $0.key < $1.key }
      if !members.isEmpty { section += "\n| argument | | |\n|---|---|---|\n" }
      for (name, member) in members {
        let type = member["type"]?.string ?? ""
        let note = needed.contains(name) ? "\(type), needed" : type
        section += "| `\(name)` | \(note) | \(member["description"]?.string ?? "") |\n"
      }
      reference += section
    }
    if ProcessInfo.processInfo.environment["DESKMARK_GOLDEN"] == "record" {
      try (written[..<start] + reference).write(to: page, atomically: true, encoding: .utf8)
    } else {
      #expect(written[start...] == reference, "record it with DESKMARK_GOLDEN=record")
    }
  }

  @Test(
    arguments: [
      ("sh", []), ("python3", []), ("env", ["ls"]), ("/bin/ls", []),
      ("find", [".", "-exec", "sh"]),
      ("find", [".", "-okdir", "sh"]), ("sort", ["--compress-program=sh"]), ("sort", ["--comp=sh"]),
    ] as [(String, [String])])
  func `A command that starts others is refused`(command: String, arguments: [String]) throws {
    let list = JSONValue.array(arguments.map(JSONValue.string))
    let given = try ToolArguments(
      ["command": .string(command), "arguments": list], of: ShellRun.definition)
    let refusal = #expect(throws: ToolRefusal.self) { try ShellRun(given) }
    #expect(refusal?.description.contains("not permitted") == true)
  }

  @Test(arguments: ["javascript:alert(1)", "chrome://settings", "data:text/html,x", "http://a b"])
  func `An address that is no page is refused`(url: String) throws {
    let given = try ToolArguments(["url": .string(url)], of: BrowserOpen.definition)
    #expect(throws: ToolRefusal.self) { try BrowserOpen(given) }
  }

  @Test func `A long answer is cut and says so`() {
    let cut = ToolMessage.cut(String(repeating: "é", count: 20_000), more: "… cut")
    #expect(cut.utf8.count <= ToolMessage.limit)
    #expect(cut.hasSuffix("é\n… cut"))
    #expect(ToolMessage.cut("short", more: "…") == "short")
  }
}
