import Foundation
public import Vocabulary

/// What proving the tasks came to: how far the suite itself can be trusted.
///
/// Read from the tables that `deskmark validate` prints, as they are kept in `results/validation`.
public struct SuiteQuality: Sendable, Hashable {
  /// How many of how many trials succeeded.
  public struct Count: Sendable, Hashable, CustomStringConvertible {
    /// How many succeeded.
    public var successes: Int
    /// How many there were.
    public var trials: Int

    /// The value as people read it.
    public var description: String { trials == 0 ? "-" : "\(successes)/\(trials)" }
  }

  /// The proof of one task.
  public struct Proof: Sendable, Hashable {
    /// The trials of the reference, which has to succeed every time.
    public var reference: Count
    /// The trials of the agent that does nothing, which must not succeed.
    public var idle: Count
    /// The trials of the agent that gives up.
    public var giveUp: Count
    /// The trials of the task's wrong ways, which must not succeed.
    public var cheats: Count
    /// The reference's steps, the median.
    public var steps: Int
    /// Whether everything came out as it has to.
    public var holds: Bool
    /// The name of the file that says so.
    public var file: String
  }

  /// The proofs by task.
  public var proofs: [TaskID: Proof]

  /// Makes the value.
  public init(proofs: [TaskID: Proof] = [:]) { self.proofs = proofs }

  /// Reads every Markdown file of the folder; one that is missing or has no table adds nothing.
  public static func load(_ folder: String) -> SuiteQuality {
    var quality = SuiteQuality()
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names.sorted() where name.hasSuffix(".md") {
      guard let text = try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8) else {
        continue
      }
      for line in text.split(separator: "\n") {
        if let (task, proof) = row(line, of: name) { quality.proofs[task] = proof }
      }
    }
    return quality
  }

  /// The proofs of the tasks given; those without one are missing.
  func of(_ tasks: some Sequence<TaskID>) -> [TaskID: Proof] {
    let wanted = Set(tasks)
    return proofs.filter { wanted.contains($0.key) }
  }

  private static func row(_ line: Substring, of file: String) -> (TaskID, Proof)? {
    let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
      .map { $0.trimmingCharacters(in: .whitespaces) }
    guard cells.count == 8, let reference = count(cells[1]), let idle = count(cells[2]),
      let giveUp = count(cells[3]), let cheats = count(cells[4]), let steps = Int(cells[5])
    else { return nil }
    let proof = Proof(
      reference: reference, idle: idle, giveUp: giveUp, cheats: cheats, steps: steps,
      holds: cells[7] == "yes", file: file)
    return (TaskID(rawValue: cells[0]), proof)
  }

  private static func count(_ text: String) -> Count? {
    if text == "-" { return Count(successes: 0, trials: 0) }
    let parts = text.split(separator: "/").compactMap { Int($0) }
    return parts.count == 2 ? Count(successes: parts[0], trials: parts[1]) : nil
  }
}

extension SuiteQuality.Count {
  /// The counts of both together.
  static func + (left: Self, right: Self) -> Self {
    Self(successes: left.successes + right.successes, trials: left.trials + right.trials)
  }
}
