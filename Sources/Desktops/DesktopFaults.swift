import Vocabulary

extension Fault {
  /// A part of the desktop did not come up.
  static func startFailed(
    _ what: String, _ reason: Any, output: String? = nil
  ) -> Fault {
    Fault(
      .infrastructure, "desktop.start-failed",
      "\(what) did not start: \(reason); 'deskmark doctor' says what is missing",
      output: output)
  }

  /// The desktop broke while it was in use.
  static func lost(_ what: String, _ reason: Any) -> Fault {
    Fault(.infrastructure, "desktop.lost", "\(what): \(reason)")
  }
}
