import ArgumentParser
import Imaging

/// The model that plays.
struct ModelOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: "The model for computer-use, as PROVIDER/MODEL; docs/models.md lists the providers.")
  var model: String?

  @Option(help: "A JSON file of prices in place of the one that comes along; see docs/models.md.")
  var prices: String?

  @Option(
    help: "A run's folder whose recorded answers are given again instead of asking the model.")
  var replay: String?

  @Option(
    help: "The format of the pictures that are sent: png, webp, jpeg:QUALITY or webp:QUALITY.")
  var pictures = "png"

  @Flag(help: "End a trial where the model's provider asks for confirmation of an action.")
  var stopAtSafetyChecks = false

  func validate() throws {
    guard ImageFormat(pictures) != nil else {
      throw ValidationError(
        "--pictures takes png, webp, jpeg:QUALITY or webp:QUALITY, not '\(pictures)'")
    }
  }
}
