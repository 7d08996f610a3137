import Foundation
public import Vocabulary

/// The folder of a run while it is written.
public struct RunFolder: Sendable, Hashable {
  /// The absolute or relative path, without a slash at its end.
  public let path: String
  /// What `run.json` holds.
  public let record: RunRecord

  /// Makes the folder of a run below `output`, with `run.json` in it.
  ///
  /// Where the record's name is taken, `-2`, `-3` and so on is put behind it.
  public static func create(
    in output: String, _ record: RunRecord
  ) throws(ResultStoreError) -> RunFolder {
    try Storage.requirePlain(record.name)
    try Storage.makeFolder(output)
    var record = record
    let name = record.name
    var number = 1
    // mkdir decides, so two runs that start in the same second never share a folder.
    while mkdir("\(output)/\(record.name)", 0o755) != 0 {
      guard errno == EEXIST, number < 1000 else {
        throw Storage.failure(writing: "\(output)/\(record.name)")
      }
      number += 1
      record.name = "\(name)-\(number)"
    }
    let folder = RunFolder(path: "\(output)/\(record.name)", record: record)
    let file = folder.path + "/run.json"
    try Storage.write(RecordCoding.file(record, for: file), to: file, durable: true)
    try Storage.makeFolder(folder.path + "/trials")
    try Storage.flushFolder(folder.path)
    try Storage.flushFolder(output)
    return folder
  }

  /// Opens the folder of a run that was stopped, to go on with it.
  public static func open(_ path: String) throws(ResultStoreError) -> RunFolder {
    let file = path + "/run.json"
    let record = try RecordCoding.decode(
      RunRecord.self, from: try Storage.read(file), path: file)
    return RunFolder(path: path, record: record)
  }

  private init(path: String, record: RunRecord) {
    self.path = path
    self.record = record
  }

  /// The path of the run's journal.
  public var journal: String { path + "/journal.jsonl" }

  /// Makes the folder of a trial anew, without anything that an earlier attempt left in it.
  ///
  /// - Parameter attempt: counts from 1; what the attempts before left is kept in `attempts/`.
  public func begin(
    _ trial: TrialID, attempt: Int = 1
  ) throws(ResultStoreError) -> TrialFolder {
    try TrialFolder(creating: Self.path(of: trial, in: path), attempt: attempt)
  }

  /// The folder of a trial of the run at `path`.
  static func path(of trial: TrialID, in path: String) throws(ResultStoreError) -> String {
    for name in trial.folder.split(separator: "/", omittingEmptySubsequences: false) {
      try Storage.requirePlain(name)
    }
    return "\(path)/trials/\(trial.folder)"
  }

  /// Makes sure, before the first trial, that results can be written below `output`.
  ///
  /// Makes the folder where it does not exist, writes a file into it and takes it away again, and
  /// asks for the free space.
  public static func checkWritable(
    _ output: String, minimumFree: Int64 = 1_000_000_000
  ) throws(ResultStoreError) {
    try Storage.makeFolder(output)
    let probe = "\(output)/.writable-\(getpid())"
    try Storage.write([0x0a], to: probe, durable: true)
    unlink(probe)
    var status = statvfs()
    guard statvfs(output, &status) == 0 else { throw Storage.failure(writing: output) }
    let free = Int64(clamping: UInt64(status.f_bavail) * UInt64(status.f_frsize))
    guard free >= minimumFree else {
      throw .notEnoughSpace(path: output, free: free, needed: minimumFree)
    }
  }
}
