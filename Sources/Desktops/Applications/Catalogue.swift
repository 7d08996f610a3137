/// The applications that tasks may use.
public enum Catalogue {
  /// Every application, in the order of its domain.
  public static let all: [Application] = [
    .fileManager, .editor, .terminal, .calc, .writer, .impress, .chromium,
  ]

  /// The application of that name.
  public static func application(named name: String) -> Application? {
    all.first { $0.name == name }
  }
}
