public import Imaging
public import Vocabulary

extension DisplayConnection {
  /// Takes a picture of the whole screen, by default with the pointer as a person sees it.
  ///
  /// - Throws: `DisplayError.lost`, `.sharedMemory`, `.captureRefused`.
  public func capture(pointer: Bool = true) throws(DisplayError) -> Bitmap {
    try capture(area: screenSize.bounds, pointer: pointer)
  }

  /// Takes a picture of the whole screen that later ones can be compared with by `paintedRows`.
  ///
  /// - Throws: `DisplayError.lost`, `.sharedMemory`, `.captureRefused`.
  public func markedCapture(pointer: Bool = true) throws(DisplayError) -> MarkedCapture {
    try session.perform { () throws(DisplayError) in
      session.readEvents()
      let number = session.damagedRows.begin()
      var bitmap = try session.capture(screenSize.bounds, pointer: false)
      let rows = pointer ? session.drawPointer(on: &bitmap, at: screenSize.bounds) : nil
      return MarkedCapture(bitmap: bitmap, mark: .init(number: number, pointer: rows))
    }
  }

  /// The rows that may have been painted since a capture, from the first to the last of them; nil
  /// where the X server has reported none, so that the screen's pixels are the same still.
  ///
  /// Painting need not change anything: programs paint again what is there.
  ///
  /// - Throws: `DisplayError.lost`.
  public func paintedRows(since mark: MarkedCapture.Mark) throws(DisplayError) -> Range<Int>? {
    try session.perform {
      session.synchronize()
      session.readEvents()
      return session.damagedRows.since(mark.number)
    }
  }

  /// Takes a picture of a part of the screen, by default with the pointer where it lies in there.
  ///
  /// The area is cut to the screen, so that the picture may be smaller than it; the costs are
  /// those of its pixels alone.
  ///
  /// - Throws: `DisplayError.areaOutside` where nothing is left of it, `.lost`, `.sharedMemory`,
  ///   `.captureRefused`.
  public func capture(area: Rectangle, pointer: Bool = true) throws(DisplayError) -> Bitmap {
    guard let visible = area.intersection(screenSize.bounds) else {
      throw .areaOutside(area, screenSize)
    }
    return try session.perform { () throws(DisplayError) in
      try session.capture(visible, pointer: pointer)
    }
  }
}
