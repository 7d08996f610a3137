extension DisplayConnection {
  /// The text on the clipboard, or nil where there is none or its owner does not give it within a
  /// second.
  ///
  /// - Throws: `DisplayError.lost`.
  public func clipboard() async throws(DisplayError) -> String? {
    // Two at once would mix their answers up.
    await beginInput()
    defer { endInput() }
    let hasOwner = try session.perform {
      session.readEvents()
      return session.clipboardHasOwner
    }
    if let owned = session.clipboard.owned { return owned }
    guard hasOwner else { return nil }
    if let bytes = await requestClipboard(.utf8) {
      return String(decoding: bytes, as: UTF8.self)
    }
    guard session.isAlive else { throw .lost(name) }
    // Old applications have Latin-1 alone.
    return await requestClipboard(.latin1).map { bytes in
      String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
  }

  /// Puts text on the clipboard, where it stays until another application copies something or the
  /// connection ends; `text` has at most 8 MiB.
  ///
  /// - Throws: `DisplayError.textTooLong`, `.lost`.
  public func setClipboard(_ text: String) throws(DisplayError) {
    guard text.utf8.count <= ClipboardState.limit else {
      throw .textTooLong(text.utf8.count, limit: ClipboardState.limit)
    }
    try session.perform { session.offerClipboard(text) }
  }

  private func requestClipboard(_ form: TextForm) async -> [UInt8]? {
    guard session.isAlive else { return nil }
    session.requestClipboard(form)
    _ = await wait(upTo: 1) { session, _ in
      if case .done = session.clipboard.transfer { .met } else { .again() }
    }
    defer { session.clipboard.transfer = .none }
    if case .done(let bytes) = session.clipboard.transfer { return bytes }
    return nil
  }
}

/// The forms in which text is asked for.
enum TextForm {
  case utf8, latin1
}
