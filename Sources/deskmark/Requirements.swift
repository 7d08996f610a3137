import Foundation
import Processes

/// The Debian packages that have to be there.
enum Requirements {
  /// The packages of packages.txt that are not installed; none where there is no dpkg to ask.
  static func missing() -> [String] {
    let installed = installedPackages()
    guard !installed.isEmpty else { return [] }
    return wanted().filter { installed[$0] == nil }
  }

  /// The versions of the wanted packages that are installed.
  static func versions() -> [String: String] {
    let installed = installedPackages()
    return Dictionary(
      uniqueKeysWithValues: wanted().compactMap { name in
        installed[name].map { (name, $0) }
      })
  }

  /// What to say and do about missing packages.
  static func text(_ missing: [String]) -> String {
    """
    These Debian packages are missing: \(missing.joined(separator: ", "))
    Install them with:
      make setup
    or, as root:
      apt-get install --no-install-recommends \(missing.joined(separator: " "))
    """
  }

  /// The lines of packages.txt.
  static func wanted() -> [String] {
    let text = (try? String(contentsOfFile: Installation.packages, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
  }

  /// Installed packages with their versions, from dpkg's own status file.
  private static func installedPackages() -> [String: String] {
    guard let text = try? String(contentsOfFile: "/var/lib/dpkg/status", encoding: .utf8) else {
      return [:]
    }
    var packages: [String: String] = [:]
    for block in text.components(separatedBy: "\n\n") {
      var name: String?
      var version: String?
      var installed = false
      for line in block.split(separator: "\n") {
        if line.hasPrefix("Package: ") { name = String(line.dropFirst(9)) }
        if line.hasPrefix("Version: ") { version = String(line.dropFirst(9)) }
        if line.hasPrefix("Status: ") { installed = line.hasSuffix(" installed") }
      }
      if installed, let name, let version { packages[name] = version }
    }
    return packages
  }
}
