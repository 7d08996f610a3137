/// The bounds of what a tool answers.
public enum ToolMessage {
  /// The longest answer, in bytes of UTF-8.
  public static let limit = 16 << 10

  /// The beginning of a text, as much as fits, with a line that says that there is more.
  public static func cut(_ text: String, more: String) -> String {
    guard text.utf8.count > limit else { return text }
    let room = limit - more.utf8.count - 1
    return String(decoding: text.utf8.prefix(room), as: UTF8.self)
      .replacing("\u{FFFD}", with: "") + "\n" + more
  }
}
