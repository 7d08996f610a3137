public import DevTools
public import Vocabulary

/// One tool of the executor: what an agent is told of it, and a call of it that has been read.
public protocol Tool: Sendable {
  /// What an agent is told of it.
  static var definition: ToolDefinition { get }

  /// Reads a call.
  ///
  /// - Throws: ``ToolRefusal`` that names the argument that is wrong.
  init(_ arguments: ToolArguments) throws(ToolRefusal)
}

/// A tool that works on files; it runs inside the desktop, as the agent's user.
public protocol FileTool: Tool {
  /// Does it and says what came of it.
  ///
  /// - Throws: ``ToolRefusal`` when nothing was done, with the reason.
  func run(in home: GrantedHome) throws(ToolRefusal) -> String
}

/// A tool that uses the browser by the structure of its front page.
public protocol BrowserTool: Tool {
  /// Does it and says what came of it.
  ///
  /// - Throws: ``ToolRefusal`` when nothing was done, with the reason.
  func run(in browser: Browser) async throws(ToolRefusal) -> String
}

/// Why a call was not carried out, in words for the agent.
public struct ToolRefusal: Error, Codable, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong, and what would be right.
  public var description: String

  /// Makes a refusal.
  public init(_ description: String) { self.description = description }
}
