import Glibc

/// Guards what Xlib's extensions keep about all displays of the process.
///
/// Each extension remembers the display it was last used for and looks at that without a lock, so
/// that closing one display frees memory that a thread with another display may be reading (seen
/// with libXext 1.3.4 when many desktops come and go). Hence using displays is shared here and
/// freeing one is exclusive.
enum ExtensionLists {
  nonisolated(unsafe) private static let lock: UnsafeMutablePointer<pthread_rwlock_t> = {
    let lock = UnsafeMutablePointer<pthread_rwlock_t>.allocate(capacity: 1)
    var attributes = pthread_rwlockattr_t()
    pthread_rwlockattr_init(&attributes)
    // Or those who free would never get in between many who use.
    pthread_rwlockattr_setkind_np(
      &attributes, Int32(PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP))
    pthread_rwlock_init(lock, &attributes)
    pthread_rwlockattr_destroy(&attributes)
    return lock
  }()

  /// Runs calls that may use an extension.
  static func using<Value>(_ calls: () -> Value) -> Value {
    pthread_rwlock_rdlock(lock)
    defer { pthread_rwlock_unlock(lock) }
    return calls()
  }

  /// Runs calls that close a display; waits for it as long as it takes.
  static func freeing(_ calls: () -> Void) {
    // Whoever waits here keeps others out. As one of those inside may hang with its server, that
    // is for a moment at a time only.
    while !tryFreeing(for: 0.02) { usleep(50_000) }
    defer { pthread_rwlock_unlock(lock) }
    calls()
  }

  private static func tryFreeing(for seconds: Double) -> Bool {
    var moment = timespec()
    clock_gettime(CLOCK_REALTIME, &moment)
    moment.tv_nsec += Int(seconds * 1e9)
    moment.tv_sec += moment.tv_nsec / 1_000_000_000
    moment.tv_nsec %= 1_000_000_000
    return pthread_rwlock_timedwrlock(lock, &moment) == 0
  }
}
