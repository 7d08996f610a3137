import Desktops
import Digests
import Foundation

/// Where this binary and the files that it needs are.
enum Installation {
  /// The absolute path of the running binary.
  static let executable: String =
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    ?? CommandLine.arguments[0]

  /// The tasks' root: `tasks` in the working folder, else beside a checkout's build.
  static var tasks: String { found("tasks") }

  /// The folder of shipped policies.
  static var policies: String { found("policies") }

  /// The file of reference scores.
  static var baselines: String { found("results/baselines.yaml") }

  /// What plans of desktop agents cost.
  static var licences: String { found("results/licences.yaml") }

  /// The folder of the tables that prove tasks.
  static var validation: String { found("results/validation") }

  /// The file of models' prices.
  static var prices: String { found("results/prices.json") }

  /// The list of Debian packages.
  static var packages: String { found("packages.txt") }

  /// SHA-256 digests of this binary and of the first program of each application, by name.
  static var digests: [String: String] {
    var digests = ["deskmark": executable].compactMapValues(digest)
    let folders = ["/usr/bin", "/bin", "/usr/local/bin"]
    for application in Catalogue.all {
      guard let program = application.command(Application.Opening()).first else { continue }
      let paths = program.hasPrefix("/") ? [program] : folders.map { "\($0)/\(program)" }
      digests[application.name] = paths.lazy.compactMap(digest).first
    }
    return digests
  }

  private static func digest(of path: String) -> String? {
    (try? SHA256Digest.ofFile(path: path))?.hexadecimal
  }

  /// The path in the working folder, or else in the nearest folder above the binary that has it.
  private static func found(_ name: String) -> String {
    let files = FileManager.default
    if files.fileExists(atPath: name) { return files.currentDirectoryPath + "/" + name }
    var folder = URL(filePath: executable).deletingLastPathComponent()
    while folder.path != "/" {
      let path = folder.appending(path: name).path
      if files.fileExists(atPath: path) { return path }
      folder.deleteLastPathComponent()
    }
    return files.currentDirectoryPath + "/" + name
  }
}
