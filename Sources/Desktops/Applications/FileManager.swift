import Vocabulary

extension Application {
  /// PCManFM, the file manager.
  static let fileManager = Application(
    name: "pcmanfm",
    title: "PCManFM",
    packages: ["pcmanfm"],
    seed: [
      SeedFile(
        path: ".config/pcmanfm/default/pcmanfm.conf",
        text: """
          [config]
          bm_open_method=0

          [volume]
          mount_on_startup=0
          mount_removable=0
          autorun=0

          [ui]
          always_show_tabs=0
          max_tab_chars=32
          win_width=1200
          win_height=760
          splitter_pos=180
          side_pane_mode=places
          view_mode=list
          show_hidden=0
          sort=name;ascending;
          """),
      SeedFile(
        path: ".config/libfm/libfm.conf",
        text: """
          [config]
          single_click=0
          use_trash=1
          confirm_del=1
          confirm_trash=1
          thumbnail_local=0
          """),
    ],
    command: { ["pcmanfm", $0.path ?? "/home/agent"] },
    isReady: { window, opening in
      window.applicationClass.lowercased() == "pcmanfm"
        && window.title == (opening.fileName ?? "agent")
    },
    landmark: nil,
    caches: [],
    speaksDevTools: false
  )
}
