import Digests
import Documents
public import TaskFiles
import Vocabulary

/// A zip archive holds exactly these files, and they are the right ones.
///
/// - `path`: the archive
/// - `members`: the paths of its files inside it; its folders do not count
/// - `from` (optional): a mapping from members to files of the start that have the same content
///
/// ```yaml
/// - archive:
///     path: Documents/march.zip
///     members: [report.odt, figures.ods]
///     from: {report.odt: Documents/report.odt, figures.ods: Documents/figures.ods}
/// ```
public struct ArchiveCheck: Check {
  /// How task files call it.
  public static let name = "archive"
  private let path: String
  private let members: [String]
  private let sources: [(member: String, path: String)]

  /// Reads the arguments.
  public init(_ arguments: inout Fields) throws(Diagnostic) {
    path = try arguments.path("path")
    members = try arguments.strings("members")
    var sources: [(member: String, path: String)] = []
    if arguments.keys.contains("from") {
      for (member, path) in try arguments.pairs("from") {
        sources.append((try member.choice(of: members), try path.homePath()))
      }
    }
    self.sources = sources
  }

  /// What the check names and may therefore change.
  public var paths: [String] { [path] }

  /// Judges the state that the trial left.
  public func judge(_ state: any StateReader) -> Judgement {
    let expected = "\(path) with \(members.listed())"
    let archive: ZipArchive
    do {
      archive = try ZipArchive(try state.file(path))
    } catch {
      return Judgement(passed: false, expected: expected, found: "\(error)")
    }
    var found: [String: Int] = [:]
    for entry in archive.entries where !entry.isFolder { found[entry.name, default: 0] += 1 }
    var complaints = members.filter { found[$0] == nil }.map { "\($0) is missing" }
    for (name, count) in found.sorted(by: { $0.key < $1.key }) {
      if !members.contains(name) { complaints.append("\(name) should not be there") }
      if count > 1 { complaints.append("\(name) is there \(count) times") }
    }
    for (member, path) in sources where found[member] != nil {
      if let complaint = complaint(member, of: archive, path, state.before[path]) {
        complaints.append(complaint)
      }
    }
    return .over(
      members.count, expected: expected, complaints: complaints, otherwise: "exactly these")
  }

  private func complaint(
    _ member: String, of archive: ZipArchive, _ path: String, _ entry: Entry?
  ) -> String? {
    guard let entry, entry.kind == .file else { return "the start has no file \(path)" }
    guard let digest = entry.digest else { return "\(path) is too large to be compared" }
    do {
      let found = SHA256Digest(of: try archive.read(member)).hexadecimal
      return found == digest ? nil : "\(member) has other content than \(path) had"
    } catch {
      return "\(member) cannot be read: \(error)"
    }
  }
}
