import CX11
import CXdo
import Vocabulary

extension XSession {
  /// Says why the pointer cannot be moved to the point, if it cannot.
  func check(_ point: Point) throws(DisplayError) {
    guard screen.bounds.contains(point) else { throw .outside(point, screen) }
  }

  /// Moves the pointer at once.
  func move(to point: Point, for sending: Sending) {
    send(.motion, for: sending) {
      // libxdo would warp the pointer, which no device does and the server does not report.
      XTestFakeMotionEvent(
        display, XDefaultScreen(display), Int32(point.x), Int32(point.y), UInt(CurrentTime))
    }
  }

  /// Presses or releases a button where the pointer is.
  func button(_ number: Int32, down: Bool, for sending: Sending) {
    send(.button(number, down: down), for: sending) {
      if down {
        xdo_mouse_down(xdo, XID(CURRENTWINDOW), number)
      } else {
        xdo_mouse_up(xdo, XID(CURRENTWINDOW), number)
      }
    }
  }

  /// Where the pointer is, and which of its buttons are down.
  func pointerState() -> (position: Point, buttons: Set<Int32>) {
    var windows: (XID, XID) = (0, 0)
    var place: (Int32, Int32) = (0, 0)
    var inWindow: (Int32, Int32) = (0, 0)
    var mask: UInt32 = 0
    XQueryPointer(
      display, root, &windows.0, &windows.1, &place.0, &place.1, &inWindow.0, &inWindow.1, &mask)
    // The state of the first five buttons is all that the protocol tells.
    let buttons = (1...5).filter { mask & (UInt32(Button1Mask) << ($0 - 1)) != 0 }
    return (Point(x: Int(place.0), y: Int(place.1)), Set(buttons.map { Int32($0) }))
  }
}

extension Action.Button {
  /// The button's number in the X protocol.
  var number: Int32 {
    switch self {
    case .left: 1
    case .middle: 2
    case .right: 3
    // As all toolkits take them; 4 to 7 are the wheel.
    case .back: 8
    case .forward: 9
    }
  }
}
