import Dispatch
import Synchronization

/// A value that comes once, and that any number of tasks await.
final class OneShot<Value: Sendable>: Sendable {
  private struct State {
    var value: Value?
    var waiters: [Int: CheckedContinuation<Value?, Never>] = [:]
    var next = 0
  }

  private let state = Mutex(State())

  /// The value if it has come.
  var current: Value? { state.withLock { $0.value } }

  /// The value comes; a second one is ignored.
  func set(_ value: Value) {
    let waiters = state.withLock { state -> [CheckedContinuation<Value?, Never>] in
      guard state.value == nil else { return [] }
      state.value = value
      defer { state.waiters = [:] }
      return Array(state.waiters.values)
    }
    for waiter in waiters { waiter.resume(returning: value) }
  }

  /// Awaits the value; nil when the limit passed first, or the task was cancelled.
  func value(within limit: Duration? = nil, ignoresCancellation: Bool = false) async -> Value? {
    let id = state.withLock { state in
      state.next += 1
      return state.next
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isSettled = state.withLock { state in
          if let value = state.value {
            continuation.resume(returning: value)
            return true
          }
          // The handler below may have run before there was anything to drop.
          if !ignoresCancellation, Task.isCancelled {
            continuation.resume(returning: nil)
            return true
          }
          state.waiters[id] = continuation
          return false
        }
        if let limit, !isSettled {
          DispatchQueue.global().asyncAfter(deadline: .now() + limit.dispatchInterval) {
            [weak self] in self?.drop(id)
          }
        }
      }
    } onCancel: {
      if !ignoresCancellation { drop(id) }
    }
  }

  private func drop(_ id: Int) {
    state.withLock { $0.waiters.removeValue(forKey: id) }?.resume(returning: nil)
  }
}

extension Duration {
  /// The same time for Dispatch, at most some 292 years.
  var dispatchInterval: DispatchTimeInterval {
    let (seconds, attoseconds) = components
    let (product, overflow) = Int(seconds).multipliedReportingOverflow(by: 1_000_000_000)
    guard !overflow else { return .never }
    return .nanoseconds(max(0, product) + max(0, Int(attoseconds / 1_000_000_000)))
  }
}
