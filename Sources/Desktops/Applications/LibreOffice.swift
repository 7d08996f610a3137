import Vocabulary

extension Application {
  /// LibreOffice Calc, the spreadsheet.
  static let calc = libreOffice(
    "calc", title: "LibreOffice Calc", package: "libreoffice-calc", class: "libreoffice-calc",
    document: "document spreadsheet")

  /// LibreOffice Writer, the word processor.
  static let writer = libreOffice(
    "writer", title: "LibreOffice Writer", package: "libreoffice-writer",
    class: "libreoffice-writer", document: "document text")

  /// LibreOffice Impress, the presentation program.
  static let impress = libreOffice(
    "impress", title: "LibreOffice Impress", package: "libreoffice-impress",
    class: "libreoffice-impress", document: "document presentation")

  /// One program of the office suite; all share one profile.
  private static func libreOffice(
    _ name: String, title: String, package: String, class applicationClass: String,
    document: String
  ) -> Application {
    Application(
      name: name,
      title: title,
      packages: [package, "libreoffice-gtk3"],
      seed: [
        SeedFile(
          path: ".config/libreoffice/4/user/registrymodifications.xcu",
          text: libreOfficeRegistry)
      ],
      profile: Profile(
        name: "libreoffice", path: ".config/libreoffice",
        volatile: [".config/libreoffice/4/.lock", ".config/libreoffice/4/user/.lock"]),
      command: { opening in
        ["soffice", "--norestore", "--nologo", "--\(name)"] + (opening.path.map { [$0] } ?? [])
      },
      isReady: { window, opening in
        window.applicationClass.lowercased() == applicationClass
          && window.title.contains(opening.fileName ?? "LibreOffice")
      },
      landmark: document,
      caches: [
        ".config/libreoffice/4/user/extensions", ".config/libreoffice/4/user/uno_packages",
        ".config/libreoffice/4/user/pack", ".config/libreoffice/4/cache",
      ],
      speaksDevTools: false
    )
  }

  /// No first-run, tip, donation or format question.
  ///
  /// What is typed is corrected as the programs come: the first letter of a sentence, quotes and so
  /// on are their business, and a person's as well (`docs/typing.md`).
  private static let libreOfficeRegistry: String = {
    let settings = [
      ("Office.Common/Misc", "FirstRun", "false"),
      ("Office.Common/Misc", "ShowTipOfTheDay", "false"),
      ("Office.Common/Misc", "CrashReport", "false"),
      ("Office.Common/Misc", "PerformFileExtCheck", "false"),
      ("Office.Common/Save/Document", "WarnAlienFormat", "false"),
      ("Office.Common/Save/Document", "AutoSave", "false"),
      ("Office.Common/Save/Document", "CreateBackup", "false"),
      ("Office.Impress/Misc/Start", "AutoPilot", "false"),
      ("Setup/Office", "ooSetupInstCompleted", "true"),
      ("Setup/Office", "LastCompatibilityCheckID", "7.4"),
      ("Setup/Product", "ooSetupLastVersion", "7.4"),
      ("Setup/Product", "WhatsNew", "false"),
      ("Setup/Product", "LastTimeDonateShown", "4102444800"),
      ("Setup/Product", "LastTimeGetInvolvedShown", "4102444800"),
    ]
    let items = settings.map { path, name, value in
      "<item oor:path=\"/org.openoffice.\(path)\"><prop oor:name=\"\(name)\" oor:op=\"fuse\">"
        + "<value>\(value)</value></prop></item>\n"
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <oor:items xmlns:oor="http://openoffice.org/2001/registry" \
      xmlns:xs="http://www.w3.org/2001/XMLSchema" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
      \(items.joined())</oor:items>

      """
  }()
}
