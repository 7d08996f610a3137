public import Imaging

extension DisplayConnection {
  /// Takes a picture of the whole screen, by default with the pointer as a person sees it.
  ///
  /// - Throws: `DisplayError.lost`, `.sharedMemory`, `.captureRefused`.
  public func capture(pointer: Bool = true) throws(DisplayError) -> Bitmap {
    try session.perform { () throws(DisplayError) in try session.capture(pointer: pointer) }
  }
}
