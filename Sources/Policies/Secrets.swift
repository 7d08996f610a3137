import Foundation

/// What must not stand in an audit log: values that are secret, and what looks like one.
public struct Secrets: Sendable {
  private let values: [String]

  /// Makes the list from an environment: the values of variables that name keys, tokens, secrets or
  /// passwords, of at least eight characters.
  public init(environment: [String: String] = [:]) {
    let words = ["KEY", "TOKEN", "SECRET", "PASSWORD", "PASSWD", "CREDENTIAL"]
    values =
      environment.filter { name, value in
        value.utf8.count >= 8 && words.contains { name.uppercased().contains($0) }
      }
      .map(\.value).sorted { $0.utf8.count > $1.utf8.count }
  }

  /// The text with every secret replaced.
  public func redacted(_ text: String) -> String {
    var text = values.reduce(text) { $0.replacingOccurrences(of: $1, with: Self.mark) }
    for pattern in Self.patterns {
      text = text.replacingOccurrences(
        of: pattern, with: "$1\(Self.mark)", options: .regularExpression)
    }
    return text
  }

  /// What stands for a secret.
  public static let mark = "[redacted]"

  /// What looks like a secret: keys of known forms, what follows a word for one, card and bank
  /// account numbers.
  private static let patterns = [
    "()\\b(?:sk|pk|rk)-[A-Za-z0-9_-]{16,}",
    "()\\bAIza[A-Za-z0-9_-]{30,}",
    "()\\bgh[pousr]_[A-Za-z0-9]{20,}",
    "()\\bAKIA[A-Z0-9]{16}\\b",
    "()\\beyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]*",
    "(?i)(\\bbearer\\s+)[A-Za-z0-9._~+/-]{8,}=*",
    "(?i)(\\b(?:password|passwd|secret|token|api[_-]?key)\\s*[=:]\\s*)[^\\s&\"']+",
    "(?i)(://[^/\\s:@]+:)[^/\\s@]+(?=@)",
    "()\\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\\b",
    "()\\b(?:[0-9]{4}[ -]?){3}[0-9]{4}\\b",
  ]
}
