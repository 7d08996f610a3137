import Accessibility
import ArgumentParser

/// The accessibility reader's side of a trial.
struct AccessibilityReaderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accessibility-reader", abstract: "Reads the accessibility tree of one desktop.",
    shouldDisplay: false)

  func run() throws {
    do {
      try AccessibilityReaderService.run()
    } catch {
      throw Failure.infrastructure(error.description)
    }
  }
}
