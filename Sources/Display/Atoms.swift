import CX11

/// The numbers that the X server gives to the names of properties, types and messages.
struct Atoms {
  /// The names in use.
  enum Name: String, CaseIterable {
    case activeWindow = "_NET_ACTIVE_WINDOW"
    case clientList = "_NET_CLIENT_LIST"
    case clientListStacking = "_NET_CLIENT_LIST_STACKING"
    case clipboard = "CLIPBOARD"
    case closeWindow = "_NET_CLOSE_WINDOW"
    case hidden = "_NET_WM_STATE_HIDDEN"
    case incremental = "INCR"
    case mimeText = "text/plain"
    case mimeTextUTF8 = "text/plain;charset=utf-8"
    case name = "_NET_WM_NAME"
    case pid = "_NET_WM_PID"
    case ping = "_NET_WM_PING"
    case protocols = "WM_PROTOCOLS"
    case state = "_NET_WM_STATE"
    case targets = "TARGETS"
    case transfer = "DESKMARK_TRANSFER"
    case utf8 = "UTF8_STRING"
  }

  private let numbers: [Name: Atom]

  init(_ display: OpaquePointer) {
    var numbers: [Name: Atom] = [:]
    for name in Name.allCases { numbers[name] = XInternAtom(display, name.rawValue, False) }
    self.numbers = numbers
  }

  subscript(name: Name) -> Atom { numbers[name] ?? 0 }
}
