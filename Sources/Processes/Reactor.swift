import Glibc
import Synchronization

/// One thread that waits for all pipes and processes of this module, and serves them.
///
/// It stands in for Dispatch's sources: on Linux those free their bookkeeping while an event of it
/// is still to come, and crash when many are made and cancelled at once
/// (swiftlang/swift-corelibs-libdispatch issue 949). Here the list of what is waited for is made
/// anew for each wait, by the thread that changes it, so that nothing can be stale.
final class Reactor: Sendable {
  /// The one of this process.
  static let shared = Reactor()

  private struct Watch {
    let descriptor: Int32
    let events: Int16
    var isActive: Bool
    let serve: @Sendable (Int) -> Void
  }

  private let nextID = Atomic(0)
  private let jobs = Mutex<[@Sendable () -> Void]>([])
  private let wakeRead: Int32
  private let wakeWrite: Int32
  /// Only touched on the thread.
  private nonisolated(unsafe) var watches: [Int: Watch] = [:]

  private init() {
    var ends: [Int32] = [-1, -1]
    let isMade = ends.withUnsafeMutableBufferPointer { ends in
      guard let start = ends.baseAddress, let pipe2 = Linux.pipe2 else { return false }
      return pipe2(start, O_CLOEXEC | O_NONBLOCK) == 0
    }
    (wakeRead, wakeWrite) = (ends[0], ends[1])
    var thread = pthread_t()
    let isRunning =
      isMade
      && pthread_create(
        &thread, nil,
        { argument in
          if let argument { Unmanaged<Reactor>.fromOpaque(argument).takeUnretainedValue().run() }
          return nil
        }, Unmanaged.passRetained(self).toOpaque()) == 0
    guard isRunning else { fatalError("this process may open no more files or start no threads") }
    pthread_detach(thread)
  }

  /// Does a job on the thread, after those that were given before.
  func perform(_ job: @escaping @Sendable () -> Void) {
    let isFirst = jobs.withLock { jobs in
      jobs.append(job)
      return jobs.count == 1
    }
    guard isFirst else { return }
    // A full pipe wakes the thread as well.
    var byte: UInt8 = 0
    _ = write(wakeWrite, &byte, 1)
  }

  /// Serves a descriptor on the thread whenever it has events of `poll`, until it is cancelled.
  ///
  /// - Parameter serve: Is given what names the watch.
  /// - Returns: What names the watch.
  func watch(
    _ descriptor: Int32, _ events: Int32, isActive: Bool = true,
    serve: @escaping @Sendable (Int) -> Void
  ) -> Int {
    let id = nextID.add(1, ordering: .relaxed).newValue
    perform {
      self.watches[id] = Watch(
        descriptor: descriptor, events: Int16(events), isActive: isActive, serve: serve)
    }
    return id
  }

  /// Switches a watch on or off. Called on the thread.
  func setActive(_ id: Int, _ isActive: Bool) { watches[id]?.isActive = isActive }

  /// Ends a watch; its descriptor may be closed afterwards. Called on the thread.
  func cancel(_ id: Int) { watches[id] = nil }

  private func run() {
    var list: [pollfd] = []
    var ids: [Int] = []
    while true {
      let todo = jobs.withLock { jobs in
        defer { jobs = [] }
        return jobs
      }
      for job in todo { job() }
      list = [pollfd(fd: wakeRead, events: Int16(POLLIN), revents: 0)]
      ids = [0]
      for (id, watch) in watches where watch.isActive {
        list.append(pollfd(fd: watch.descriptor, events: watch.events, revents: 0))
        ids.append(id)
      }
      guard poll(&list, nfds_t(list.count), -1) > 0 else { continue }
      if list[0].revents != 0 { drainWakes() }
      for (index, entry) in list.enumerated().dropFirst() where entry.revents != 0 {
        // One served before it may have ended it, or switched it off.
        guard let watch = watches[ids[index]], watch.isActive else { continue }
        if entry.revents & Int16(POLLNVAL) != 0 { watches[ids[index]] = nil }
        watch.serve(ids[index])
      }
    }
  }

  private func drainWakes() {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(wakeRead, &bytes, bytes.count) > 0 {}
  }
}
