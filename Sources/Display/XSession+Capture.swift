import CX11
import Glibc
import Imaging
import Vocabulary

extension XSession {
  /// The pixels of an area that lies on the screen, with the pointer as a person sees it where
  /// asked for.
  func capture(_ area: Rectangle, pointer: Bool) throws(DisplayError) -> Bitmap {
    guard let connection = XGetXCBConnection(display) else { throw .lost(name) }
    let frame = try sharedFrame(connection)
    let cookie = xcb_shm_get_image(
      connection, UInt32(root), Int16(area.x), Int16(area.y), UInt16(area.width),
      UInt16(area.height), ~0, UInt8(XCB_IMAGE_FORMAT_Z_PIXMAP.rawValue), frame.segment, 0)
    var error: UnsafeMutablePointer<xcb_generic_error_t>?
    let reply = xcb_shm_get_image_reply(connection, cookie, &error)
    defer {
      free(reply)
      free(error)
    }
    guard reply != nil else {
      // xcb breaks off without calling Xlib's handler, which the next request does.
      synchronize()
      throw isAlive ? .captureRefused : .lost(name)
    }
    let pixels = frame.copy(of: area.area * 4)
    var bitmap = Bitmap(width: area.width, height: area.height, bytes: pixels)
    if pointer { drawPointer(on: &bitmap, at: area) }
    return bitmap
  }

  private func sharedFrame(_ connection: OpaquePointer) throws(DisplayError) -> SharedFrame {
    if let frame { return frame }
    let made = try SharedFrame(
      size: screen.width * screen.height * 4, connection: connection)
    frame = made
    return made
  }

  /// Draws the pointer on a picture of an area, and returns the picture's rows that it may be in.
  @discardableResult
  func drawPointer(on bitmap: inout Bitmap, at area: Rectangle) -> Range<Int>? {
    guard let image = XFixesGetCursorImage(display) else { return nil }
    defer { XFree(image) }
    let cursor = image.pointee
    guard let pixels = cursor.pixels else { return nil }
    // Each pixel is 32 bits in a long.
    let colours = UnsafeBufferPointer(
      start: pixels, count: Int(cursor.width) * Int(cursor.height)
    ).map { UInt32(truncatingIfNeeded: $0) }
    bitmap.overlay(
      colours, width: Int(cursor.width), x: Int(cursor.x) - Int(cursor.xhot) - area.x,
      y: Int(cursor.y) - Int(cursor.yhot) - area.y)
    let top = Int(cursor.y) - Int(cursor.yhot) - area.y
    let rows = (top..<(top + Int(cursor.height))).clamped(to: 0..<bitmap.height)
    return rows.isEmpty ? nil : rows
  }
}
