import JSONValue
import Vocabulary

/// The names of what a frozen desktop leaves in a trial's `state` folder; grading reads them.
enum KeptState {
  static let home = "home"
  static let before = "before.json"
  static let after = "after.json"
  static let sites = "sites"
  static let facts = "state.json"

  /// What `state.json` holds.
  struct Facts: Encodable {
    var answer: String?
    var live: JSONValue
  }
}
