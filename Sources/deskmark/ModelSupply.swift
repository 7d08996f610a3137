import Agents
import Foundation
import Imaging
import ModelAPIs
import ResultStore
import Vocabulary

/// The way to a run's model: the server and key from the environment, or a run to replay.
struct ModelSupply: Sendable {
  private let client: ModelClient
  private let access: ModelAccess
  private let budget: Budget
  private let safety: ComputerUseSettings.SafetyRule
  private let pictures: ImageFormat
  private let replay: String?

  /// The file with a trial's requests and answers, in the trial's folder.
  private static let record = "model.jsonl"

  /// Checks what can be checked before the first trial.
  ///
  /// - Parameter trial: what each trial may use.
  init(
    _ model: ModelName, _ options: ModelOptions, _ limits: LimitOptions, trial: TrialLimits?
  ) throws {
    // What is set in the environment is meant more than what lies in the folder.
    let file = (try? String(contentsOfFile: ".env", encoding: .utf8)) ?? ""
    let environment = EnvironmentFile.variables(in: file).merging(
      ProcessInfo.processInfo.environment, uniquingKeysWith: { $1 })
    access = ModelAccess(environment: environment)
    client = ModelClient.live(access).retrying()
    pictures = ImageFormat(options.pictures) ?? .png
    safety = options.stopAtSafetyChecks ? .stop : .confirm
    replay = options.replay
    let prices = try Self.prices(options.prices)
    budget = Budget(
      limits: Budget.Limits(tokens: limits.maxRunTokens, dollars: limits.maxRunDollars),
      prices: prices)
    if trial?.dollars != nil, prices.price(of: model) == nil {
      throw Failure.usage(
        "--max-dollars needs --prices, a file with what \(model) costs; see docs/models.md")
    }
    do {
      try budget.check(model)
      if replay == nil { _ = try access.server(of: model.dialect.provider) }
    } catch {
      throw Failure.usage("\(error)")
    }
    if let replay, !FileManager.default.fileExists(atPath: replay + "/trials") {
      throw Failure.usage("There is no run in \(replay): it has no folder 'trials'.")
    }
  }

  /// What the agent of the trial in this folder gets.
  func settings(in folder: TrialFolder) throws(Fault) -> ComputerUseSettings {
    let recorder = ModelRecorder(file: folder.file(Self.record), secrets: access.secrets)
    return ComputerUseSettings(
      client: try source(for: folder).recorded(by: recorder), budget: budget, safety: safety,
      pictures: pictures)
  }

  /// What the run has spent, as a line.
  var spendingText: String {
    let spent = budget.spending
    let dollars = spent.dollars > 0 ? String(format: ", %.2f dollars", spent.dollars) : ""
    return "Model    \(spent.answers) answers, \(spent.usage.total) tokens\(dollars)"
  }

  private func source(for folder: TrialFolder) throws(Fault) -> ModelClient {
    guard let replay else { return client }
    // A trial's folder is trials/TASK/NUMBER in every run, so its end names it.
    guard let place = folder.path.ranges(of: "/trials/").last else { return client }
    let file = replay + folder.path[place.lowerBound...] + "/" + Self.record
    do {
      let text = try String(contentsOfFile: file, encoding: .utf8)
      return .replaying(try ModelRecord.read(text), secrets: access.secrets)
    } catch {
      throw Fault(
        .infrastructure, "infrastructure.no-record",
        "The answers to replay cannot be read from \(file): \(error)")
    }
  }

  private static func prices(_ file: String?) throws -> PriceTable {
    let shipped = FileManager.default.fileExists(atPath: Installation.prices)
    guard let file = file ?? (shipped ? Installation.prices : nil) else { return PriceTable() }
    do {
      return try PriceTable(json: Array(Data(contentsOf: URL(filePath: file))))
    } catch {
      throw Failure.usage("\(file): \(error)")
    }
  }
}
