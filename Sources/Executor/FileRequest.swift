import Foundation
public import JSONValue

/// A call of a file tool on its way into the desktop, where it is carried out.
public struct FileRequest: Codable, Sendable, Hashable {
  /// The tool's name.
  public var tool: String
  /// The call's arguments.
  public var arguments: JSONValue
  /// The granted folders.
  public var folders: [String]

  /// Makes a request.
  public init(tool: String, arguments: JSONValue, folders: [String]) {
    self.tool = tool
    self.arguments = arguments
    self.folders = folders
  }

  /// Carries it out in this process.
  public func carryOut(root: String = "/home/agent") -> FileAnswer {
    do throws(ToolRefusal) {
      guard let tool = ToolGroup.tool(named: tool) as? any FileTool.Type else {
        throw ToolRefusal("there is no tool '\(tool)'")
      }
      let call = try tool.init(try ToolArguments(arguments, of: tool.definition))
      return .done(try call.run(in: GrantedHome(root: root, folders: folders)))
    } catch {
      return .refused(error)
    }
  }
}

/// What came of a call of a file tool.
public enum FileAnswer: Codable, Sendable, Hashable {
  /// It was done; the text is for the agent.
  case done(String)
  /// Nothing was done.
  case refused(ToolRefusal)
}
