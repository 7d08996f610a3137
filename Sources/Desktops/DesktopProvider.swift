public import TaskFiles
public import Vocabulary

/// Gives out fresh desktops.
public protocol DesktopProvider: Sendable {
  /// A desktop that nobody has used, up and ready to be set up for a variant.
  ///
  /// - Parameters:
  ///   - variant: what it will be set up for.
  ///   - slot: which of the parallel desktops it is, from 0; no two at once have the same.
  ///   - tools: the executor's tools that may be called, such as `shell`.
  func desktop(for variant: Variant, slot: Int, tools: Set<String>) async throws(Fault)
    -> any Desktop
}
