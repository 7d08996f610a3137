import ArgumentParser
import Runs
import Vocabulary

/// How trials are carried out; the same flags for every verb that carries out trials.
struct TrialOptions: ParsableArguments {
  @Option(
    name: [.customShort("n"), .customLong("parallel")],
    help: "Desktops at the same time, or auto: as many as the machine bears.",
    transform: Self.count)
  var parallel = DesktopCount.fixed(2)

  @Option(
    help: ArgumentHelp(
      "Desktops that are prepared while others are in use; as many as -n without it.",
      valueName: "number"))
  var warm: Int?

  @Option(help: "What variants are drawn from.")
  var seed: UInt64 = 1

  @Option(name: .shortAndLong, help: "The results folder.")
  var output = "results"

  @Option(
    help: "The size of the screen, such as 1280x800, or 1280x800@1.25.", transform: Self.screen)
  var screen = Screen.standard

  @Flag(help: "Browsers put their pages into the accessibility tree, which takes them some time.")
  var pageAccessibility = false

  @OptionGroup var storage: DiskOptions

  @Flag(help: "Print the result as JSON and nothing else on the standard output.")
  var json = false

  func validate() throws {
    if let warm, !(0...64).contains(warm) {
      throw ValidationError("--warm takes a number of desktops from 0 to 64, not \(warm)")
    }
  }

  /// Reads the value of `-n`.
  static func count(_ text: String) throws -> DesktopCount {
    guard let count = DesktopCount(text) else {
      throw ValidationError("-n takes a number of desktops from 1 to 64, or auto, not \(text)")
    }
    return count
  }

  private static func screen(_ text: String) throws -> Screen {
    do throws(ScreenError) {
      return try Screen(text)
    } catch {
      throw ValidationError("\(error)")
    }
  }
}
