import Foundation
import Policies
import Vocabulary

/// Writes a trial's audit log, `audit.jsonl`, line by line.
final class AuditWriter {
  private let path: String
  private let file: FileHandle
  private var chain: AuditChain
  private let secrets: Secrets

  /// Begins a log anew.
  init(_ path: String, name: String, secrets: Secrets) throws(Fault) {
    self.path = path
    self.secrets = secrets
    chain = AuditChain(name: name)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Self.unwritable(path, String(cString: strerror(errno))) }
    file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// Where the log ends now.
  var head: Safety.AuditHead { chain.head }

  /// Adds an entry, without the secrets in its words.
  func append(_ entry: AuditEntry) throws(Fault) {
    var entry = entry
    entry.what = secrets.redacted(String(entry.what.prefix(1000)))
    if let path = entry.effect?.path { entry.effect?.path = secrets.redacted(path) }
    if let from = entry.effect?.from { entry.effect?.from = secrets.redacted(from) }
    do {
      try file.write(contentsOf: Data((try chain.append(entry) + "\n").utf8))
    } catch {
      throw Self.unwritable(path, "\(error)")
    }
  }

  private static func unwritable(_ path: String, _ reason: String) -> Fault {
    Fault(
      .infrastructure, "results.unwritable",
      "\(path) cannot be written: \(reason). Without an audit log nothing is carried out.")
  }
}
