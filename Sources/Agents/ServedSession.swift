import Foundation

/// One trial as a program sees it that asks for what to do: the messages on their way there, and its
/// answers.
final class ServedSession: Sendable {
  /// What tells it apart from other trials.
  let id = UUID().uuidString.lowercased()
  /// What the program is sent, in order.
  let messages = HandOver<[UInt8]>()
  /// What it answers, in order.
  let answers = HandOver<[UInt8]>()
  /// Whether a program has taken the trial.
  let claims = HandOver<Void>()
}
