import Glibc

extension Mount {
  /// What a sandbox needs to run this very program: its executable, and every shared library it
  /// has loaded that does not stand in the system's folders, each at its own path.
  public static func ownExecutable() -> [Mount] {
    let executable = ownExecutablePath
    var files = Set([executable])
    for file in mappedFiles(in: (try? SmallFile.read("/proc/self/maps")) ?? "") {
      files.insert(file)
    }
    var mounts: [Mount] = []
    for file in files.sorted() where !isOfSystem(file) && access(file, R_OK) == 0 {
      mounts.append(.readOnly(file))
      if file != executable { mounts += links(to: file) }
    }
    return mounts
  }

  /// The path of this program.
  public static var ownExecutablePath: String {
    FileName.target(ofLink: "/proc/self/exe") ?? CommandLine.arguments.first ?? ""
  }

  /// The files that code is loaded from, by a table as in `/proc/self/maps`: addresses, rights,
  /// offset, device, number and path in columns.
  static func mappedFiles(in table: String) -> [String] {
    table.split(separator: "\n").compactMap { line in
      let columns = line.split(separator: " ", maxSplits: 5, omittingEmptySubsequences: true)
      guard columns.count == 6, columns[1].contains("x") else { return nil }
      let path = columns[5].drop { $0 == " " }
      return path.hasPrefix("/") ? String(path) : nil
    }
  }

  private static func isOfSystem(_ path: String) -> Bool {
    ["/usr/", "/lib/", "/lib64/", "/lib32/"].contains { path.hasPrefix($0) }
  }

  /// The links beside a library that lead to it: programs ask for a library by such a name.
  private static func links(to file: String) -> [Mount] {
    guard let slash = file.lastIndex(of: "/") else { return [] }
    let folder = String(file[..<slash])
    let name = String(file[file.index(after: slash)...])
    guard let opened = try? OpenFolder(folder), let names = try? opened.names(limit: 10_000)
    else { return [] }
    return names.compactMap { link in
      guard let target = opened.target(of: link)?.text, target == name || target == file
      else { return nil }
      return .link(folder + "/" + link.text, to: target)
    }
  }
}

extension FileName {
  /// Where the link at a path points to.
  static func target(ofLink path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let count = readlink(path, &buffer, Int(PATH_MAX))
    guard count > 0 else { return nil }
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
