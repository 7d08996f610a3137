import ArgumentParser
import Executor
import ModelAPIs
import ResultStore
import Vocabulary

/// Which of the executor's tools agents may call beside the computer's.
struct ToolOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Tools beside pointer and keyboard, of computer, files, browser and shell; docs/tools.md.",
      valueName: "groups"), transform: Self.groups)
  var tools: [ToolGroup] = [.computer]

  @Option(
    help: ArgumentHelp(
      "The folders below the home that file tools may work on; the whole home without it.",
      valueName: "folders"), transform: Self.folders)
  var folders: [String] = [""]

  func validate() throws {
    guard folders == [""] || tools.contains(.files) else {
      throw ValidationError("--folders are for the file tools: give --tools files")
    }
    // A command sees all of the home.
    guard folders == [""] || !tools.contains(.shell) else {
      throw ValidationError("--folders cannot hold a shell: leave shell out of --tools")
    }
  }

  private static func groups(_ text: String) throws -> [ToolGroup] {
    try text.split(separator: ",").map { name in
      guard let group = ToolGroup(rawValue: name.lowercased()) else {
        let known = ToolGroup.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("--tools takes \(known), with commas between, not '\(name)'")
      }
      return group
    }
  }

  private static func folders(_ text: String) throws -> [String] {
    try text.split(separator: ",").map { folder in
      let parts = folder.split(separator: "/", omittingEmptySubsequences: false)
      guard !parts.contains(where: { ["", ".", "..", "~"].contains($0) }) else {
        throw ValidationError("--folders takes paths below the home, not '\(folder)'")
      }
      return String(folder)
    }
  }
}

/// The tools of a run, as they are planned with and recorded.
struct ToolChoice {
  var groups: [ToolGroup] = [.computer]
  var folders = [""]

  init(_ options: ToolOptions) {
    groups = options.tools
    folders = options.folders
  }

  /// The tools that a run had.
  init(of record: RunRecord) {
    groups = (record.tools ?? []).compactMap(ToolGroup.init(rawValue:))
    folders = record.folders ?? [""]
  }

  init() {}

  /// The names of the tools.
  var names: Set<String> { Set(groups.flatMap(\.tools).map { $0.definition.name }) }

  /// The groups for the record; nil where there are none beside the computer's.
  var recordedGroups: [String]? { names.isEmpty ? nil : groups.map(\.rawValue) }

  /// The folders for the record; nil for the whole home.
  var recordedFolders: [String]? { folders == [""] ? nil : folders }

  /// - Throws: `Failure.usage` where a model's dialect has no form for tools.
  func check(for model: ModelName?) throws {
    guard let model, !names.isEmpty, !model.dialect.takesFunctions else { return }
    throw Failure.usage(
      "\(model.family.rawValue) has no form for tools beside the computer's; leave --tools out")
  }
}
