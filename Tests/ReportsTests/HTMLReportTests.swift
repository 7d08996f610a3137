import Digests
import Foundation
import Reports
import ResultStore
import Testing
import Vocabulary

@Suite struct HTMLReportTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  static let baselines = TerminalScoreboardTests.baselines

  func count(_ part: String, in page: String) -> Int { page.split(separator: part).count - 1 }

  @Test func `The page shows the score, its baseline, every trial and every step`() throws {
    let run = try SampleRun.usual.write(in: folder.path)
    let page = HTMLReport.render(run, Self.baselines)
    for part in [
      "77.8 %", "45.3 - 93.7 %", "87.0 %", "configured baseline, OSWorld", "The configured one",
      "9.2 points below the human baseline", "display.died", "would score 11.1 %",
      "holiday.jpg is still in Downloads", "Double click at 30, 22", "moved Documents/b.txt",
      "a person takes 4.5 min", "請求書", "out of memory",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    #expect(count("<details class=\"trial\">", in: page) == run.trials.count)
    let steps = try run.trials.map { try $0.steps().count + 1 }.reduce(0, +)
    #expect(count("data-capture=", in: page) == steps)
    #expect(!page.contains("is left out"))
  }

  @Test func `Marks lie on the pixels of the capture`() throws {
    let page = HTMLReport.render(
      try SampleRun(trials: [.init(task: "a/b", title: "t")]).write(in: folder.path),
      Self.baselines)
    #expect(page.contains("<svg viewBox=\"0 0 160 90\" aria-hidden=\"true\">"))
    #expect(page.contains("<circle class=\"mark\" cx=\"30\" cy=\"22\""))
    #expect(page.contains("<line class=\"mark\" x1=\"15\" y1=\"50\" x2=\"70\" y2=\"37\">"))
  }

  @Test func `A picture that several steps saw is embedded once`() throws {
    let run = try SampleRun.usual.write(in: folder.path)
    let page = HTMLReport.render(run, Self.baselines)
    let captures = try run.trials.flatMap { trial in
      try trial.captures.map { try trial.digest(of: $0) }
    }
    #expect(Set(captures).count == captures.count - (run.trials.count - 1))
    #expect(count("<script type=\"text/plain\"", in: page) == Set(captures).count)
  }

  @Test func `A large capture is embedded 960 pixels wide`() throws {
    var sample = SampleRun(trials: [.init(task: "a/b", title: "t", steps: 1)])
    sample.scale = 8
    let page = HTMLReport.render(try sample.write(in: folder.path), Self.baselines)
    let text = try #require(page.firstMatch(of: /type="text\/plain"[^>]*>([^<]+)</))
    let jpeg = [UInt8](try #require(Data(base64Encoded: String(text.output.1))))
    // The frame header: its mark, its length, the precision, then the height and the width.
    let frame = try #require(jpeg.indices.dropLast().first { jpeg[$0...($0 + 1)] == [0xff, 0xc0] })
    #expect(
      Array(jpeg[(frame + 5)...(frame + 8)]) == [2, 28, 3, 192], "540 and 960 in two bytes each")
    #expect(page.contains("width=\"1280\" height=\"720\""))
  }

  @Test func `The page loads nothing from anywhere and runs only its own script`() throws {
    let run = try SampleRun.usual.write(in: folder.path)
    let page = HTMLReport.render(run, Self.baselines)
    #expect(page.matches(of: /(src|href|url)\s*[=(]\s*["']?(https?:|\/\/|file:)/).isEmpty)
    let script = try #require(page.firstMatch(of: /<script>((.|\n)*?)<\/script>/))
    let digest = Data(SHA256Digest(of: String(script.output.1)).bytes).base64EncodedString()
    #expect(page.contains("script-src &#39;sha256-\(digest)&#39;"))
    #expect(page.hasPrefix("<!doctype html>\n"))
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onload='alert(1)",
    "</details></body><script>alert(1)</script>", "&lt;script&gt;", "\u{202e}\u{0}\u{1b}[31m",
  ])
  func `Markup in any field stays text`(text: String) throws {
    var sample = SampleRun.usual
    sample.hostile = text
    let run = try sample.write(in: folder.path)
    let page = HTMLReport.render(
      run,
      Baselines([
        Baseline(
          who: text, score: .exact(87), when: text, benchmark: text, kind: .reported,
          provenance: text, headline: true)
      ]))
    #expect(!page.contains(text))
    let other = try TemporaryFolder()
    var plain = SampleRun.usual
    plain.hostile = "x"
    let twin = HTMLReport.render(try plain.write(in: other.path), Self.baselines)
    #expect(count("<script", in: page) == count("<script", in: twin))
    #expect(count("<img", in: page) == count("<img", in: twin))
    let bare = page.replacing(/="[^"]*"/, with: "=")
    #expect(bare.matches(of: /<[a-z][^>]*\son[a-z]+=/).isEmpty)
    #expect(
      page.unicodeScalars.allSatisfy {
        $0 == "\n" || $0.properties.generalCategory != .control && $0 != "\u{202e}"
      })
  }

  @Test func `Beyond the bound the page keeps the ends of trials and says what is missing`() throws
  {
    let run = try SampleRun.usual.write(in: folder.path)
    let page = HTMLReport.render(run, Self.baselines, maximumCaptures: 12)
    #expect(count("<script type=\"text/plain\"", in: page) == 12)
    #expect(page.contains("This page holds 12 of "))
    #expect(page.contains("Its capture is left out of this page."))
  }

  @Test func `A capture that is gone or damaged does not cost the report`() throws {
    let run = try SampleRun.usual.write(in: folder.path)
    let first = try #require(run.trials.first)
    try FileManager.default.removeItem(atPath: first.path + "/captures/c1.png")
    try Data("no picture".utf8).write(to: URL(filePath: first.path + "/captures/c2.png"))
    try FileManager.default.removeItem(atPath: first.path + "/task.json")
    let page = HTMLReport.render(try StoredRun.open(run.path), Self.baselines)
    #expect(page.contains("The capture c1 was not kept."))
    #expect(page.contains("The capture c2 cannot be read"))
  }

  @Test func `Tables have headings for their columns and rows`() throws {
    let page = HTMLReport.render(try SampleRun.usual.write(in: folder.path), Self.baselines)
    #expect(page.contains("<th scope=\"col\">Domain</th>"))
    #expect(page.contains("<th scope=\"row\"><bdi>office</bdi></th>"))
    #expect(page.contains("<html lang=\"en\">"))
    #expect(page.contains("role=\"img\" aria-label=\"This run: 77.8 %; Human: 87.0 %"))
  }
}
