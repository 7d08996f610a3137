import Digests
import Foundation
public import Vocabulary

/// What verifying an audit log found.
public struct AuditVerification: Sendable, Hashable {
  /// The entries up to the first thing wrong.
  public var entries: [AuditEntry] = []
  /// What is wrong; empty for a log that is whole.
  public var problems: [Problem] = []
  /// The stub of a log whose lines were removed when their time was over.
  public var stub: AuditStub?

  /// Whether the log is whole.
  public var holds: Bool { problems.isEmpty }

  /// Something wrong with a log.
  public struct Problem: Codable, Sendable, Hashable, CustomStringConvertible {
    /// How a log can be wrong.
    public enum Kind: String, Codable, Sendable, Hashable, CaseIterable {
      /// The line is not what was written.
      case changed
      /// A line before it is not there.
      case missing
      /// The line stands in another place.
      case reordered
      /// The end is not there.
      case truncated
      /// There are more lines than were written.
      case added
    }

    /// The number of the line in the file, from 1; for a log cut short, of the first that is gone.
    public var line: Int
    /// How it is wrong.
    public var kind: Kind
    /// What was found and what was expected.
    public var message: String

    /// The line and what is wrong with it.
    public var description: String { "line \(line): \(kind.rawValue): \(message)" }
  }

  /// Verifies the text of a log against the head that its run keeps; without a head, the lines are
  /// held against each other only.
  public init(_ text: String, name: String, head: Safety.AuditHead?) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
    if let stub = AuditStub(text) {
      self.stub = stub
      verify(stub, head, name)
      return
    }
    let parsed = lines.map(Self.parse)
    // Every line of which the bytes are right, by the number that it says it has.
    var places: [Int: Int] = [:]
    for (index, line) in parsed.enumerated() {
      if let line, places[line.entry.line] == nil { places[line.entry.line] = index }
    }
    var previous = AuditChain(name: name).head.hash
    var expected = 1
    for (index, line) in parsed.enumerated() {
      let number = index + 1
      guard let line else {
        add(number, .changed, "the line does not match its hash")
        previous = ""
        expected += 1
        continue
      }
      let entry = line.entry
      if entry.line != expected {
        let isElsewhere = places[expected].map { $0 > index } ?? false
        if isElsewhere || entry.line < expected {
          add(number, .reordered, "expected entry \(expected), found entry \(entry.line)")
        } else {
          let gone = entry.line - expected
          add(
            number, .missing,
            "expected entry \(expected), found entry \(entry.line): "
              + (gone == 1 ? "one line is missing" : "\(gone) lines are missing"))
        }
      } else if !previous.isEmpty, entry.previous != previous {
        add(
          number, .changed,
          "the line does not follow from the one before, or belongs to another log")
      }
      if problems.isEmpty { entries.append(entry) }
      previous = line.hash
      expected = entry.line + 1
    }
    guard let head, problems.isEmpty else { return }
    if entries.count < head.lines {
      add(
        entries.count + 1, .truncated,
        "the run keeps \(head.lines) lines, and the log has \(entries.count)")
    } else if entries.count > head.lines {
      add(
        head.lines + 1, .added,
        "the run keeps \(head.lines) lines, and the log has \(entries.count)")
    } else if previous != head.hash {
      add(max(1, head.lines), .changed, "the log does not end with the hash that the run keeps")
    }
  }

  /// The entries of all lines of a log that match their hash, whatever else is wrong with it.
  public static func entries(in text: String) -> [AuditEntry] {
    text.split(separator: "\n").compactMap { parse($0)?.entry }
  }

  private mutating func verify(_ stub: AuditStub, _ head: Safety.AuditHead?, _ name: String) {
    if !stub.isSealed { add(1, .changed, "the stub does not match its hash") }
    if stub.log != name { add(1, .changed, "the stub belongs to the log \(stub.log)") }
    if let head, stub.head != head {
      add(1, .changed, "the stub does not name the end of the log that the run keeps")
    }
  }

  private mutating func add(_ line: Int, _ kind: Problem.Kind, _ message: String) {
    problems.append(Problem(line: line, kind: kind, message: message))
  }

  /// The line's entry, where the bytes match the hash.
  private static func parse(_ line: Substring) -> (entry: AuditEntry, hash: String)? {
    guard let (body, hash) = AuditChain.open(line), SHA256Digest(of: body).hexadecimal == hash,
      let entry = try? AuditChain.decoder.decode(AuditEntry.self, from: Data(body.utf8))
    else { return nil }
    return (entry, hash)
  }
}
