import CX11
import Glibc
import Vocabulary

extension XSession {
  /// Lets the X server report every input that it hands on, and returns the number under which the
  /// reports come.
  ///
  /// These are the raw events of the X Input Extension. Since its version 2.1 every client gets
  /// them whoever has grabbed the device, and those of the master devices come when the input is
  /// handed on: not before an application that has frozen the device lets go.
  static func reportInput(of display: OpaquePointer) throws(DisplayError) -> Int32 {
    var opcode: Int32 = 0
    var event: Int32 = 0
    var error: Int32 = 0
    var major: Int32 = 2
    var minor: Int32 = 2
    guard XQueryExtension(display, "XInputExtension", &opcode, &event, &error) != 0,
      XIQueryVersion(display, &major, &minor) == Success, (major, minor) >= (2, 1)
    else { throw .missingExtension("XInputExtension 2.1") }
    let kinds = [
      XI_RawKeyPress, XI_RawKeyRelease, XI_RawButtonPress, XI_RawButtonRelease, XI_RawMotion,
    ]
    var bits: [UInt8] = [0, 0, 0, 0]
    for kind in kinds { bits[Int(kind) / 8] |= 1 << (UInt8(kind) % 8) }
    bits.withUnsafeMutableBufferPointer { bits in
      var mask = XIEventMask(
        deviceid: XIAllMasterDevices, mask_len: Int32(bits.count), mask: bits.baseAddress)
      _ = XISelectEvents(display, XDefaultRootWindow(display), &mask, 1)
    }
    return opcode
  }

  /// Sends an input by one request, whose report is then expected.
  func send(_ input: Input, for sending: Sending, by request: () -> Void) {
    self.input.expect(input, serial: XNextRequest(display), for: sending)
    request()
  }

  /// Takes note of a report.
  func noteInput(_ event: inout XEvent) {
    guard event.xcookie.extension == inputOpcode, XGetEventData(display, &event.xcookie) != 0,
      let data = event.xcookie.data
    else { return }
    defer { XFreeEventData(display, &event.xcookie) }
    let detail = Int(data.assumingMemoryBound(to: XIRawEvent.self).pointee.detail)
    let reported: Input? =
      switch event.xcookie.evtype {
      case XI_RawMotion: .motion
      case XI_RawButtonPress: Input(device: .pointer, kind: .press, detail: detail)
      case XI_RawButtonRelease: Input(device: .pointer, kind: .release, detail: detail)
      case XI_RawKeyPress: Input(device: .keyboard, kind: .press, detail: detail)
      case XI_RawKeyRelease: Input(device: .keyboard, kind: .release, detail: detail)
      default: nil
      }
    if let reported {
      input.report(reported, serial: event.xcookie.serial)
      keep(reported)
    }
  }

  /// Lets the X server send a message to ourselves, and returns its number.
  ///
  /// Its arrival says that the server has carried out everything before, as `synchronize` does,
  /// but without blocking on a server that has stopped.
  func askForEcho() -> Int {
    lastEcho += 1
    send(.echo, about: ownWindow, to: ownWindow, mask: NoEventMask, [lastEcho])
    XFlush(display)
    return lastEcho
  }

  /// Reads events until the condition holds, for some milliseconds at most.
  ///
  /// The server usually answers sooner than a task could be put aside and resumed.
  func waitBriefly(_ condition: () -> Bool) -> Bool {
    let deadline = ContinuousClock.now + .milliseconds(3)
    while true {
      readEvents()
      guard isAlive else { return false }
      if condition() { return true }
      guard ContinuousClock.now < deadline else { return false }
      var file = pollfd(fd: XConnectionNumber(display), events: Int16(POLLIN), revents: 0)
      poll(&file, 1, 1)
    }
  }
}
