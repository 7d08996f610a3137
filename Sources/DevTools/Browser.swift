import Foundation
public import JSONValue
public import Vocabulary

/// A browser that is asked about its tabs and what they show, and sent to addresses.
///
/// Scripts run in a world of their own, beside the page's.
public actor Browser {
  private let connection: DevToolsConnection
  private let scale: Double
  /// Sessions of attached targets, by target id.
  private var sessions: [String: String] = [:]

  /// The most tabs that are asked whether they are in front.
  private static let mostTabs = 100
  private static let longestURL = 4096
  private static let longestTitle = 1000

  /// Makes a browser over an open connection.
  ///
  /// - Parameter scale: Screen pixels of one of the browser's own pixels, which is 1 on a desktop
  ///   without scaling. Zoomed pages need nothing here.
  public init(connection: DevToolsConnection, scale: Double = 1) {
    self.connection = connection
    self.scale = scale
  }

  /// The open tabs.
  public func tabs() async throws(DevToolsError) -> [Tab] {
    let method = "Target.getTargets"
    let result = try await connection.call(method)
    guard let targets = result["targetInfos"]?.array else { throw .malformed(method) }
    return targets.compactMap { target in
      guard target["type"]?.string == "page", let id = target["targetId"]?.string else {
        return nil
      }
      return Tab(
        id: id, title: String((target["title"]?.string ?? "").prefix(Self.longestTitle)),
        url: String((target["url"]?.string ?? "").prefix(Self.longestURL)))
    }
  }

  /// The tab that is in front, or nil when no page is visible.
  ///
  /// Of several windows it is the one with the focus. A page held by a dialog of its own does not
  /// answer; it counts as in front only when no other page is visible.
  public func frontPage() async throws(DevToolsError) -> Tab? {
    let tabs = try await tabs().prefix(Self.mostTabs)
    var best: (tab: Tab, rank: Int)?
    for (tab, session) in await attach(Array(tabs)) {
      let rank = await rank(session)
      if rank > best?.rank ?? 0 { best = (tab, rank) }
    }
    return best?.tab
  }

  /// What the front tab shows, or nil when no page is visible.
  ///
  /// - Throws: ``DevToolsError/timeout(_:)`` when a dialog or a script holds the page.
  public func snapshot() async throws(DevToolsError) -> PageSnapshot? {
    guard let tab = try await frontPage() else { return nil }
    return try await snapshot(of: tab)
  }

  /// What a tab shows, which is something only for a visible one.
  public func snapshot(of tab: Tab) async throws(DevToolsError) -> PageSnapshot {
    do {
      return try await takeSnapshot(tab)
    } catch .remote {
      // The page went elsewhere meanwhile, which ends its world, or its session is over.
      sessions[tab.id] = nil
      return try await takeSnapshot(tab)
    }
  }

  /// Evaluates an expression in a tab, in a world of its own that shares only the document with
  /// the page's scripts, and gives its value.
  ///
  /// - Parameter timeout: How long the script may take; it is ended then.
  /// - Throws: ``DevToolsError/script(_:)`` when it throws.
  public func evaluate(
    _ expression: String, in tab: Tab, timeout: Duration = .seconds(3)
  ) async throws(DevToolsError) -> JSONValue {
    let session = try await session(tab.id)
    let tree = try await connection.call("Page.getFrameTree", session: session, timeout: timeout)
    guard let frame = tree["frameTree"]?["frame"]?["id"]?.string else {
      throw .malformed("Page.getFrameTree")
    }
    let world = try await connection.call(
      "Page.createIsolatedWorld", ["frameId": .string(frame), "worldName": "deskmark"],
      session: session, timeout: timeout)
    guard let context = world["executionContextId"]?.int else {
      throw .malformed("Page.createIsolatedWorld")
    }
    let milliseconds = timeout / .milliseconds(1)
    let result = try await connection.call(
      "Runtime.evaluate",
      [
        "expression": .string(expression), "contextId": .int(context), "returnByValue": true,
        "timeout": .double(milliseconds),
      ], session: session, timeout: timeout + .milliseconds(500))
    if let details = result["exceptionDetails"] {
      let text = details["exception"]?["description"]?.string ?? details["text"]?.string
      throw .script(String((text ?? "no description").prefix(1000)))
    }
    return result["result"]?["value"] ?? .null
  }

  /// Sends a tab to an address, and returns once the browser has taken it or says why it cannot.
  ///
  /// - Throws: ``DevToolsError/script(_:)`` with the browser's reason, such as
  ///   `net::ERR_NAME_NOT_RESOLVED`.
  public func navigate(_ tab: Tab, to url: String) async throws(DevToolsError) {
    let session = try await session(tab.id)
    let result = try await connection.call(
      "Page.navigate", ["url": .string(url)], session: session, timeout: .seconds(20))
    if let reason = result["errorText"]?.string, !reason.isEmpty, reason != "net::ERR_ABORTED" {
      throw .script(String(reason.prefix(200)))
    }
  }

  /// Asks the browser to close itself as a person would by its menu, and closes the connection.
  public func quit(timeout: Duration = .seconds(5)) async throws(DevToolsError) {
    defer { connection.close() }
    do {
      _ = try await connection.call("Browser.close", timeout: timeout)
    } catch .closed {
      // It was faster in closing than in answering.
    }
  }

  private func takeSnapshot(_ tab: Tab) async throws(DevToolsError) -> PageSnapshot {
    let result = try await evaluate(SnapshotScript.expression(scale: scale), in: tab)
    guard let text = result.string, let snapshot = SnapshotScript.read(Data(text.utf8)) else {
      throw .malformed("the snapshot script")
    }
    return snapshot
  }

  private func attach(_ tabs: [Tab]) async -> [(Tab, String)] {
    let open = Set(tabs.map(\.id))
    sessions = sessions.filter { open.contains($0.key) }
    var result: [(Tab, String)] = []
    for tab in tabs {
      if let session = try? await session(tab.id) { result.append((tab, session)) }
    }
    return result
  }

  private func session(_ target: String) async throws(DevToolsError) -> String {
    if let known = sessions[target] { return known }
    let method = "Target.attachToTarget"
    let result = try await connection.call(
      method, ["targetId": .string(target), "flatten": true])
    guard let session = result["sessionId"]?.string else { throw .malformed(method) }
    sessions[target] = session
    return session
  }

  /// How much a page is in front: 0 hidden, 1 held, 2 visible, 3 visible with the focus.
  private func rank(_ session: String) async -> Int {
    do {
      let result = try await connection.call(
        "Runtime.evaluate",
        [
          "expression":
            "(document.visibilityState === 'visible' ? 2 : 0) + (document.hasFocus() ? 1 : 0)",
          "returnByValue": true,
        ], session: session, timeout: .seconds(1))
      let rank = result["result"]?["value"]?.int ?? 0
      return rank < 2 ? 0 : min(rank, 3)
    } catch .timeout {
      return 1
    } catch {
      return 0
    }
  }
}
