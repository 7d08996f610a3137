import CDBus
import Foundation

/// A value out of a D-Bus message, with variants unwrapped.
enum BusValue {
  case string(String)
  case int(Int)
  case double(Double)
  case bool(Bool)
  /// An array, a structure or a dictionary entry.
  case list([BusValue])
  /// A type that no accessibility interface answers with.
  case other

  var string: String? { if case .string(let value) = self { value } else { nil } }
  var list: [BusValue]? { if case .list(let value) = self { value } else { nil } }
  var int: Int? { if case .int(let value) = self { value } else { nil } }

  var double: Double? {
    switch self {
    case .double(let value): value
    case .int(let value): Double(value)
    default: nil
    }
  }
}

extension BusValue {
  /// The most bytes of a string and elements of an array that are looked at.
  private static let longestString = 16_384
  private static let longestArray = 8192
  private static let deepestNesting = 8

  /// Reads the arguments of a message from where the iterator stands.
  ///
  /// Everything that comes from the bus was written by an untrusted process: strings are cut and
  /// repaired, arrays cut, nesting bounded.
  static func values(_ iterator: inout DBusMessageIter, depth: Int = 0) -> [BusValue] {
    var values: [BusValue] = []
    while values.count < longestArray {
      let type = dbus_message_iter_get_arg_type(&iterator)
      if type == 0 { break }
      values.append(value(&iterator, type: type, depth: depth))
      if dbus_message_iter_next(&iterator) == 0 { break }
    }
    return values
  }

  private static func value(_ iterator: inout DBusMessageIter, type: Int32, depth: Int) -> BusValue
  {
    switch UInt8(truncatingIfNeeded: type) {
    case UInt8(ascii: "s"), UInt8(ascii: "o"), UInt8(ascii: "g"):
      var pointer: UnsafePointer<CChar>?
      dbus_message_iter_get_basic(&iterator, &pointer)
      guard let pointer else { return .other }
      let length = strnlen(pointer, longestString)
      return pointer.withMemoryRebound(to: UInt8.self, capacity: length) {
        .string(String(decoding: UnsafeBufferPointer(start: $0, count: length), as: UTF8.self))
      }
    case UInt8(ascii: "i"): return .int(Int(basic(&iterator, Int32(0))))
    case UInt8(ascii: "u"): return .int(Int(basic(&iterator, UInt32(0))))
    case UInt8(ascii: "n"): return .int(Int(basic(&iterator, Int16(0))))
    case UInt8(ascii: "q"): return .int(Int(basic(&iterator, UInt16(0))))
    case UInt8(ascii: "y"): return .int(Int(basic(&iterator, UInt8(0))))
    case UInt8(ascii: "x"): return .int(Int(basic(&iterator, Int64(0))))
    case UInt8(ascii: "t"): return .int(Int(clamping: basic(&iterator, UInt64(0))))
    case UInt8(ascii: "d"): return .double(basic(&iterator, 0.0))
    case UInt8(ascii: "b"): return .bool(basic(&iterator, UInt32(0)) != 0)
    case UInt8(ascii: "a"), UInt8(ascii: "r"), UInt8(ascii: "e"):
      return depth < deepestNesting ? .list(nested(&iterator, depth: depth)) : .other
    case UInt8(ascii: "v"):
      return depth < deepestNesting ? nested(&iterator, depth: depth).first ?? .other : .other
    default: return .other
    }
  }

  private static func nested(_ iterator: inout DBusMessageIter, depth: Int) -> [BusValue] {
    var inner = DBusMessageIter()
    dbus_message_iter_recurse(&iterator, &inner)
    return values(&inner, depth: depth + 1)
  }

  private static func basic<Value: BitwiseCopyable>(
    _ iterator: inout DBusMessageIter, _ zero: Value
  ) -> Value {
    var value = zero
    withUnsafeMutableBytes(of: &value) { dbus_message_iter_get_basic(&iterator, $0.baseAddress) }
    return value
  }
}
