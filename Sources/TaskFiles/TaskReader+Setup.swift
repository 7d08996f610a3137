extension TaskReader {
  /// Reads what stands ready before the agent is asked.
  func setup(_ value: LocatedValue) -> Setup {
    guard var fields = problems.attempt(try Fields(value, of: "'setup'")) else {
      return Setup()
    }
    var setup = Setup()
    for item in list("files", in: &fields) {
      guard let file = problems.attempt(try placedFile(item)) else { continue }
      if let problem = clash(of: file, with: setup.files, at: item["to"]?.location) {
        problems.add(problem)
      }
      setup.files.append(file)
    }
    for item in list("sites", in: &fields) {
      guard let site = problems.attempt(try placedSite(item)) else { continue }
      if setup.sites.contains(where: { $0.name == site.name }) {
        problems.add(Diagnostic(site.location, "two sites are named '\(site.name)'"))
      }
      setup.sites.append(site)
    }
    for item in list("open", in: &fields) {
      guard let opened = problems.attempt(try openedApplication(item)) else { continue }
      if let problem = missing(opened, in: setup.files, at: item["file"]?.location) {
        problems.add(problem)
      }
      setup.open.append(opened)
    }
    problems.add(fields.unknown)
    return setup
  }

  private func list(_ key: String, in fields: inout Fields) -> [LocatedValue] {
    problems.attempt(try fields.optionalList(key) ?? []) ?? []
  }
}

// MARK: - Files

extension TaskReader {
  private func placedFile(_ item: LocatedValue) throws(Diagnostic) -> Setup.PlacedFile {
    var fields = try Fields(item, of: "the file")
    let to = try fields.value("to")
    let from = fields.optionalValue("from")
    let text = fields.optionalValue("text")
    let isFolder = try fields.optionalBool("folder")
    let mode = fields.optionalValue("mode")
    let modified = fields.optionalValue("modified")
    try fields.finish()
    let path = try HomePath.read(to)
    let source: Setup.PlacedFile.Source
    switch (from, text, isFolder) {
    case (let from?, nil, nil): source = try asset(from, to: path)
    case (nil, let text?, nil):
      guard let content = text.text else { throw text.expected("text") }
      source = .text(content)
    case (nil, nil, true?): source = .folder
    default:
      throw Diagnostic(item.location, "a file needs exactly one of from, text, 'folder: true'")
    }
    var file = Setup.PlacedFile(path: path, source: source)
    if let mode { file.mode = try permissions(mode) }
    if let modified { file.modified = try Timestamp.read(modified) }
    return file
  }

  private func asset(
    _ from: LocatedValue, to path: String
  ) throws(Diagnostic) -> Setup.PlacedFile.Source {
    let name = try from.string()
    let raw = try folder.text(of: name, at: from.location)
    let absolute = try folder.resolve(name, at: from.location)
    if !absolute.hasPrefix(folder.path + "/") { outside.insert(absolute) }
    let (source, target) = (HomePath.fileExtension(name), HomePath.fileExtension(path))
    let text = parameters.expand(
      asset: raw, file: folder.shown(name), markup: Self.markup.contains(source),
      problems: problems)
    if source == target { return .text(text) }
    if Self.plain.contains(target), !Self.flatDocuments.contains(source) { return .text(text) }
    return .built(text: text, from: source, to: target)
  }

  /// Extensions whose text is XML or HTML, where placeholders write `&` as `&amp;`.
  static let markup: Set = [
    "fods", "fodt", "fodp", "fodg", "svg", "html", "htm", "xhtml", "xml",
  ]
  /// Extensions that are always built into another format when it differs.
  static let flatDocuments: Set = ["fods", "fodt", "fodp", "fodg"]
  /// Extensions that are plain text under any name, so that nothing is to build.
  static let plain: Set = [
    "", "bib", "cfg", "conf", "css", "csv", "desktop", "eml", "htm", "html", "ics", "ini", "js",
    "json", "log", "mbox", "md", "py", "sh", "sql", "svg", "tex", "toml", "tsv", "txt", "vcf",
    "xml", "yaml", "yml",
  ]

  private func permissions(_ value: LocatedValue) throws(Diagnostic) -> UInt16 {
    let digits = value.text.map { $0.hasPrefix("0o") ? $0.dropFirst(2) : $0[...] }
    guard let digits, (3...4).contains(digits.count), let mode = UInt16(digits, radix: 8) else {
      throw value.expected("permissions in octal such as 0644")
    }
    return mode
  }

  private func clash(
    of file: Setup.PlacedFile, with others: [Setup.PlacedFile], at location: SourceLocation?
  ) -> Diagnostic? {
    guard let location else { return nil }
    for other in others {
      if other.path == file.path {
        return Diagnostic(location, "'\(file.path)' is already placed")
      }
      for (inner, outer) in [(file, other), (other, file)]
      where inner.path.hasPrefix(outer.path + "/") && outer.source != .folder {
        return Diagnostic(
          location, "'\(inner.path)' cannot stand in '\(outer.path)', which is a file")
      }
    }
    return nil
  }
}

// MARK: - Sites and applications

extension TaskReader {
  private func placedSite(_ item: LocatedValue) throws(Diagnostic) -> Setup.PlacedSite {
    var fields = try Fields(item, of: "the site")
    let name = try fields.string("name")
    let given = fields.optionalValue("folder")
    try fields.finish()
    guard Self.isHyphenated(name) else {
      throw Diagnostic(
        item["name"]?.location ?? item.location,
        "expected a name of a-z, 0-9 and hyphens, found '\(name)'")
    }
    let location = given?.location ?? item["name"]?.location ?? item.location
    let relative = try given?.string() ?? "../../sites/\(name)"
    let path = try folder.resolve(relative, at: location)
    guard TaskFolder.kind(path) == .directory else {
      throw Diagnostic(
        location, "site '\(name)' is missing: expected a folder at \(folder.shown(relative))")
    }
    if !path.hasPrefix(folder.path + "/") { outside.insert(path) }
    return Setup.PlacedSite(name: name, folder: path, location: item.location)
  }

  private func openedApplication(
    _ item: LocatedValue
  ) throws(Diagnostic) -> Setup.OpenedApplication {
    var fields = try Fields(item, of: "the opened application")
    let application = try fields.string("app")
    let file = fields.optionalValue("file")
    let url = try fields.optionalString("url")
    try fields.finish()
    if file != nil, url != nil {
      throw Diagnostic(item.location, "an application opens a file or a url, not both")
    }
    var opened = Setup.OpenedApplication(
      application: application, url: url, location: item.location)
    if let file { opened.file = try HomePath.read(file) }
    return opened
  }

  /// A file that has an extension and is opened must be placed; folders may be the desktop's own.
  private func missing(
    _ opened: Setup.OpenedApplication, in files: [Setup.PlacedFile], at location: SourceLocation?
  ) -> Diagnostic? {
    guard let file = opened.file, let location, !HomePath.fileExtension(file).isEmpty,
      !files.contains(where: { $0.path == file || $0.path.hasPrefix(file + "/") })
    else { return nil }
    var message = "no file '\(file)' is placed by setup.files"
    if let near = Spelling.nearest(to: file, in: files.map(\.path)) {
      message += "; is '\(near)' meant?"
    }
    return Diagnostic(location, message)
  }
}
