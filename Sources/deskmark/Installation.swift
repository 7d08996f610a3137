import Foundation

/// Where this binary and the files that it needs are.
enum Installation {
  /// The absolute path of the running binary.
  static let executable: String =
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    ?? CommandLine.arguments[0]

  /// The tasks' root: `tasks` in the working folder, else beside a checkout's build.
  static var tasks: String { found("tasks") }

  /// The file of reference scores.
  static var baselines: String { found("results/baselines.yaml") }

  /// What plans of desktop agents cost.
  static var licences: String { found("results/licences.yaml") }

  /// The folder of the tables that prove tasks.
  static var validation: String { found("results/validation") }

  /// The list of Debian packages.
  static var packages: String { found("packages.txt") }

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
