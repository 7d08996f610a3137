import Desktops
import Runs
import TaskFiles
import Vocabulary

/// A desktop without anything in it, so that only what is around desktops takes time.
struct SimulatedDesktop: Desktop {
  let screen = Screen(width: 64, height: 48)
  private static let png = Array(repeating: UInt8(0), count: 256)

  func setUp(_ variant: Variant) async throws(Fault) -> Preparation { Preparation() }

  func record(to path: String) async throws(Fault) {}

  func observe(_ parts: Observation.Parts, view: CaptureView) async throws(Fault) -> Sight {
    Sight(
      capture: Capture(
        id: CaptureID(rawValue: "c1"), width: screen.width, height: screen.height, png: Self.png),
      windows: [])
  }

  func perform(_ action: Action) async throws(Fault) -> Performance {
    Performance(result: ActionResult(.unchanged))
  }

  func effects() async throws(Fault) -> [Effect] { [] }

  func freeze(into folder: String, answer: String?) async throws(Fault) -> FrozenState {
    FrozenState(effects: [])
  }

  func end() async {}
}

/// Gives out simulated desktops at once.
struct SimulatedProvider: DesktopProvider {
  func desktop(for order: DesktopOrder) async throws(Fault) -> any Desktop { SimulatedDesktop() }
  func expect(_ orders: [DesktopOrder]) async {}
  func close() async {}
}

/// Finds what it would find had the agent done nothing.
struct SimulatedGrader: TrialGrader {
  func grade(_ variant: Variant, state: String) async throws(Fault) -> [CheckResult] {
    [CheckResult(check: "files", title: "Tree", passed: false, expected: "a", found: "b")]
  }
}
