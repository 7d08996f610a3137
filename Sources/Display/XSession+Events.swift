import CX11
import Vocabulary

extension XSession {
  /// Takes note of one event.
  func handle(_ event: inout XEvent) {
    switch event.type {
    case damageEvent + Int32(XDamageNotify):
      let area = withUnsafeBytes(of: &event) { $0.load(as: XDamageNotifyEvent.self) }.area
      let painted = Rectangle(
        x: Int(area.x), y: Int(area.y), width: Int(area.width), height: Int(area.height))
      damage.note(painted, at: .now)
      damagedRows.note(painted)
    case ClientMessage:
      let message = event.xclient
      if message.window == root, message.message_type == atoms[.protocols],
        message.data.l.0 == Int(atoms[.ping])
      {
        pongs.insert(message.data.l.1)
      } else if message.window == ownWindow, message.message_type == atoms[.echo] {
        echoed = max(echoed, message.data.l.0)
      }
    case GenericEvent: noteInput(&event)
    case PropertyNotify:
      handle(event.xproperty)
    case MapNotify, UnmapNotify:
      windowChanges += 1
      surfaceChanges += 1
      mappings += 1
    case ConfigureNotify, ReparentNotify, CirculateNotify:
      windowChanges += 1
      surfaceChanges += 1
    case DestroyNotify:
      windowChanges += 1
      surfaceChanges += 1
      mappings += 1
      ownerIsGone(event.xdestroywindow.window)
    case SelectionNotify: takeAnswer(event.xselection)
    case SelectionRequest:
      noteTextRequest(event.xselectionrequest)
      serve(event.xselectionrequest)
    case SelectionClear: loseSelection(event.xselectionclear)
    case MappingNotify: XRefreshKeyboardMapping(&event.xmapping)
    default: break
    }
  }

  /// Takes note of a property that has changed.
  private func handle(_ event: XPropertyEvent) {
    guard event.window == ownWindow else {
      windowChanges += 1
      return sendPiece(event)
    }
    switch event.atom {
    case atoms[.clock]: selections.time = event.time
    case atoms[.frameExtents] where event.state == PropertyNewValue: questions.answered += 1
    default: takePiece(event)
    }
  }

  /// Sends a client message of 32-bit numbers about `window` to `target`.
  func send(
    _ type: Atoms.Name, about window: XID, to target: XID, mask: Int, _ data: [Int]
  ) {
    var event = XEvent()
    event.xclient = XClientMessageEvent()
    event.xclient.type = ClientMessage
    event.xclient.display = display
    event.xclient.window = window
    event.xclient.message_type = atoms[type]
    event.xclient.format = 32
    withUnsafeMutableBytes(of: &event.xclient.data.l) { bytes in
      let numbers = bytes.bindMemory(to: Int.self)
      for (index, number) in data.prefix(5).enumerated() { numbers[index] = number }
    }
    XSendEvent(display, target, False, mask, &event)
  }
}
