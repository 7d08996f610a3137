public import Desktops
import Foundation
import Synchronization
public import TaskFiles
public import Vocabulary

/// A desktop without a display: remembers what was done to it and shows blank captures.
public final class FakeDesktop: Desktop {
  /// What the desktop does apart from nothing.
  public struct Behaviour: Sendable {
    /// Thrown by `setUp`.
    public var setUpFault: Fault?
    /// The fault of the observation with this number, counted from 1.
    public var observeFault: (number: Int, fault: Fault)?
    /// Thrown by `freeze`.
    public var freezeFault: Fault?
    /// What becomes of each action.
    public var result: @Sendable (Action) -> ActionResult
    /// The windows that observations show.
    public var windows: [Window]
    /// What changes at once through an action.
    public var effects: @Sendable (Action) -> [Effect]
    /// What has changed when the desktop is looked at for the n-th time, counted from 1.
    public var effectsBySight: [Int: [Effect]]
    /// What is found to have changed in the end.
    public var finalEffects: [Effect]
    /// The accessibility tree that observations show where one is asked for.
    public var accessibility: AccessibilityTree?

    /// A desktop on which every action changes something and nothing fails.
    public init(
      setUpFault: Fault? = nil, observeFault: (number: Int, fault: Fault)? = nil,
      freezeFault: Fault? = nil, windows: [Window] = [],
      effects: @escaping @Sendable (Action) -> [Effect] = { _ in [] },
      effectsBySight: [Int: [Effect]] = [:], finalEffects: [Effect] = [],
      accessibility: AccessibilityTree? = nil,
      result: @escaping @Sendable (Action) -> ActionResult = { _ in ActionResult(.changed) }
    ) {
      self.setUpFault = setUpFault
      self.observeFault = observeFault
      self.freezeFault = freezeFault
      self.windows = windows
      self.effects = effects
      self.effectsBySight = effectsBySight
      self.finalEffects = finalEffects
      self.accessibility = accessibility
      self.result = result
    }
  }

  /// What was asked of the desktop.
  public struct Log: Sendable {
    /// The actions, in order.
    public var actions: [Action] = []
    /// How often it was looked at.
    public var observations = 0
    /// How often it was set up.
    public var setUps = 0
    /// Where it was to be recorded to.
    public var recordings: [String] = []
    /// How often it was frozen.
    public var freezes = 0
    /// How often it was ended.
    public var ends = 0
    /// The answer that it was frozen with.
    public var answer: String?
  }

  /// A small screen.
  public let screen = Screen(width: 800, height: 600)
  private let behaviour: Behaviour
  private let state = Mutex(Log())
  private let pending = Mutex<[Effect]>([])

  /// Makes a desktop with that behaviour.
  public init(_ behaviour: Behaviour = Behaviour()) { self.behaviour = behaviour }

  /// What was asked so far.
  public var log: Log { state.withLock { $0 } }

  /// Places files, starts services and opens applications.
  public func setUp(_ variant: Variant) async throws(Fault) -> Preparation {
    state.withLock { $0.setUps += 1 }
    if let fault = behaviour.setUpFault { throw fault }
    return Preparation()
  }

  /// Remembers that it was to be recorded.
  public func record(to path: String) async throws(Fault) {
    state.withLock { $0.recordings.append(path) }
  }

  /// Looks at the desktop.
  public func observe(
    _ parts: Observation.Parts, view: CaptureView
  ) async throws(Fault) -> Sight {
    let number = state.withLock { log in
      log.observations += 1
      return log.observations
    }
    pending.withLock { $0 += behaviour.effectsBySight[number] ?? [] }
    if let (failing, fault) = behaviour.observeFault, failing == number { throw fault }
    return Sight(
      capture: Capture(
        id: CaptureID(rawValue: "c\(number)"), width: screen.width, height: screen.height,
        png: []),
      windows: behaviour.windows,
      accessibility: parts.needsTree ? behaviour.accessibility : nil)
  }

  /// Carries out one action and waits until the screen has come to rest.
  public func perform(_ action: Action) async throws(Fault) -> Performance {
    state.withLock { $0.actions.append(action) }
    pending.withLock { $0 += behaviour.effects(action) }
    return Performance(result: behaviour.result(action))
  }

  /// Closes and kills everything, and keeps what is left.
  public func freeze(into folder: String, answer: String?) async throws(Fault) -> FrozenState {
    state.withLock { log in
      log.freezes += 1
      log.answer = answer
    }
    if let fault = behaviour.freezeFault { throw fault }
    return FrozenState(effects: behaviour.finalEffects)
  }

  /// What changed since the last call.
  public func effects() async throws(Fault) -> [Effect] {
    pending.withLock { pending in
      defer { pending = [] }
      return pending
    }
  }

  /// Removes the desktop; may be called again.
  public func end() async { state.withLock { $0.ends += 1 } }
}

/// Gives out fake desktops and remembers them.
public final class FakeProvider: DesktopProvider {
  private let make: @Sendable (Int) throws(Fault) -> FakeDesktop
  private let given = Mutex<[FakeDesktop]>([])
  private let announced = Mutex<[DesktopOrder]>([])

  /// Makes the n-th desktop, counted from 1, by a closure, which may throw instead.
  public init(
    _ make: @escaping @Sendable (Int) throws(Fault) -> FakeDesktop = { _ in FakeDesktop() }
  ) {
    self.make = make
  }

  /// The desktops given out so far.
  public var desktops: [FakeDesktop] { given.withLock { $0 } }

  /// A fresh desktop.
  public func desktop(for order: DesktopOrder) async throws(Fault) -> any Desktop {
    let number = given.withLock { $0.count } + 1
    let desktop = try make(number)
    given.withLock { $0.append(desktop) }
    return desktop
  }

  /// The orders that were announced, in their order.
  public var expected: [DesktopOrder] { announced.withLock { $0 } }

  /// Remembers the orders.
  public func expect(_ orders: [DesktopOrder]) async {
    announced.withLock { $0 += orders }
  }

  /// Nothing was prepared.
  public func close() async {}
}
