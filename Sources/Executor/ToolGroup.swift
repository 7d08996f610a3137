public import Vocabulary

/// Tools that are chosen together, as the command line names them.
public enum ToolGroup: String, Codable, Sendable, Hashable, CaseIterable {
  /// The pointer, the keyboard and the screen, which every agent has.
  case computer
  /// Files below the home.
  case files
  /// The browser, by the structure of its pages.
  case browser
  /// A restricted list of commands.
  case shell

  /// The tools of the group beside the actions that every agent has.
  public var tools: [any Tool.Type] {
    switch self {
    case .computer: []
    case .files:
      [
        FilesList.self, FilesRead.self, FilesWrite.self, FilesEdit.self, FilesMove.self,
        FilesDelete.self,
      ]
    case .browser: [BrowserOpen.self, BrowserRead.self, BrowserClick.self, BrowserFill.self]
    case .shell: [ShellRun.self]
    }
  }

  /// The tool of that name, if there is one.
  public static func tool(named name: String) -> (any Tool.Type)? {
    allCases.lazy.flatMap(\.tools).first { $0.definition.name == name }
  }

  /// What an agent is told of those of the tools that have these names, in the order of all.
  public static func definitions(of names: Set<String>) -> [ToolDefinition] {
    allCases.flatMap(\.tools).map { $0.definition }.filter { names.contains($0.name) }
  }
}
