public import TaskFiles

/// The checks that task files can name.
public enum Checks {
  /// Every check, in the order of the reference.
  public static let all: [any Check.Type] = [
    FilesCheck.self, FileSameCheck.self, FileMissingCheck.self, FileTextCheck.self,
    CSVCheck.self, ArchiveCheck.self, SheetCellsCheck.self, SheetFormulasCheck.self,
    SheetFormatCheck.self, SheetChartCheck.self, SheetFreezeCheck.self, SheetPrintCheck.self,
    SheetNamesCheck.self, SheetCommentsCheck.self, SheetValidationCheck.self,
    SheetFilterCheck.self, SheetConditionCheck.self, DocumentTextCheck.self,
    DocumentHeadingsCheck.self, DocumentContentsCheck.self, DocumentTableCheck.self,
    DocumentHeaderFooterCheck.self, DocumentNotesCheck.self, DocumentCommentsCheck.self,
    DocumentChangesCheck.self, DocumentPageCheck.self, SlidesCheck.self, SiteRowsCheck.self,
    BrowserPreferenceCheck.self, BrowserTabsCheck.self, AnswerCheck.self,
  ]

  /// Makes a check from what the task file states.
  ///
  /// Every check takes an optional `title`; without one it is made from the check's name and the
  /// first path that it names.
  ///
  /// - Throws: a `Diagnostic` for an unknown name, and for the first argument that is unknown,
  ///   missing or of a wrong type.
  public static func make(
    _ specification: CheckSpecification
  ) throws(Diagnostic) -> (check: any Check, title: String) {
    guard let type = all.first(where: { $0.name == specification.name }) else {
      throw Diagnostic(specification.location, unknown(specification.name))
    }
    var arguments = try Fields(specification.arguments, of: "the check '\(type.name)'")
    let title = try arguments.optionalString("title")
    let check = try type.init(&arguments)
    try arguments.finish()
    return (check, title ?? standardTitle(type.name, check.paths.first))
  }

  private static func standardTitle(_ name: String, _ path: String?) -> String {
    let words = name.prefix(1).uppercased() + name.dropFirst().replacing("-", with: " ")
    return path.map { "\(words): \($0)" } ?? words
  }

  private static func unknown(_ name: String) -> String {
    let names = all.map { $0.name }
    func distance(_ other: String) -> Int { Array(name).difference(from: Array(other)).count }
    let near = names.min { distance($0) < distance($1) }
    let hint = near.map { distance($0) <= 4 ? "; did you mean '\($0)'?" : "." } ?? "."
    return "unknown check '\(name)'\(hint) Known checks: \(names.sorted().joined(separator: ", "))"
  }
}
