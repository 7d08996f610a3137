import Foundation
public import JSONValue
import Vocabulary

/// What calls of the executor's tools are, in the terms of a policy.
public enum ToolRequests {
  /// What a call asks for; at least one request.
  ///
  /// - Parameter exists: which of the call's paths there are already. A write to a path of which
  ///   nothing is known needs what making and changing need.
  public static func requests(
    _ name: String, _ arguments: JSONValue, exists: [String: Bool] = [:]
  ) -> [ActionRequest] {
    let raw = arguments["path"]?.string ?? ""
    let path = HomePaths.inside(raw)
    let shown = raw.isEmpty ? "the home" : raw
    func kind(_ usual: ActionKind, _ path: String?) -> ActionKind {
      path?.hasPrefix(".") == true ? .settingsChange : usual
    }
    switch name {
    case "files.list", "files.read":
      return [ActionRequest(.fileRead, needs: [.init(.read, path)], what: "read \(shown)")]
    case "files.write":
      let create = ActionRequest(
        kind(.fileCreate, path), needs: [.init(.create, path)], what: "make \(shown)")
      let change = ActionRequest(
        kind(.fileChange, path), needs: [.init(.change, path)], what: "overwrite \(shown)")
      switch path.flatMap({ exists[$0] }) {
      case true: return [change]
      case false: return [create]
      case nil: return [create, change]
      }
    case "files.edit":
      return [
        ActionRequest(
          kind(.fileChange, path), needs: [.init(.change, path)], what: "change \(shown)")
      ]
    case "files.move":
      let raw = arguments["to"]?.string ?? ""
      let to = HomePaths.inside(raw)
      var needs = ActionRequest.needs(movingFrom: path, to: to)
      if let to, exists[to] != false, !needs.contains(.init(.change, to)) {
        // It may take the place of something.
        needs.append(.init(.change, to))
      }
      return [ActionRequest(kind(.fileMove, to), needs: needs, what: "move \(shown) to \(raw)")]
    case "files.delete":
      return [
        ActionRequest(
          kind(.fileDelete, path), needs: [.init(.delete, path)], what: "delete \(shown)")
      ]
    case "browser.open":
      let url = arguments["url"]?.string ?? ""
      return [ActionRequest(.browserRead, what: "open \(url)", service: host(of: url))]
    case "browser.read", "browser.click", "browser.fill":
      // What a click submits is held at the site.
      return [ActionRequest(.browserRead, what: name)]
    case "shell", "shell.run":
      return [ActionRequest(.shellRun, what: "run \(arguments["command"]?.string ?? "")")]
    default:
      return [ActionRequest(.toolCall, what: "call \(name)")]
    }
  }

  /// The paths below the home of which a call's meaning depends on whether they exist.
  public static func paths(_ name: String, _ arguments: JSONValue) -> [String] {
    switch name {
    case "files.write": [arguments["path"]?.string].compactMap(\.self).compactMap(HomePaths.inside)
    case "files.move": [arguments["to"]?.string].compactMap(\.self).compactMap(HomePaths.inside)
    default: []
    }
  }

  private static func host(of url: String) -> String? {
    guard let start = url.range(of: "://")?.upperBound else { return nil }
    let host = url[start...].prefix { !"/?#:".contains($0) }
    return host.isEmpty ? nil : String(host)
  }
}
