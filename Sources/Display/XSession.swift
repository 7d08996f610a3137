import CX11
import CXdo
import Glibc
import Vocabulary

/// One connection to an X server with what belongs to it.
///
/// It is confined to the thread of its `DisplayThread`: created, used and closed there. That, and
/// nothing else, makes it safe to name it from an actor that runs on the same thread.
final class XSession: @unchecked Sendable {
  let name: String
  let display: OpaquePointer
  let xdo: UnsafeMutablePointer<xdo_t>
  let root: XID
  let screen: Vocabulary.Screen
  /// An invisible window of our own, for selections.
  let ownWindow: XID
  let atoms: Atoms
  let damageEvent: Int32
  /// The number under which input is reported.
  let inputOpcode: Int32
  let patience: Patience

  var frame: SharedFrame?
  var damage = DamageLog()
  var damagedRows: DamagedRows
  /// What was sent as input and is not yet reported.
  var input = InputLog()
  /// What was done with pointer and keyboard since it was last asked for; nil while nobody watches.
  var observed: [ObservedInput]?
  /// The modifiers that are down by the reports: what the server says may be later than those.
  var heldModifiers: Set<String> = []
  /// The message to ourselves that was sent last, and the one that came back last.
  var lastEcho = 0
  var echoed = 0
  /// What was pressed to stay down.
  var held = HeldInput()
  /// Keys that were given characters which the layout lacks.
  var spares: SpareKeys?
  /// Pings that were answered and not yet asked about.
  var pongs: Set<Int> = []
  var lastPing = 0x4d00_0000
  /// Counts what may have changed the list of windows.
  var windowChanges = 0
  /// Counts what may have changed which window is where.
  var surfaceChanges = 0
  var knownSurfaces: (at: Int, list: [Surface])?
  /// Counts windows that appeared or went away, menus and hints included.
  var mappings = 0
  /// What `mappings` was at the mark.
  var markedMappings = 0
  /// Questions to the window manager.
  var questions = Questions()
  var selections = Selections()
  /// Counts the applications that asked for the text on our clipboard.
  var textRequests = 0

  private let loss: Loss
  private let thread = pthread_self()
  private var isClosed = false
  private var isFreed = false
  private var waiters: [Waiter] = []
  private var lastWaiter = 0

  init(
    name: String, display: OpaquePointer, xdo: UnsafeMutablePointer<xdo_t>,
    screen: Vocabulary.Screen, damageEvent: Int32, inputOpcode: Int32, patience: Patience,
    loss: Loss
  ) {
    self.name = name
    self.display = display
    self.xdo = xdo
    self.screen = screen
    self.damageEvent = damageEvent
    self.inputOpcode = inputOpcode
    self.patience = patience
    damagedRows = DamagedRows(height: screen.height)
    self.loss = loss
    root = XDefaultRootWindow(display)
    atoms = Atoms(display)
    ownWindow = XCreateSimpleWindow(display, root, -10, -10, 1, 1, 0, 0, 0)
  }

  /// Whether calls can still reach the X server.
  var isAlive: Bool { !isClosed && !loss.happened }

  /// The socket to wait on, while there is a server behind it.
  var descriptor: Int32? { isAlive ? XConnectionNumber(display) : nil }

  /// Runs the calls, unless the X server is lost before or during them.
  func perform<Value>(_ calls: () throws(DisplayError) -> Value) throws(DisplayError) -> Value {
    guard isAlive else { throw .lost(name) }
    do throws(DisplayError) {
      let value = try calls()
      guard isAlive else { throw .lost(name) }
      return value
    } catch {
      throw isAlive ? error : .lost(name)
    }
  }

  /// Waits until the X server has carried out every request.
  func synchronize() { XSync(display, False) }

  /// Sends the requests on their way.
  func flush() { XFlush(display) }

  /// Ends the connection: later calls find it lost, and the thread frees it soon.
  func close() {
    guard !isClosed else { return }
    isClosed = true
    resumeWaiters()
  }

  /// Frees what a closed connection holds; not while `ExtensionLists` is in use by this thread.
  func freeIfClosed() {
    guard isClosed, !isFreed else { return }
    isFreed = true
    frame = nil
    // Or closing would wait for a server that has stopped.
    shutdown(XConnectionNumber(display), Int32(SHUT_RDWR))
    xdo_free(xdo)
    ExtensionLists.freeing { _ = XCloseDisplay(display) }
    loss.release()
  }

  /// Handles the events that have come and lets go who waited for them.
  ///
  /// Returns when to come back at the latest even if nothing happens.
  func turn() -> ContinuousClock.Instant? {
    if isAlive { readEvents() }
    let next = resumeWaiters()
    // Whoever looked may have made requests, whose answers bring further events along; these are
    // in memory already, where waiting on the socket would not see them.
    guard isAlive, XEventsQueued(display, QueuedAlready) > 0 else { return next }
    return .now
  }

  /// Handles the events that have come, asking the socket for more.
  func readEvents() {
    while isAlive, XPending(display) > 0 {
      var event = XEvent()
      XNextEvent(display, &event)
      handle(&event)
    }
  }
}

// MARK: Waiting

extension XSession {
  /// What somebody who waits finds when events have come or time has passed.
  enum Finding {
    case met
    /// Not met; look again at the next event, or at this moment even without one.
    case again(at: ContinuousClock.Instant? = nil)
  }

  private struct Waiter {
    let id: Int
    let deadline: ContinuousClock.Instant
    let look: (ContinuousClock.Instant) -> Finding
    let done: (Bool) -> Void
  }

  /// Names the next waiter, so that it can be cancelled.
  func nextWaiter() -> Int {
    lastWaiter += 1
    return lastWaiter
  }

  /// Calls `done` once: with true when `look` finds its condition met, with false at the deadline,
  /// when cancelled, and when the X server is lost.
  func wait(
    _ id: Int, until deadline: ContinuousClock.Instant,
    look: @escaping (ContinuousClock.Instant) -> Finding, done: @escaping (Bool) -> Void
  ) {
    assert(pthread_equal(thread, pthread_self()) != 0, "a session belongs to one thread")
    waiters.append(Waiter(id: id, deadline: deadline, look: look, done: done))
  }

  func cancel(_ id: Int) {
    guard let index = waiters.firstIndex(where: { $0.id == id }) else { return }
    waiters.remove(at: index).done(false)
  }

  @discardableResult private func resumeWaiters() -> ContinuousClock.Instant? {
    guard !waiters.isEmpty else { return nil }
    let now = ContinuousClock.now
    var next: ContinuousClock.Instant?
    var remaining: [Waiter] = []
    for waiter in waiters {
      guard isAlive else {
        waiter.done(false)
        continue
      }
      switch waiter.look(now) {
      case .met:
        waiter.done(true)
      case .again where now >= waiter.deadline:
        waiter.done(false)
      case .again(let moment):
        remaining.append(waiter)
        let soonest = min(moment ?? waiter.deadline, waiter.deadline)
        next = next.map { min($0, soonest) } ?? soonest
      }
    }
    waiters = remaining
    return next
  }
}
