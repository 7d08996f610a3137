import CX11

/// Where the exchange of text with other applications stands.
struct ClipboardState {
  /// How far the text that was asked for has come.
  enum Transfer {
    case none
    case asked
    /// The owner sends it in pieces.
    case receiving([UInt8])
    /// It has come; nil where the owner has no such text.
    case done([UInt8]?)
  }

  var transfer = Transfer.none
  /// The text that we offer to others, while the clipboard is ours.
  var owned: String?

  /// The most that one property may hold and that is taken from others.
  static let limit = 8 << 20
}

extension XSession {
  /// Whether anybody offers something.
  var clipboardHasOwner: Bool { XGetSelectionOwner(display, atoms[.clipboard]) != 0 }

  /// Asks the clipboard's owner for its text in the given form.
  func requestClipboard(_ form: TextForm) {
    let form = form == .utf8 ? atoms[.utf8] : Atom(XA_STRING)
    clipboard.transfer = .asked
    XDeleteProperty(display, ownWindow, atoms[.transfer])
    XConvertSelection(
      display, atoms[.clipboard], form, atoms[.transfer], ownWindow, UInt(CurrentTime))
    XFlush(display)
  }

  /// Offers the text to others from now on.
  func offerClipboard(_ text: String) {
    clipboard.owned = text
    XSetSelectionOwner(display, atoms[.clipboard], ownWindow, UInt(CurrentTime))
    synchronize()
  }

  /// The owner has answered.
  func clipboardAnswer(_ event: XSelectionEvent) {
    guard case .asked = clipboard.transfer, event.selection == atoms[.clipboard] else { return }
    guard event.property != 0,
      let value = property(event.property, of: ownWindow, deleting: true)
    else {
      clipboard.transfer = .done(nil)
      return
    }
    // Deleting the announcement of pieces asks for the first of them.
    clipboard.transfer =
      value.type == atoms[.incremental] ? .receiving([]) : .done(value.bytes)
    XFlush(display)
  }

  /// A property of our window has changed: a piece of the text, an empty one being the end.
  func clipboardProperty(_ event: XPropertyEvent) {
    guard case .receiving(let bytes) = clipboard.transfer, event.state == PropertyNewValue,
      event.atom == atoms[.transfer],
      let piece = property(event.atom, of: ownWindow, deleting: true)
    else { return }
    let whole = bytes + piece.bytes
    clipboard.transfer =
      piece.bytes.isEmpty || whole.count > ClipboardState.limit ? .done(whole) : .receiving(whole)
    XFlush(display)
  }

  /// Another application asks for our text.
  func serveClipboard(_ request: XSelectionRequestEvent) {
    // Clients of old name no property and mean the form's name.
    let property = request.property == 0 ? request.target : request.property
    let served = put(request.target, into: property, of: request.requestor)
    var answer = XEvent()
    answer.xselection = XSelectionEvent()
    answer.xselection.type = SelectionNotify
    answer.xselection.display = display
    answer.xselection.requestor = request.requestor
    answer.xselection.selection = request.selection
    answer.xselection.target = request.target
    answer.xselection.property = served ? property : 0
    answer.xselection.time = request.time
    XSendEvent(display, request.requestor, False, NoEventMask, &answer)
    XFlush(display)
  }

  private func put(_ form: Atom, into property: Atom, of window: XID) -> Bool {
    guard let text = clipboard.owned else { return false }
    switch form {
    case atoms[.targets]:
      // Xlib takes 32-bit items as longs.
      let forms = [
        atoms[.targets], atoms[.utf8], atoms[.mimeTextUTF8], atoms[.mimeText], Atom(XA_STRING),
      ]
      forms.withUnsafeBytes { bytes in
        _ = XChangeProperty(
          display, window, property, Atom(XA_ATOM), 32, PropModeReplace,
          bytes.bindMemory(to: UInt8.self).baseAddress, Int32(forms.count))
      }
    case atoms[.utf8], atoms[.mimeTextUTF8], atoms[.mimeText]:
      put(Array(text.utf8), as: form, into: property, of: window)
    case Atom(XA_STRING):
      // STRING is Latin-1; what it lacks becomes a question mark.
      let bytes = text.unicodeScalars.map { UInt8(exactly: $0.value) ?? UInt8(ascii: "?") }
      put(bytes, as: form, into: property, of: window)
    default:
      return false
    }
    return true
  }

  private func put(_ bytes: [UInt8], as type: Atom, into property: Atom, of window: XID) {
    XChangeProperty(
      display, window, property, type, 8, PropModeReplace, bytes, Int32(bytes.count))
  }
}
