extension DisplayConnection {
  /// Keeps from now on what is done with pointer and keyboard, whoever does it.
  public func watchInput() { session.observed = [] }

  /// Awaits that something is done, and gives all of it since the last call; nothing when the time
  /// passed.
  ///
  /// - Throws: `DisplayError.lost`.
  public func observedInput(upTo seconds: Double) async throws(DisplayError) -> [ObservedInput] {
    if session.observed?.isEmpty ?? true {
      _ = await wait(upTo: seconds) { session, _ in
        session.observed?.isEmpty ?? true ? .again() : .met
      }
    }
    guard session.isAlive else { throw .lost(name) }
    defer { session.observed = [] }
    return session.observed ?? []
  }
}
