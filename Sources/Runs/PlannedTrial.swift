public import Agents
import Desktops
public import ResultStore
public import TaskFiles
public import Vocabulary

/// One trial that a run is to carry out.
public struct PlannedTrial: Sendable {
  /// The trial's name in its run.
  public var id: TrialID
  /// What is tried.
  public var variant: Variant
  /// The agent's name for the record, such as `reference` or `process:./agent.py`.
  public var agentName: String
  /// Makes a fresh agent for this trial, which may keep records of its own in the trial's folder.
  public var agent: @Sendable (TrialFolder) throws(Fault) -> any Agent
  /// The executor's tools that the agent may call.
  public var tools: Set<String>
  /// The folders below the home that file tools may work on; an empty one is the whole home.
  public var folders: [String]

  /// The desktop that it needs.
  var order: DesktopOrder { DesktopOrder(for: variant, tools: tools, folders: folders) }

  /// Plans a trial.
  public init(
    id: TrialID, variant: Variant, agentName: String, tools: Set<String> = [],
    folders: [String] = [""],
    agent: @escaping @Sendable (TrialFolder) throws(Fault) -> any Agent
  ) {
    self.id = id
    self.variant = variant
    self.agentName = agentName
    self.tools = tools
    self.folders = folders
    self.agent = agent
  }
}
