public import TaskFiles
public import Vocabulary

/// Gives out fresh desktops.
public protocol DesktopProvider: Sendable {
  /// A desktop that nobody has used, up and ready to be set up for a variant, or set up already.
  func desktop(for order: DesktopOrder) async throws(Fault) -> any Desktop

  /// Says which desktops will be asked for next, soonest first, so that they can be prepared.
  ///
  /// It returns at once and never fails: a desktop that could not be prepared says so to whoever
  /// asks for it.
  func expect(_ orders: [DesktopOrder]) async

  /// Ends the desktops that were prepared and never asked for.
  func close() async
}

/// What a desktop is wanted for.
public struct DesktopOrder: Sendable, Hashable {
  /// What it will be set up for.
  public var variant: Variant
  /// The executor's tools that may be called, such as `shell`.
  public var tools: Set<String>
  /// The folders below the home that the file tools may work on; an empty one is the whole home.
  public var folders: [String]

  /// Makes an order.
  public init(for variant: Variant, tools: Set<String> = [], folders: [String] = [""]) {
    self.variant = variant
    self.tools = tools
    self.folders = folders
  }
}
