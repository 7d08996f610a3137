import CX11
import CXdo
import Vocabulary

extension XSession {
  /// Says why the pointer cannot be moved to the point, if it cannot.
  func check(_ point: Point) throws(DisplayError) {
    guard screen.bounds.contains(point) else { throw .outside(point, screen) }
  }

  /// Moves the pointer at once.
  func move(to point: Point) {
    xdo_move_mouse(xdo, Int32(point.x), Int32(point.y), XDefaultScreen(display))
    synchronize()
  }

  /// Presses or releases a button where the pointer is.
  func button(_ number: Int32, down: Bool) {
    if down {
      xdo_mouse_down(xdo, XID(CURRENTWINDOW), number)
    } else {
      xdo_mouse_up(xdo, XID(CURRENTWINDOW), number)
    }
    synchronize()
  }

  /// Where the pointer is.
  func pointerPosition() -> Point {
    var x: Int32 = 0
    var y: Int32 = 0
    var number: Int32 = 0
    xdo_get_mouse_location(xdo, &x, &y, &number)
    return Point(x: Int(x), y: Int(y))
  }
}

extension Action.Button {
  /// The button's number in the X protocol.
  var number: Int32 {
    switch self {
    case .left: 1
    case .middle: 2
    case .right: 3
    }
  }
}
