public import Vocabulary

/// A task as its author wrote it, with its parameters not yet drawn.
public struct TaskFile: Sendable, Hashable, Identifiable {
  /// The folder's name below the tasks' root.
  public let id: TaskID
  /// The absolute path of the task's folder.
  public let folder: String
  /// The SHA-256, in lower-case hexadecimal digits, of all that the task is made of: the paths and
  /// contents of every file of its folder, and of the shared assets and sites that it reads from.
  public let digest: String
  private let place: TaskFolder
  private let root: LocatedValue
  private let source: SourceText
  private let rules: ParameterRules

  /// Seeds that are drawn to check a task when it is loaded.
  public static let checkedSeeds: ClosedRange<UInt64> = 0...7

  /// The name of the file in a task's folder.
  public static let name = "task.yaml"

  /// Whether different seeds can draw different variants.
  public var isParameterised: Bool { !rules.rules.isEmpty }

  /// Loads a task and checks it by drawing the first eight seeds.
  ///
  /// - Parameters:
  ///   - folder: The task's folder; complaints name files by this path. The tasks' root is two
  ///     levels above it.
  ///   - id: The name of the task, such as `files/rename-invoices`.
  /// - Throws: all problems that were found, in the order of their places.
  public static func load(folder: String, id: TaskID) throws(Diagnostics) -> TaskFile {
    let place = TaskFolder(folder)
    let file = place.shown + "/" + name
    let start = SourceLocation(file: file, line: 1, column: 1)
    let problems = Problems()
    let parts = id.rawValue.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count != 2 || !parts.allSatisfy({ TaskReader.isHyphenated(String($0)) }) {
      problems.add(
        Diagnostic(start, "expected a task named DOMAIN/NAME of a-z, 0-9, '-', found '\(id)'"))
    }
    let read = problems.attempt { () throws(Diagnostic) in
      let text = try place.text(of: name, at: start)
      return (SourceText(text), try YAMLReader.read(text, file: file))
    }
    guard let (source, root) = read else { throw Diagnostics(problems.all) }
    let rules = ParameterRules(root["parameters"], problems: problems)
    let draft = TaskFile(
      id: id, folder: place.path, digest: "", place: place, root: root, source: source,
      rules: rules)
    var outside: Set<String> = []
    // Placeholders of a broken parameter would all be complained of, and say nothing new.
    if problems.all.isEmpty {
      let seeds = draft.isParameterised ? checkedSeeds : 0...0
      for seed in seeds {
        outside.formUnion(draft.read(seed: seed, problems: problems).outside)
      }
    }
    let digest = problems.attempt(try TaskDigest.hexadecimal(folder: place, outside: outside))
    guard problems.all.isEmpty, let digest else { throw Diagnostics(problems.all).inOrder }
    return TaskFile(
      id: id, folder: place.path, digest: digest, place: place, root: root, source: source,
      rules: rules)
  }

  /// The variant that a seed draws; the same seed always draws the same one.
  ///
  /// - Throws: problems that appear with this seed only, such as an asset named by a placeholder.
  public func draw(seed: UInt64) throws(Diagnostics) -> Variant {
    let problems = Problems()
    let variant = read(seed: seed, problems: problems).variant
    guard problems.all.isEmpty, let variant else { throw Diagnostics(problems.all).inOrder }
    return variant
  }

  private func read(
    seed: UInt64, problems: Problems
  ) -> (variant: Variant?, outside: Set<String>) {
    let parameters = rules.draw(seed: seed)
    var unexpanded = root
    // Parameters are read as they are written.
    let written = root.pairs ?? []
    if root.pairs != nil {
      unexpanded.content = .mapping(written.filter { $0.key != "parameters" })
    }
    let expanded = parameters.expand(unexpanded, in: source, problems: problems)
    let reader = TaskReader(id: id, folder: place, parameters: parameters, problems: problems)
    let variant = reader.read(expanded, seed: seed)
    return (variant, reader.outside)
  }
}

extension Diagnostics {
  /// Each problem once, by file, line and column.
  var inOrder: Diagnostics {
    var seen: Set<Diagnostic> = []
    let unique = all.filter { seen.insert($0).inserted }
    return Diagnostics(
      unique.sorted { left, right in
        let (a, b) = (left.location, right.location)
        return a.file == b.file ? (a.line, a.column) < (b.line, b.column) : a.file < b.file
      })
  }
}
