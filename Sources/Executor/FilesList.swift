import Glibc
public import Vocabulary

/// `files.list`: what is in a folder.
public struct FilesList: FileTool {
  /// What an agent is told of it.
  public static let definition = ToolDefinition(
    name: "files.list",
    description:
      "Lists a folder: one line an entry, with its kind, its size in bytes and its name.",
    parameters: Schema.object([
      "path": Schema.text("The folder below the home, such as Documents; the home without it.")
    ]))

  /// The most entries of one answer.
  static let most = 400

  private let path: String

  /// Reads a call.
  public init(_ arguments: ToolArguments) throws(ToolRefusal) {
    path = try arguments.optionalText("path") ?? ""
  }

  /// Lists the folder.
  public func run(in home: GrantedHome) throws(ToolRefusal) -> String {
    let real = try home.existing(path)
    guard let stream = opendir(real) else { throw GrantedHome.failure("listing", path) }
    defer { closedir(stream) }
    var lines: [(name: String, line: String)] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name != ".", name != ".." else { continue }
      lines.append((name, Self.line(name, at: "\(real)/\(name)")))
    }
    guard !lines.isEmpty else { return "The folder is empty." }
    let sorted = lines.sorted { $0.name < $1.name }.map(\.line)
    let more = sorted.count - Self.most
    let shown = sorted.prefix(Self.most) + (more > 0 ? ["… and \(more) more entries"] : [])
    return ToolMessage.cut(shown.joined(separator: "\n"), more: "… and more entries")
  }

  private static func line(_ name: String, at path: String) -> String {
    var information = stat()
    guard lstat(path, &information) == 0 else { return "gone - \(name)" }
    return switch information.st_mode & S_IFMT {
    case S_IFDIR: "folder - \(name)"
    case S_IFREG: "file \(information.st_size) \(name)"
    case S_IFLNK: "link - \(name)"
    default: "other - \(name)"
    }
  }
}
