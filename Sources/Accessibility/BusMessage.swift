import CDBus

/// A D-Bus message: a call of ours or an answer.
final class BusMessage {
  /// The libdbus message, owned.
  let raw: OpaquePointer

  /// Takes over a message.
  init(owning raw: OpaquePointer) {
    self.raw = raw
  }

  deinit { dbus_message_unref(raw) }

  /// An argument of a call.
  enum Argument {
    case string(String)
    case int(Int32)
    case uint(UInt32)
    case boolVariant(Bool)
  }

  /// Makes a method call, or nothing where the destination or path is not a valid name.
  ///
  /// libdbus aborts the process on an invalid name, and the names come from other processes.
  convenience init?(
    to object: ObjectReference, _ interface: String, _ member: String, _ arguments: [Argument]
  ) {
    guard object.isValid,
      let raw = dbus_message_new_method_call(object.bus, object.path, interface, member)
    else { return nil }
    self.init(owning: raw)
    var iterator = DBusMessageIter()
    dbus_message_iter_init_append(raw, &iterator)
    for argument in arguments { Self.append(argument, to: &iterator) }
  }

  private static func append(_ argument: Argument, to iterator: inout DBusMessageIter) {
    switch argument {
    case .string(let text):
      text.withCString { pointer in
        var pointer: UnsafePointer<CChar>? = pointer
        _ = dbus_message_iter_append_basic(&iterator, Int32(UInt8(ascii: "s")), &pointer)
      }
    case .int(var value):
      dbus_message_iter_append_basic(&iterator, Int32(UInt8(ascii: "i")), &value)
    case .uint(var value):
      dbus_message_iter_append_basic(&iterator, Int32(UInt8(ascii: "u")), &value)
    case .boolVariant(let flag):
      var value: UInt32 = flag ? 1 : 0
      var inner = DBusMessageIter()
      dbus_message_iter_open_container(&iterator, Int32(UInt8(ascii: "v")), "b", &inner)
      dbus_message_iter_append_basic(&inner, Int32(UInt8(ascii: "b")), &value)
      dbus_message_iter_close_container(&iterator, &inner)
    }
  }

  /// The serial of the call that this message answers, or nil when it is no answer.
  var answeredSerial: UInt32? {
    let type = dbus_message_get_type(raw)
    guard type == 2 || type == 3 else { return nil }
    return dbus_message_get_reply_serial(raw)
  }

  /// The arguments of an answer, or nil for an error.
  var answer: [BusValue]? {
    guard dbus_message_get_type(raw) == 2 else { return nil }
    var iterator = DBusMessageIter()
    guard dbus_message_iter_init(raw, &iterator) != 0 else { return [] }
    return BusValue.values(&iterator)
  }

  /// The name of the error of an answer that is one.
  var errorName: String? {
    dbus_message_get_error_name(raw).map { String(cString: $0) }
  }
}
