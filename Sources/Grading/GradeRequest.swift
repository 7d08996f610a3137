public import Vocabulary

/// What the grader's process is asked.
public struct GradeRequest: Codable, Sendable, Hashable {
  /// The task's folder.
  public var folder: String
  /// The task's name.
  public var task: TaskID
  /// The seed of the variant.
  public var seed: UInt64
  /// The folder with the state that the trial left, laid out as `FolderState` says.
  public var state: String

  /// Makes a request; the paths are those that the grader's process sees.
  public init(folder: String, task: TaskID, seed: UInt64, state: String) {
    self.folder = folder
    self.task = task
    self.seed = seed
    self.state = state
  }
}

/// What the grader's process answers: `{"results": [...]}` or `{"error": {...}}`.
public enum GradeAnswer: Sendable, Hashable {
  case results([CheckResult])
  /// No judgement was possible; the fault is the task's or the infrastructure's.
  case error(Fault)
}

extension GradeAnswer: Codable {
  private enum Key: String, CodingKey {
    case results, error
  }

  /// Reads an object with one member.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    if let fault = try values.decodeIfPresent(Fault.self, forKey: .error) {
      self = .error(fault)
    } else {
      self = .results(try values.decode([CheckResult].self, forKey: .results))
    }
  }

  /// Writes an object with one member.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    switch self {
    case .results(let results): try values.encode(results, forKey: .results)
    case .error(let fault): try values.encode(fault, forKey: .error)
    }
  }
}
