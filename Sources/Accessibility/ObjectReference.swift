import CDBus

/// The address of an accessible object: a process on the bus and a path in it.
struct ObjectReference: Hashable {
  var bus: String
  var path: String

  /// The root of the registry, whose children are the applications.
  static let desktop = ObjectReference(
    bus: "org.a11y.atspi.Registry", path: "/org/a11y/atspi/accessible/root")

  /// Says whether both parts are well formed; libdbus aborts the process on those that are not.
  var isValid: Bool {
    bus.utf8.count <= 255 && path.utf8.count <= 1024
      && dbus_validate_bus_name(bus, nil) != 0 && dbus_validate_path(path, nil) != 0
  }
}

extension ObjectReference {
  /// Reads `(so)`; nil for anything else and for the null object.
  init?(_ value: BusValue?) {
    guard let parts = value?.list, parts.count == 2, let bus = parts[0].string,
      let path = parts[1].string, !bus.isEmpty, path != "/org/a11y/atspi/null"
    else { return nil }
    self.init(bus: bus, path: path)
    guard isValid else { return nil }
  }
}
