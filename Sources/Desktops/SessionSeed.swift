/// Files of every home that make the desktop look and behave the same for all: one theme, no
/// blinking carets, no recent files, fixed folders.
enum SessionSeed {
  /// The files of a desktop whose applications draw at a scale.
  static func files(scale: Double) -> [Application.SeedFile] {
    let drawing = Drawing(scale: scale)
    return files.map { file in
      switch file.path {
      case ".config/gtk-3.0/settings.ini":
        .init(path: file.path, text: file.text + drawing.gtk3Settings)
      case ".gtkrc-2.0": .init(path: file.path, text: file.text + drawing.gtk2Settings)
      default: file
      }
    }
  }

  private static let files: [Application.SeedFile] = [
    .init(
      path: ".config/gtk-3.0/settings.ini",
      text: """
        [Settings]
        gtk-theme-name=Adwaita
        gtk-icon-theme-name=Adwaita
        gtk-font-name=DejaVu Sans 10
        gtk-cursor-blink=0
        gtk-enable-animations=0
        gtk-recent-files-enabled=0
        """),
    .init(
      path: ".gtkrc-2.0",
      text: """
        gtk-theme-name="Adwaita"
        gtk-icon-theme-name="Adwaita"
        gtk-font-name="DejaVu Sans 10"
        gtk-cursor-blink=0
        """),
    .init(
      path: ".config/user-dirs.dirs",
      text: """
        XDG_DESKTOP_DIR="$HOME/Desktop"
        XDG_DOWNLOAD_DIR="$HOME/Downloads"
        XDG_DOCUMENTS_DIR="$HOME/Documents"
        XDG_PICTURES_DIR="$HOME/Pictures"
        """),
    .init(path: ".config/mimeapps.list", text: mimeApplications),
    .init(path: ".bashrc", text: "PS1='agent@desk:\\w\\$ '\nHISTFILE=\n"),
  ]

  /// What files are opened with; an installation without its cache of types knows none.
  private static let mimeApplications: String = {
    let office = "application/vnd.openxmlformats-officedocument."
    let open = "application/vnd.oasis.opendocument."
    let programs: KeyValuePairs<String, [String]> = [
      "org.xfce.mousepad.desktop": ["text/plain", "text/markdown", "application/json"],
      "libreoffice-calc.desktop": [
        "text/csv", office + "spreadsheetml.sheet", open + "spreadsheet",
        "application/vnd.ms-excel",
      ],
      "libreoffice-writer.desktop": [
        office + "wordprocessingml.document", open + "text", "application/msword",
        "application/rtf",
      ],
      "libreoffice-impress.desktop": [
        office + "presentationml.presentation", open + "presentation",
        "application/vnd.ms-powerpoint",
      ],
      "chromium.desktop": [
        "text/html", "application/pdf", "image/png", "image/jpeg", "image/svg+xml", "image/webp",
      ],
      "pcmanfm.desktop": ["inode/directory"],
    ]
    let lines = programs.flatMap { program, types in types.map { "\($0)=\(program)" } }
    return "[Default Applications]\n" + lines.joined(separator: "\n") + "\n"
  }()

  /// The folders that every home has.
  static let folders = ["Desktop", "Documents", "Downloads", "Pictures"]

  /// The environment of every process of the desktop.
  static func environment(display: String, scale: Double) -> [String: String] {
    let common = [
      "DBUS_SESSION_BUS_ADDRESS": SessionScript.busAddress,
      "DISPLAY": display,
      "GTK_MODULES": "gail:atk-bridge",
      "GTK_OVERLAY_SCROLLING": "0",
      "HOME": "/home/agent",
      "LANG": "C.UTF-8",
      "LOGNAME": "agent",
      "PATH": "/usr/local/bin:/usr/bin:/bin",
      "SAL_USE_VCLPLUGIN": "gtk3",
      "SHELL": "/bin/bash",
      "TZ": "UTC",
      "USER": "agent",
      "XDG_CURRENT_DESKTOP": "openbox",
      "XDG_RUNTIME_DIR": "/run/user/1000",
    ]
    return common.merging(Drawing(scale: scale).environment) { _, scaled in scaled }
  }
}
