import Foundation
import Reports
import ResultStore
import Testing
import Vocabulary

@Suite struct TerminalScoreboardTests {
  static let baselines = Baselines([
    Baseline(
      who: "Old agent", score: .below(15), when: "2024", benchmark: "OSWorld", kind: .reported,
      provenance: "A note."),
    Baseline(
      who: "Human", score: .exact(87), benchmark: "OSWorld", kind: .configured,
      provenance: "The configured one, with a sentence long enough that no line can hold it all.",
      headline: true),
  ])

  @Test func `The scoreboard of the sample is as recorded`() throws {
    let folder = try TemporaryFolder()
    let board = Scoreboard(try SampleRun.usual.write(in: folder.path))
    let text = TerminalScoreboard.render(board, Self.baselines, width: 96)
    #expect(text == ScoreboardSnapshot.usual)
  }

  @Test(arguments: [72, 80, 100, 140])
  func `No line is wider than asked for`(width: Int) throws {
    let folder = try TemporaryFolder()
    let board = Scoreboard(try SampleRun.usual.write(in: folder.path))
    let text = TerminalScoreboard.render(board, Self.baselines, width: width)
    for line in text.split(separator: "\n") { #expect(line.count <= width, "\(line)") }
  }

  @Test func `Colour changes nothing but the colour`() throws {
    let folder = try TemporaryFolder()
    let board = Scoreboard(try SampleRun.usual.write(in: folder.path))
    let plain = TerminalScoreboard.render(board, Self.baselines)
    let coloured = TerminalScoreboard.render(board, Self.baselines, colour: true)
    #expect(!plain.contains("\u{1b}"))
    #expect(coloured.contains("\u{1b}[31m✘"))
    #expect(coloured.replacing(/\x1b\[[0-9;]*m/, with: "") == plain)
  }

  @Test func `Text from a desktop cannot command the terminal`() throws {
    let folder = try TemporaryFolder()
    var sample = SampleRun.usual
    sample.hostile = "\u{1b}]0;owned\u{7}\u{1b}[2J\r\n\u{9b}31m\u{202e}x"
    let board = Scoreboard(try sample.write(in: folder.path))
    let text = TerminalScoreboard.render(board, Self.baselines)
    let commands = text.unicodeScalars.filter {
      ($0.properties.generalCategory == .control && $0 != "\n") || $0 == "\u{202e}"
    }
    #expect(commands.isEmpty)
  }

  @Test func `Every baseline stands with its label`() throws {
    let folder = try TemporaryFolder()
    let board = Scoreboard(try SampleRun(trials: []).write(in: folder.path))
    let lines = TerminalScoreboard.render(board, Self.baselines, width: 100).split(separator: "\n")
    let own = try #require(lines.firstIndex { $0.contains("This run") })
    #expect(lines[own].contains("0 of 0"))
    #expect(lines[own + 1].contains("Of all"))
    #expect(lines[own + 2].contains("Human") && lines[own + 2].contains("87.0 %"))
    #expect(lines[own + 2].contains("configured baseline, OSWorld ("))
    #expect(lines[own + 3].contains("< 15 %") && lines[own + 3].contains("reported 2024"))
  }
}
