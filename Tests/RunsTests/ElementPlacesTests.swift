import Accessibility
import Agents
import Desktops
import Foundation
import Logging
import Synchronization
import TaskFiles
import TestSupport
import Testing
import Vocabulary

@testable import Runs

@Suite(.serialized) struct ElementPlacesTests {
  /// An agent that reads the outline and answers by a closure.
  private final class Reader: Agent {
    let wants: Observation.Parts
    private let seen = Mutex<[Observation]>([])
    private let answer: @Sendable (Observation, Int) -> [Action]

    init(
      _ wants: Observation.Parts, _ answer: @escaping @Sendable (Observation, Int) -> [Action]
    ) {
      self.wants = wants
      self.answer = answer
    }

    var observations: [Observation] { seen.withLock { $0 } }
    func begin(_ briefing: Briefing) async throws(Fault) {}
    func decide(on observation: Observation) async throws(Fault) -> [Action] {
      let number = seen.withLock { seen in
        seen.append(observation)
        return seen.count
      }
      return answer(observation, number)
    }
    func end() async {}
  }

  private final class Recorder: TrialRecorder {
    private let taken = Mutex<[Step]>([])
    var steps: [Step] { taken.withLock { $0 } }
    func saw(_ capture: Capture) async throws(Fault) {}
    func took(_ step: Step) async throws(Fault) { taken.withLock { $0.append(step) } }
  }

  private static let tree = AccessibilityTree(applications: [
    AccessibilityNode(
      role: "application", name: "editor",
      children: [
        AccessibilityNode(
          role: "frame", name: "Note", states: ["showing", "visible"],
          frame: Rectangle(x: 100, y: 100, width: 400, height: 300),
          children: [
            AccessibilityNode(
              role: "push button", name: "Save", states: ["showing", "visible", "enabled"],
              frame: Rectangle(x: 120, y: 130, width: 60, height: 20))
          ])
      ])
  ])

  /// The reference in the line of an outline that holds the text.
  private static func reference(_ text: String, in outline: String?) -> String {
    let line = outline?.split(separator: "\n").first { $0.contains(text) } ?? ""
    return line.split(separator: " ").first.map(String.init) ?? "none"
  }

  private func play(
    _ reader: Reader, on desktop: any Desktop
  ) async throws -> (Episode.End, [Step]) {
    let recorder = Recorder()
    let episode = Episode(
      desktop: desktop, agent: reader,
      briefing: Briefing(
        task: TaskID(rawValue: "files/a"), instruction: "Save.", screen: desktop.screen, steps: 9,
        seconds: 60), recorder: recorder)
    let end = try await episode.play()
    return (end, recorder.steps)
  }

  @Test func `An element is clicked in the middle of what shows of it`() async throws {
    let desktop = FakeDesktop(.init(accessibility: Self.tree))
    let reader = Reader([.outline]) { seen, number in
      let save = Self.reference("\"Save\"", in: seen.outline)
      return number == 1 ? [.click(at: .init(element: save))] : [.done()]
    }
    let (end, steps) = try await play(reader, on: desktop)
    #expect(end.ending == .done)
    let clicked = try #require(desktop.log.actions.first?.targets.first)
    #expect(clicked.point == Point(x: 150, y: 140))
    #expect(clicked.capture == CaptureID(rawValue: "c1") && clicked.element?.hasPrefix("@") == true)
    #expect(steps.first?.action.targets == [clicked])
    #expect(reader.observations[0].accessibility == nil)
    #expect(reader.observations[0].osworld == nil)
  }

  @Test func `What no outline has is refused and told, and nothing is done`() async throws {
    let desktop = FakeDesktop(.init(accessibility: Self.tree))
    let reader = Reader([.outline]) { _, number in
      number == 1 ? [.click(at: .init(element: "@99")), .key("a")] : [.done()]
    }
    let (_, steps) = try await play(reader, on: desktop)
    #expect(desktop.log.actions.isEmpty)
    #expect(steps.first?.result.outcome == .refused)
    #expect(reader.observations[1].results.first?.message?.contains("@99") == true)
  }

  @Test func `An agent that asks for no outline cannot name elements`() async throws {
    let desktop = FakeDesktop(.init(accessibility: Self.tree))
    let reader = Reader([.osworld]) { _, number in
      number == 1 ? [.click(at: .init(element: "@1"))] : [.done()]
    }
    _ = try await play(reader, on: desktop)
    #expect(desktop.log.actions.isEmpty)
    #expect(reader.observations[1].results.first?.message?.contains("outline") == true)
    #expect(reader.observations[0].osworld?.contains("<push-button") == true)
  }

  @Test func `A menu of a GTK program opens by its reference`() async throws {
    let executable = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "deskmark").path
    let desktop = try await LiveDesktop.start(
      DesktopConfiguration(executable: executable), slot: 905, log: Logger(label: "test"))
    var variant = Variant(task: TaskID(rawValue: "files/a"))
    variant.setup = Setup(
      files: [], sites: [],
      open: [
        Setup.OpenedApplication(
          application: "mousepad", file: nil,
          location: SourceLocation(file: "task.yaml", line: 1, column: 1))
      ])
    _ = try await desktop.setUp(variant)
    let reader = Reader([.outline]) { seen, number in
      number == 1
        ? [.click(at: .init(element: Self.reference("\"File\"", in: seen.outline)))] : [.done()]
    }
    let (_, steps) = try await play(reader, on: desktop)
    await desktop.end()
    #expect(steps.first?.result.outcome == .changed)
    let outlines = reader.observations.map { $0.outline ?? "" }
    #expect(!outlines[0].contains("\"Save As") && outlines[1].contains("\"Save As"))
  }
}
