import Glibc

/// The read-only system that every sandbox sees: `/usr`, chosen parts of `/etc`, and files that
/// are the same on every machine.
enum SystemView {
  /// The user inside, whoever it is outside.
  static let user = 1000

  /// The parts of `/etc` that are shown where the host has them.
  private static let parts = [
    "ImageMagick-6", "X11", "alternatives", "at-spi2", "bash.bashrc", "chromium", "chromium.d",
    "dbus-1", "dconf", "fonts", "glvnd", "gtk-2.0", "gtk-3.0", "inputrc", "ld.so.cache",
    "ld.so.conf", "ld.so.conf.d", "libreoffice", "magic", "magic.mime", "mailcap", "mime.types",
    "os-release", "pango", "papersize", "protocols", "services", "ssl/certs", "terminfo", "vulkan",
    "xdg", "xml",
  ]

  /// The parts of `/var` that applications read and cannot do without.
  private static let variable = ["/var/cache/fontconfig", "/var/lib/libreoffice"]

  /// Writes the files that are made for a trial into a folder.
  static func writeFiles(into folder: String, hosts: [String]) throws(SandboxError) {
    for (name, text) in files(hosts: hosts) {
      try SmallFile.write(text, to: folder + "/" + name, creating: true)
    }
  }

  private static func files(hosts: [String]) -> [(name: String, text: String)] {
    let names = ["localhost", "desk"] + hosts
    return [
      ("group", "root:x:0:\ntty:x:5:\nagent:x:1000:\nnogroup:x:65534:\n"),
      ("hostname", "desk\n"),
      ("hosts", "127.0.0.1 \(names.joined(separator: " "))\n"),
      ("machine-id", "6465736b6d61726b6465736b6d61726b\n"),
      (
        "nsswitch.conf",
        "passwd: files\ngroup: files\nshadow: files\nhosts: files\nservices: files\nprotocols: files\n"
      ),
      (
        "passwd",
        "root:x:0:0:root:/root:/usr/sbin/nologin\nagent:x:1000:1000:Agent:/home/agent:/bin/bash\n"
          + "nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n"
      ),
      ("resolv.conf", ""),
    ]
  }

  /// The options of bubblewrap for everything but home, temporary and run-time folders.
  static func options(files folder: String, temporary bytes: Int) -> [String] {
    var options = ["--ro-bind", "/usr", "/usr"]
    for name in ["bin", "sbin", "lib", "lib64", "lib32", "libx32"] {
      var information = stat()
      guard lstat("/" + name, &information) == 0 else { continue }
      if information.isLink, let target = FileName.target(ofLink: "/" + name) {
        options += ["--symlink", target, "/" + name]
      } else if information.isFolder {
        options += ["--ro-bind", "/" + name, "/" + name]
      }
    }
    for part in parts where access("/etc/" + part, R_OK) == 0 {
      options += ["--ro-bind", "/etc/" + part, "/etc/" + part]
    }
    for (name, _) in files(hosts: []) {
      options += ["--ro-bind", folder + "/" + name, "/etc/" + name]
    }
    options += ["--symlink", "/usr/share/zoneinfo/UTC", "/etc/localtime"]
    options += ["--proc", "/proc", "--dev", "/dev"]
    options += [
      "--perms", "1777", "--size", "\(bytes)", "--tmpfs", "/dev/shm", "--remount-ro", "/dev",
    ]
    for path in variable where access(path, R_OK) == 0 {
      options += ["--ro-bind", path, path]
    }
    return options
  }
}
