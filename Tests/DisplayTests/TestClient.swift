import CX11
import Foundation
import Synchronization
import Vocabulary

@testable import Display

/// An X11 program with one window that writes down the events it gets.
final class TestClient: Sendable {
  /// What an event said.
  enum Event: Equatable {
    case key(UInt, down: Bool, state: UInt32)
    case button(UInt32, down: Bool, state: UInt32, Point)
    case motion(Point, state: UInt32)
  }

  struct Options {
    /// Answers the question whether it has read its events.
    var answersPings = false
    /// Pauses before it reads each event.
    var delay: Duration = .zero
    var frame = Rectangle(x: 100, y: 100, width: 300, height: 200)
    var title = "test client"
    /// Sends its clipboard text in pieces of this size.
    var clipboard: (text: String, piece: Int)?
    /// Takes the keyboard itself, as is needed without a window manager.
    var takesFocus = true
  }

  typealias Command = @Sendable (_ display: OpaquePointer, _ window: XID) -> Void

  private struct State {
    var events: [Event] = []
    var commands: [Command] = []
    var stopping = false
    var window: XID = 0
  }

  private let state: Mutex<State>
  private let options: Options

  init(_ display: String, _ options: Options = Options()) async {
    state = Mutex(State())
    self.options = options
    Thread { [self] in run(display) }.start()
    _ = await eventually { self.window != 0 }
  }

  var window: XID { state.withLock { $0.window } }
  var events: [Event] { state.withLock { $0.events } }
  func forget() { state.withLock { $0.events = [] } }
  func stop() { state.withLock { $0.stopping = true } }

  /// Draws on the window, on the client's thread.
  func draw(_ command: @escaping Command) { state.withLock { $0.commands.append(command) } }

  /// Fills a part of the window with a colour `0xRRGGBB`.
  func fill(_ colour: UInt, x: Int32 = 0, y: Int32 = 0, width: UInt32, height: UInt32) {
    draw { display, window in
      let context = XCreateGC(display, window, 0, nil)
      XSetForeground(display, context, colour)
      XFillRectangle(display, window, context, x, y, width, height)
      XFreeGC(display, context)
      XFlush(display)
    }
  }

  /// The text that the keys gave, by the symbols they had when they were read.
  var typed: String {
    var text = String.UnicodeScalarView()
    for case .key(let symbol, true, _) in events {
      switch symbol {
      case UInt(XK_Return): text.append("\n")
      case UInt(XK_Tab): text.append("\t")
      case 0x20...0xff: text.append(Unicode.Scalar(UInt8(symbol)))
      case 0x0100_0000...: Unicode.Scalar(UInt32(symbol - 0x0100_0000)).map { text.append($0) }
      default: break
      }
    }
    return String(text)
  }

  private func run(_ name: String) {
    guard let display = XOpenDisplay(name) else { return }
    // The server may be gone before this client is.
    XSetIOErrorExitHandler(display, { _, _ in }, nil)
    let frame = options.frame
    let window = XCreateSimpleWindow(
      display, XDefaultRootWindow(display), Int32(frame.x), Int32(frame.y),
      UInt32(frame.width), UInt32(frame.height), 0, 0, 0xffffff)
    XSelectInput(
      display, window,
      KeyPressMask | KeyReleaseMask | ButtonPressMask | ButtonReleaseMask | PointerMotionMask
        | StructureNotifyMask)
    Xutf8SetWMProperties(
      display, window, options.title, options.title, nil, 0, nil, nil, nil)
    var hint = XClassHint()
    options.title.withCString { title in
      hint.res_name = UnsafeMutablePointer(mutating: title)
      hint.res_class = UnsafeMutablePointer(mutating: title)
      XSetClassHint(display, window, &hint)
    }
    let ping = XInternAtom(display, "_NET_WM_PING", False)
    let delete = XInternAtom(display, "WM_DELETE_WINDOW", False)
    var protocols = options.answersPings ? [delete, ping] : [delete]
    XSetWMProtocols(display, window, &protocols, Int32(protocols.count))
    XMapRaised(display, window)
    var event = XEvent()
    repeat { XNextEvent(display, &event) } while event.type != MapNotify
    if options.takesFocus { XSetInputFocus(display, window, RevertToParent, UInt(CurrentTime)) }
    if options.clipboard != nil {
      XSetSelectionOwner(
        display, XInternAtom(display, "CLIPBOARD", False), window, UInt(CurrentTime))
    }
    XSync(display, False)
    state.withLock { $0.window = window }
    var pieces: [ArraySlice<UInt8>] = []
    loop: while !state.withLock({ $0.stopping }) {
      for command in state.withLock({ state in
        defer { state.commands = [] }
        return state.commands
      }) {
        command(display, window)
      }
      if XPending(display) == 0 {
        var file = pollfd(fd: XConnectionNumber(display), events: Int16(POLLIN), revents: 0)
        poll(&file, 1, 5)
        if file.revents & Int16(POLLHUP) != 0 { break }
        continue
      }
      if options.delay > .zero { Thread.sleep(forTimeInterval: options.delay / .seconds(1)) }
      XNextEvent(display, &event)
      switch event.type {
      case KeyPress, KeyRelease:
        var symbol: KeySym = 0
        var text = [CChar](repeating: 0, count: 16)
        XLookupString(&event.xkey, &text, 15, &symbol, nil)
        note(.key(symbol, down: event.type == KeyPress, state: event.xkey.state))
      case ButtonPress, ButtonRelease:
        note(
          .button(
            event.xbutton.button, down: event.type == ButtonPress, state: event.xbutton.state,
            Point(x: Int(event.xbutton.x_root), y: Int(event.xbutton.y_root))))
      case MotionNotify:
        note(
          .motion(
            Point(x: Int(event.xmotion.x_root), y: Int(event.xmotion.y_root)),
            state: event.xmotion.state))
      case MappingNotify:
        XRefreshKeyboardMapping(&event.xmapping)
      case ClientMessage where event.xclient.data.l.0 == Int(ping):
        let root = XDefaultRootWindow(display)
        event.xclient.window = root
        XSendEvent(
          display, root, False, SubstructureNotifyMask | SubstructureRedirectMask, &event)
        XFlush(display)
      case ClientMessage where event.xclient.data.l.0 == Int(delete):
        break loop
      case SelectionRequest:
        pieces = offerInPieces(event.xselectionrequest, on: display)
      case PropertyNotify where event.xproperty.state == PropertyDelete:
        guard let (piece, rest) = pieces.first.map({ ($0, pieces.dropFirst()) }) else { break }
        pieces = Array(rest)
        XChangeProperty(
          display, event.xproperty.window, event.xproperty.atom,
          XInternAtom(display, "UTF8_STRING", False), 8, PropModeReplace, Array(piece),
          Int32(piece.count))
        XFlush(display)
      default: break
      }
    }
    XCloseDisplay(display)
  }

  private func note(_ event: Event) { state.withLock { $0.events.append(event) } }

  /// Announces the text as pieces (INCR), and returns them with the empty one that ends them.
  private func offerInPieces(
    _ request: XSelectionRequestEvent, on display: OpaquePointer
  ) -> [ArraySlice<UInt8>] {
    guard let (text, size) = options.clipboard else { return [] }
    XSelectInput(display, request.requestor, PropertyChangeMask)
    var total = text.utf8.count
    withUnsafeBytes(of: &total) { bytes in
      _ = XChangeProperty(
        display, request.requestor, request.property, XInternAtom(display, "INCR", False), 32,
        PropModeReplace, bytes.bindMemory(to: UInt8.self).baseAddress, 1)
    }
    var answer = XEvent()
    answer.xselection = XSelectionEvent()
    answer.xselection.type = SelectionNotify
    answer.xselection.requestor = request.requestor
    answer.xselection.selection = request.selection
    answer.xselection.target = request.target
    answer.xselection.property = request.property
    XSendEvent(display, request.requestor, False, NoEventMask, &answer)
    XFlush(display)
    let bytes = Array(text.utf8)
    return stride(from: 0, to: bytes.count, by: size).map {
      bytes[$0..<min(bytes.count, $0 + size)]
    } + [[]]
  }
}
