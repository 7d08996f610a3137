import CDBus
import Foundation

/// One private connection to a bus or to an application's own socket.
///
/// It is used by one thread. Calls are sent without waiting; answers are taken from the queue and
/// told apart by their serials, so any number can be under way.
final class BusConnection {
  private let raw: OpaquePointer
  /// The descriptor to wait on.
  let descriptor: Int32

  private static let threads: Void = { _ = dbus_threads_init_default() }()

  /// Opens a connection to a local socket.
  ///
  /// The address may come from a process of the desktop, and libdbus knows transports that run
  /// programs, so only plain sockets are opened.
  init(address: String) throws(AccessibilityError) {
    guard address.hasPrefix("unix:path=") || address.hasPrefix("unix:abstract="),
      !address.contains(";"), address.utf8.count <= 512
    else { throw .refusedAddress(String(address.prefix(200))) }
    _ = Self.threads
    var error = DBusError()
    dbus_error_init(&error)
    defer { dbus_error_free(&error) }
    guard let raw = dbus_connection_open_private(address, &error) else {
      let reason = error.message.map { String(cString: $0) } ?? "no reason given"
      throw .unreachable(address: address, reason: reason)
    }
    dbus_connection_set_exit_on_disconnect(raw, 0)
    dbus_connection_set_max_message_size(raw, 32 << 20)
    var descriptor: Int32 = -1
    guard dbus_connection_get_unix_fd(raw, &descriptor) != 0 else {
      dbus_connection_close(raw)
      dbus_connection_unref(raw)
      throw .unreachable(address: address, reason: "the connection has no descriptor")
    }
    self.raw = raw
    self.descriptor = descriptor
  }

  deinit {
    dbus_connection_close(raw)
    dbus_connection_unref(raw)
  }

  /// Says hello to a bus, which must come first there.
  func register(within limit: Duration) throws(AccessibilityError) {
    let bus = ObjectReference(bus: "org.freedesktop.DBus", path: "/org/freedesktop/DBus")
    let answer = try call(bus, "org.freedesktop.DBus", "Hello", within: limit)
    guard let name = answer.first?.string else {
      throw .noAnswer(member: "Hello", reason: "the answer holds no name")
    }
    dbus_bus_set_unique_name(raw, name)
  }

  var isConnected: Bool { dbus_connection_get_is_connected(raw) != 0 }

  /// Says whether the other side has ever let us in; it stays true after a disconnection.
  var wasLetIn: Bool { dbus_connection_get_is_authenticated(raw) != 0 }

  /// Says whether bytes wait to be written.
  var wantsToWrite: Bool { dbus_connection_has_messages_to_send(raw) != 0 }

  /// Sends a call and gives its serial, or nothing when it could not be sent.
  func send(_ message: BusMessage) -> UInt32? {
    var serial: UInt32 = 0
    guard dbus_connection_send(raw, message.raw, &serial) != 0 else { return nil }
    return serial
  }

  /// Moves bytes in both directions, waiting at most the given time for the first.
  func exchange(waiting limit: Duration = .zero) {
    let seconds = Double(limit.components.seconds) + Double(limit.components.attoseconds) * 1e-18
    _ = dbus_connection_read_write(raw, Int32(max(0, min(seconds * 1000, 60_000)).rounded(.up)))
  }

  /// The next message that has arrived, if any.
  func next() -> BusMessage? {
    dbus_connection_pop_message(raw).map { BusMessage(owning: $0) }
  }

  /// Calls a method and waits for its answer.
  @discardableResult
  func call(
    _ object: ObjectReference, _ interface: String, _ member: String,
    _ arguments: [BusMessage.Argument] = [], within limit: Duration
  ) throws(AccessibilityError) -> [BusValue] {
    guard let message = BusMessage(to: object, interface, member, arguments),
      let serial = send(message)
    else { throw .noAnswer(member: member, reason: "the call could not be sent") }
    let deadline = ContinuousClock.now + limit
    while true {
      while let received = next() {
        guard received.answeredSerial == serial else { continue }
        if let answer = received.answer { return answer }
        throw .noAnswer(member: member, reason: received.errorName ?? "an error without a name")
      }
      guard isConnected else { throw .disconnected }
      let left = deadline - .now
      guard left > .zero else { throw .noAnswer(member: member, reason: "no answer in \(limit)") }
      exchange(waiting: left)
    }
  }
}
