public import Display
public import Vocabulary

/// A desktop that a person can drive: it can be shown, and what is done at it can be watched.
public protocol HandDriven: Desktop {
  /// The display's name for X clients outside the sandbox, such as `:1042`.
  var displayName: String { get }

  /// Watches from now on what is done with pointer and keyboard.
  func watchInput() async throws(Fault)

  /// Awaits that something is done; nothing when the time passed.
  func observedInput(upTo seconds: Double) async throws(Fault) -> [ObservedInput]
}

extension LiveDesktop: HandDriven {
  /// Watches from now on what is done with pointer and keyboard.
  public func watchInput() async throws(Fault) { await display.watchInput() }

  /// Awaits that something is done; nothing when the time passed.
  public func observedInput(upTo seconds: Double) async throws(Fault) -> [ObservedInput] {
    do {
      return try await display.observedInput(upTo: seconds)
    } catch {
      throw .lost("What is done at the desktop cannot be seen", error)
    }
  }
}
