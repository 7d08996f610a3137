public import Logging
import TaskFiles
public import Vocabulary

/// Gives out real desktops, and prepares the next ones while others are in use.
///
/// A prepared desktop is a whole one, set up for its variant and never used by anybody; nothing
/// is shared between desktops, and none is used twice.
public actor LiveProvider: DesktopProvider {
  private let configuration: DesktopConfiguration
  private let log: Logger
  private let warm: Int
  private let slots = Slots()
  private var prepared: [(order: DesktopOrder, work: Work)] = []
  private var isClosed = false

  private typealias Work = Task<Result<LiveDesktop, Fault>, Never>

  /// Makes a provider of desktops of one configuration.
  ///
  /// - Parameter warm: How many desktops are prepared at the same time at most; 0 for none.
  public init(configuration: DesktopConfiguration, warm: Int = 0, log: Logger) {
    self.configuration = configuration
    self.warm = warm
    self.log = log
  }

  /// The desktop that was prepared for the order, or a fresh one.
  public func desktop(for order: DesktopOrder) async throws(Fault) -> any Desktop {
    if let index = prepared.firstIndex(where: { $0.order == order }) {
      return try await prepared.remove(at: index).work.value.get()
    }
    return try await start(order)
  }

  /// Prepares as many of these as there is room for.
  public func expect(_ orders: [DesktopOrder]) {
    guard !isClosed else { return }
    var counted = prepared.map(\.order)
    for order in orders.prefix(warm) {
      if let index = counted.firstIndex(of: order) {
        counted.remove(at: index)
      } else if prepared.count < warm {
        prepared.append((order, prepare(order)))
      }
    }
  }

  /// Waits until everything that is being prepared is ready, or has failed.
  public func waitUntilPrepared() async {
    for (_, work) in prepared { _ = await work.value }
  }

  /// Ends what was prepared and nobody asked for.
  public func close() async {
    isClosed = true
    let left = prepared
    prepared = []
    for (_, work) in left { work.cancel() }
    for (_, work) in left {
      if case .success(let desktop) = await work.value { await desktop.end() }
    }
  }

  private func prepare(_ order: DesktopOrder) -> Work {
    Task {
      do throws(Fault) {
        let desktop = try await start(order)
        do throws(Fault) {
          _ = try await desktop.setUp(order.variant)
        } catch {
          // The desktop remembers why, and says so to whoever asks for it.
          log.debug("not prepared", metadata: ["reason": "\(error.message)"])
        }
        return .success(desktop)
      } catch {
        return .failure(error)
      }
    }
  }

  private func start(_ order: DesktopOrder) async throws(Fault) -> LiveDesktop {
    let slot = slots.take()
    do throws(Fault) {
      return try await LiveDesktop.start(
        configuration, slot: slot, tools: order.tools, folders: order.folders,
        hosts: order.variant.setup.sites.map(\.host), log: log
      ) { [slots] in slots.give(back: slot) }
    } catch {
      slots.give(back: slot)
      throw error
    }
  }
}
