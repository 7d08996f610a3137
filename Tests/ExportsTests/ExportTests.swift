import Exports
import Foundation
import JSONValue
import ResultStore
import Testing

/// What each format holds, without its clients; `ClientTests` asks those.
@Suite struct ExportTests {
  let folder: TemporaryFolder
  let run: StoredRun

  init() throws {
    folder = try TemporaryFolder()
    run = try SampleRun.write(in: folder.path)
  }

  private func text(_ files: [ExportedFile], _ path: String) throws -> String {
    let file = try #require(files.first { $0.path == path }, "\(files.map(\.path))")
    guard case .bytes(let bytes) = file.content else {
      Issue.record("\(path) is a copy")
      return ""
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func json(_ files: [ExportedFile], _ path: String) throws -> JSONValue {
    try JSONDecoder().decode(JSONValue.self, from: Data(try text(files, path).utf8))
  }

  @Test func `ATIF numbers its steps from the instruction and keeps captures beside`() throws {
    let files = try ExportFormat.atif.files(of: run)
    let document = try json(files, "files/rename-invoices/1/trajectory.json")
    #expect(document["schema_version"] == "ATIF-v1.8")
    let steps = try #require(document["steps"]?.array)
    #expect(steps.compactMap { $0["step_id"]?.int } == [1, 2, 3, 4, 5])
    #expect(steps[0]["source"] == "user")
    #expect(steps[1]["tool_calls"]?[0]?["function_name"] == "computer_action")
    #expect(steps[1]["tool_calls"]?[0]?["arguments"]?["x"] == 40)
    #expect(
      steps[1]["observation"]?["results"]?[0]?["content"]?[1]?["source"]?["path"]
        == "captures/c2.png")
    #expect(steps[3]["tool_calls"]?[0]?["function_name"] == "shell")
    #expect(steps[4]["message"] == "three")
    #expect(files.contains { $0.path == "files/rename-invoices/1/captures/c2.png" })
    #expect(document["extra"]?["reward"] == 1)
    #expect(try json(files, "office/totals/1/trajectory.json")["extra"]?["reward"] == nil)
  }

  @Test func `An Inspect log scores what was judged and carries captures on demand`() throws {
    let files = try ExportFormat.inspect.files(of: run)
    let path = try #require(files.first { $0.path.hasSuffix(".json") }?.path)
    #expect(path == "2026-11-22T15-04-04+00-00_starter_sample.json")
    let log = try json(files, path)
    let samples = try #require(log["samples"]?.array)
    #expect(
      samples.compactMap { $0["scores"]?["checks"]?["value"]?.string } == ["C", "I", "I"])
    #expect(samples[3]["error"]?["message"]?.string?.contains("display.died") == true)
    #expect(samples[1]["epoch"] == 2)
    #expect(samples[1]["limit"]?["type"] == "turn")
    #expect(
      log["results"]?["scores"]?[0]?["metrics"]?["accuracy"]?["value"]?.double
        .map { abs($0 - 1.0 / 3) < 1e-9 } == true)
    #expect(samples.allSatisfy { $0["attachments"]?.object?.isEmpty == true })
    #expect(files.count == 1 + 15)

    let inlined = try ExportFormat.inspect.files(of: run, inlining: true)
    #expect(inlined.count == 1)
    let sample = try #require(try json(inlined, path)["samples"]?[0])
    #expect(sample["attachments"]?.object?.count == 5)
    let image = try #require(sample["messages"]?[0]?["content"]?[1]?["image"]?.string)
    let digest = String(image.dropFirst("attachment://".count))
    #expect(
      sample["attachments"]?[digest]?.string?.hasPrefix("data:image/png;base64,iVBOR") == true)
  }

  @Test func `JUnit tells the agent's failures from what could not be judged`() throws {
    let xml = try text(try ExportFormat.junit.files(of: run), "junit.xml")
    #expect(
      xml.contains("<testsuites name=\"sample\" tests=\"4\" failures=\"2\" errors=\"1\""))
    #expect(xml.contains("<error type=\"infrastructure display.died\""))
    #expect(xml.contains("The &quot;tree&quot; &amp; &lt;more&gt;"))
    #expect(!xml.unicodeScalars.contains("\u{2}"))
    #expect(xml.contains("[[ATTACHMENT|captures/files/sort/1/c5.png]]"))
  }

  @Test func `A trial is a trace whose identifiers stay the same`() throws {
    let files = try ExportFormat.otel.files(of: run)
    let lines = try text(files, "traces.jsonl").split(separator: "\n")
    #expect(lines.count == 4)
    let first = try JSONDecoder().decode(JSONValue.self, from: Data(lines[0].utf8))
    let spans = try #require(first["resourceSpans"]?[0]?["scopeSpans"]?[0]?["spans"]?.array)
    #expect(
      spans.compactMap { $0["name"]?.string } == [
        "invoke_agent reference", "execute_tool click", "execute_tool type", "execute_tool shell",
      ])
    #expect(spans.dropFirst().allSatisfy { $0["parentSpanId"] == spans[0]["spanId"] })
    #expect(spans[0]["traceId"]?.string?.count == 32)
    #expect(spans[2]["status"]?["code"] == 2)
    #expect(try ExportFormat.otel.files(of: run) == files)
  }

  @Test func `The table has one row a trial and no formula`() throws {
    let table = try text(try ExportFormat.csv.files(of: run), "trials.csv")
    let rows = table.components(separatedBy: "\r\n")
    #expect(rows.count == 6 && rows[5].isEmpty)
    #expect(rows[0].hasPrefix("run,agent,model,task,domain,trial,role,title,seed,outcome"))
    #expect(rows[1].contains(",\"'=SUM(\"\"a\"\", b) & <c>\",71,success,false,,,,done,"))
  }

  @Test func `OSWorld's folder has a result for each judged trial`() throws {
    let files = try ExportFormat.osworld.files(of: run)
    let base = "deskmark/screenshot/reference"
    #expect(try text(files, "\(base)/files/rename-invoices/result.txt") == "1.0\n")
    #expect(try text(files, "\(base)/files/rename-invoices-2/result.txt") == "0.0\n")
    #expect(!files.contains { $0.path == "\(base)/office/totals/result.txt" })
    let steps = try text(files, "\(base)/files/sort/traj.jsonl").split(separator: "\n")
    #expect(steps.count == 4)
    let step = try JSONDecoder().decode(JSONValue.self, from: Data(steps[0].utf8))
    #expect(step["screenshot_file"] == "step_1_20261122@150606500000.png")
    #expect(files.contains { $0.path == "\(base)/files/sort/step_1_20261122@150606500000.png" })
  }

  @Test func `Files are written into an empty folder only`() throws {
    let target = folder.path + "/export"
    let files = try ExportFormat.atif.files(of: run)
    try ExportFolder.write(files, to: target)
    for file in files {
      #expect(FileManager.default.fileExists(atPath: "\(target)/\(file.path)"))
    }
    #expect(throws: ExportError.notEmpty(folder: target)) {
      try ExportFolder.write(files, to: target)
    }
  }
}
