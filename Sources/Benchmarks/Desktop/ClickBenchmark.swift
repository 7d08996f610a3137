import Desktops
import Display
import Vocabulary

/// A click, until the X server has delivered it; the page that is clicked counts them.
struct ClickBenchmark: Benchmark {
  let name = "click"

  private static let place = Point(x: 900, y: 500)

  func rows(in run: BenchmarkRun) async throws(Fault) -> [BenchmarkRow] {
    let stage = try await run.stage(.page)
    let counter = ClickCounter(display: stage.display)
    let desktop = stage.desktop
    let own = Contest.Contestant(name: name, kind: .library) {
      try await counter.ready()
      let performance = try await desktop.perform(.click(at: .init(Self.place)))
      try await counter.confirm()
      return performance.acting * 1000
    }
    // A browser counts somebody else's click up to 140 ms after their process has ended.
    let settle: @Sendable () async throws -> Void = { try await counter.rest() }
    let (x, y) = ("\(Self.place.x)", "\(Self.place.y)")
    var peers = stage.program(
      .xdotool, as: "xdotool process", "mousemove", x, y, "click", "1", after: settle)
    if let python = stage.python, let environment = stage.environment {
      let script = PythonScript.click(x: Self.place.x, y: Self.place.y)
      peers += stage.program(
        PeerProgram(name: environment.python, package: ""), as: "python+pyautogui process",
        "-c", script, after: settle)
      peers.append(
        python.contestant("pyautogui, in process", "click", x, y, after: settle))
    }
    let outcome = try await Contest(own: own, peers: peers, repetitions: stage.repetitions).run()
    return [
      BenchmarkRow(
        name, "click, until delivered", outcome,
        bars: [
          .atLeast(50, timesFasterThan: "xdotool process"),
          .atLeast(100, timesFasterThan: "python+pyautogui process"),
        ],
        faults: await counter.faults)
    ]
  }
}

/// Reads from the page's title how many clicks have arrived, ours and those of others.
private actor ClickCounter {
  private let display: DisplayConnection
  /// How many the page had counted when its screen was last at rest.
  private var counted: Int?
  private var sent = 0
  private var wrong = 0

  init(display: DisplayConnection) { self.display = display }

  /// What was wrong with our own clicks.
  var faults: [String] {
    wrong == 0 ? [] : ["\(wrong) of \(sent) clicks were not counted exactly once"]
  }

  /// A click follows; whoever came before has had the time to have its own counted.
  func ready() async throws {
    if counted == nil { counted = try await count() }
    guard counted != nil else {
      throw Fault(.infrastructure, "bench.page", "the page with its count of clicks is not there")
    }
  }

  /// A click of ours was sent: waits until it is counted, and sees that it is not counted twice.
  func confirm() async throws {
    let before = counted
    try await take()
    sent += 1
    if counted != before.map({ $0 + 1 }) { wrong += 1 }
  }

  /// A click of somebody else was sent, which must not be taken for one of ours when it comes late.
  func rest() async throws { try await take() }

  /// Waits until the page has counted more than before, and then until it has nothing more to show.
  private func take() async throws {
    let before = counted
    _ = try await display.window(upTo: 3) { window in
      Self.count(in: window.title).map { $0 != before } ?? false
    }
    _ = try await display.settle(quiet: 0.1, cap: 2)
    counted = try await count()
  }

  private func count() async throws -> Int? {
    try await display.windows().lazy.compactMap { Self.count(in: $0.title) }.first
  }

  /// The number in the page's title, such as `3 clicks - Chromium`.
  private static func count(in title: String) -> Int? {
    title.contains(" clicks") ? Int(title.prefix { $0.isNumber }) : nil
  }
}
