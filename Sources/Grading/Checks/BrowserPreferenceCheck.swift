import Foundation
import JSONValue
public import TaskFiles
import Vocabulary

/// A setting of the browser has a value.
///
/// - `key`: its place in the preferences, with dots; as a list where a key has dots of its own
/// - `equals`: the value
/// - `default` (optional): the value that the browser has when it wrote none; without it, a
///   missing setting fails
/// - `path` (optional): the file below the home, `.config/chromium/Default/Preferences` if it is not
///   given; settings of all profiles are in `.config/chromium/Local State`
///
/// ```yaml
/// - browser-preference: {key: download.prompt_for_download, equals: true, default: false}
/// ```
public struct BrowserPreferenceCheck: Check {
  /// How task files call it.
  public static let name = "browser-preference"
  private let key: [String]
  private let equals: JSONValue
  private let standard: JSONValue?
  private let file: String

  /// Reads the arguments.
  public init(_ arguments: inout Fields) throws(Diagnostic) {
    let key = try arguments.value("key")
    if let text = key.text {
      self.key = text.split(separator: ".").map(String.init)
    } else {
      self.key = try key.strings()
    }
    guard !self.key.isEmpty else {
      throw key.expected("a setting such as browser.show_home_button")
    }
    equals = try arguments.value("equals").json
    standard = arguments.optionalValue("default")?.json
    file =
      arguments.keys.contains("path")
      ? try arguments.path("path") : ".config/chromium/Default/Preferences"
  }

  /// What the check names and may therefore change.
  public var paths: [String] { [file] }

  /// Judges the state that the trial left.
  public func judge(_ state: any StateReader) -> Judgement {
    let name = key.joined(separator: ".")
    let expected = "\(name) is \(equals.written)"
    let root: JSONValue
    do {
      root = try JSONDecoder().decode(JSONValue.self, from: Data(state.file(file)))
    } catch let error as StateError {
      return .unreadable(error, expected: expected)
    } catch {
      return Judgement(passed: false, expected: expected, found: "\(file) is not JSON")
    }
    var value: JSONValue? = root
    for part in key { value = value?[part] }
    guard let found = value ?? standard else {
      return Judgement(passed: false, expected: expected, found: "\(name) is not set")
    }
    return Judgement(
      passed: found.isSame(as: equals), expected: expected, found: "\(name) is \(found.written)")
  }
}
