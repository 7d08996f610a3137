import Synchronization

/// Values that are handed from one task to another in order, awaited with a bound.
final class HandOver<Value: Sendable>: Sendable {
  private struct State {
    var values: [Value] = []
    var isClosed = false
    var waiters: [(number: Int, continuation: CheckedContinuation<Value?, Never>)] = []
    var next = 0
  }

  private let state = Mutex(State())

  /// Hands a value over to whoever waits longest, or keeps it for the next.
  func put(_ value: Value) {
    let waiter = state.withLock { state in
      if state.waiters.isEmpty {
        state.values.append(value)
        return nil as CheckedContinuation<Value?, Never>?
      }
      return state.waiters.removeFirst().continuation
    }
    waiter?.resume(returning: value)
  }

  /// Nothing more will come.
  func close() {
    let waiters = state.withLock { state in
      state.isClosed = true
      defer { state.waiters = [] }
      return state.waiters
    }
    for waiter in waiters { waiter.continuation.resume(returning: nil) }
  }

  /// Takes a value back that nobody has taken yet.
  func withdraw(where isMeant: (Value) -> Bool) {
    state.withLock { $0.values.removeAll(where: isMeant) }
  }

  /// Awaits the next value; nil when the bound passed, when nothing more comes, and for a cancelled
  /// task.
  func take(within limit: Duration) async -> Value? {
    let number = state.withLock { state in
      state.next += 1
      return state.next
    }
    let timer = Task {
      try? await Task.sleep(for: limit)
      if !Task.isCancelled { giveUp(number) }
    }
    defer { timer.cancel() }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let value: Value?? = state.withLock { state in
          if !state.values.isEmpty { return .some(state.values.removeFirst()) }
          if state.isClosed || Task.isCancelled { return .some(nil) }
          state.waiters.append((number, continuation))
          return nil
        }
        if let value { continuation.resume(returning: value) }
      }
    } onCancel: {
      giveUp(number)
    }
  }

  private func giveUp(_ number: Int) {
    let waiter = state.withLock { state in
      let index = state.waiters.firstIndex { $0.number == number }
      return index.map { state.waiters.remove(at: $0).continuation }
    }
    waiter?.resume(returning: nil)
  }
}
