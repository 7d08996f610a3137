/// Files of every home that make the desktop look and behave the same for all: one theme, no
/// blinking carets, no recent files, fixed folders.
enum SessionSeed {
  static let files: [Application.SeedFile] = [
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
    .init(path: ".bashrc", text: "PS1='agent@desk:\\w\\$ '\nHISTFILE=\n"),
  ]

  /// The folders that every home has.
  static let folders = ["Desktop", "Documents", "Downloads", "Pictures"]

  /// The environment of every process of the desktop.
  static func environment(display: String) -> [String: String] {
    [
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
  }
}
