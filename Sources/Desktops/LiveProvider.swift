public import Logging
public import TaskFiles
public import Vocabulary

/// Gives out real desktops.
public struct LiveProvider: DesktopProvider {
  var configuration: DesktopConfiguration
  var log: Logger

  /// Makes a provider of desktops of one configuration.
  public init(configuration: DesktopConfiguration, log: Logger) {
    self.configuration = configuration
    self.log = log
  }

  /// A fresh desktop.
  public func desktop(
    for variant: Variant, slot: Int, tools: Set<String>
  ) async throws(Fault) -> any Desktop {
    try await LiveDesktop.start(
      configuration, slot: slot, tools: tools, hosts: variant.setup.sites.map(\.host), log: log)
  }
}
