import CX11
import CXdo
import Vocabulary

extension XSession {
  /// The windows that the window manager lists, the front one first.
  func windows() -> [Vocabulary.Window] {
    let active = property(atoms[.activeWindow], of: root)?.numbers.first
    return listed.reversed().compactMap { window(XID($0), active: active) }
  }

  /// Whether the window manager lists the window.
  func isListed(_ id: XID) -> Bool { listed.contains(id) }

  /// The windows from the back to the front; in the order of their making where the window manager
  /// does not tell.
  private var listed: [UInt] {
    let list =
      property(atoms[.clientListStacking], of: root) ?? property(atoms[.clientList], of: root)
    return list?.numbers ?? []
  }

  func isActive(_ id: XID) -> Bool {
    property(atoms[.activeWindow], of: root)?.numbers.first == id
  }

  /// Asks the window manager to bring the window to the front, out of its icon where needed.
  func activate(_ id: XID) {
    // 2: the wish comes from a pager, which stands for the user, and is not to be held back.
    send(.activeWindow, about: id, to: root, mask: rootMask, [2, Int(CurrentTime), 0])
    synchronize()
  }

  /// Asks the window manager to close the window as its close button does.
  func requestClose(_ id: XID) {
    send(.closeWindow, about: id, to: root, mask: rootMask, [Int(CurrentTime), 2])
    synchronize()
  }

  private var rootMask: Int { SubstructureRedirectMask | SubstructureNotifyMask }

  /// What the window says of itself; nil once it is gone.
  private func window(_ id: XID, active: UInt?) -> Vocabulary.Window? {
    // Its title may change later without a change of the list.
    XSelectInput(display, id, PropertyChangeMask)
    var attributes = XWindowAttributes()
    var x: Int32 = 0
    var y: Int32 = 0
    var child: XID = 0
    guard XGetWindowAttributes(display, id, &attributes) != 0,
      XTranslateCoordinates(display, id, root, 0, 0, &x, &y, &child) != 0
    else { return nil }
    let states = property(atoms[.state], of: id)?.numbers ?? []
    return Vocabulary.Window(
      id: UInt(id), title: title(of: id), applicationClass: applicationClass(of: id),
      pid: property(atoms[.pid], of: id)?.numbers.first.map { Int($0) },
      frame: Rectangle(
        x: Int(x), y: Int(y), width: Int(attributes.width), height: Int(attributes.height)),
      active: active == UInt(id), minimized: states.contains(atoms[.hidden]))
  }

  private func title(of id: XID) -> String {
    if let name = property(atoms[.name], of: id) {
      return String(decoding: name.bytes, as: UTF8.self)
    }
    // WM_NAME may be in Latin-1, UTF-8 or compound text, which Xlib knows to read.
    var text = XTextProperty()
    guard XGetWMName(display, id, &text) != 0 else { return "" }
    defer { if let value = text.value { XFree(value) } }
    var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    var count: Int32 = 0
    guard Xutf8TextPropertyToTextList(display, &text, &list, &count) >= 0, let list else {
      return ""
    }
    defer { XFreeStringList(list) }
    return count > 0 ? list[0].map { String(cString: $0) } ?? "" : ""
  }

  private func applicationClass(of id: XID) -> String {
    // Two strings, each ended by a zero: the instance and the class.
    let parts = property(Atom(XA_WM_CLASS), of: id)?.bytes.split(
      separator: 0, omittingEmptySubsequences: false)
    guard let parts, parts.count >= 2 else { return "" }
    return String(decoding: parts[1], as: UTF8.self)
  }
}
