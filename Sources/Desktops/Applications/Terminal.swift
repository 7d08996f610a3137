import Vocabulary

extension Application {
  /// Xfce Terminal, opened in the home or in the folder it is given.
  static let terminal = Application(
    name: "xfce4-terminal",
    title: "Xfce Terminal",
    packages: ["xfce4-terminal", "unzip", "zip"],
    seed: [
      SeedFile(
        path: ".config/xfce4/terminal/terminalrc",
        text: """
          [Configuration]
          MiscCursorBlinks=FALSE
          MiscShowUnsafePasteDialog=FALSE
          MiscConfirmClose=FALSE
          FontName=DejaVu Sans Mono 11
          """)
    ],
    command: { opening in
      ["xfce4-terminal", "--disable-server", "--geometry=110x32"]
        + (opening.path.map { ["--working-directory=\($0)"] } ?? [])
    },
    isReady: { window, _ in window.applicationClass.lowercased() == "xfce4-terminal" },
    landmark: nil,
    caches: [],
    speaksDevTools: false
  )
}
