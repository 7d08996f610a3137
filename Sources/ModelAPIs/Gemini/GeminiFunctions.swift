/// The two sets of functions in which Gemini's models use a computer.
///
/// Format: the computer use documentation and the types of the SDK `google-genai` 3.4.
public enum GeminiFunctions: String, Sendable, Hashable, CaseIterable {
  /// `click`, `type`, `press_key` …, for a desktop.
  case desktop
  /// `click_at`, `type_text_at` …, for a browser; the models before 3.5.
  case browser

  /// The set that a model is trained on.
  init(for model: String) {
    let name = model.lowercased()
    let older = ["2.5-computer-use", "gemini-3-flash", "gemini-3.1-pro", "gemini-3-pro"]
    self = older.contains { name.contains($0) } ? .browser : .desktop
  }

  /// The environment that the request names.
  var environment: String {
    switch self {
    case .desktop: "ENVIRONMENT_DESKTOP"
    case .browser: "ENVIRONMENT_BROWSER"
    }
  }

  /// The functions that this desktop cannot offer, and so are not offered.
  var excluded: [String] {
    switch self {
    case .desktop: ["navigate"]
    case .browser: ["navigate", "open_web_browser", "search"]
    }
  }
}
