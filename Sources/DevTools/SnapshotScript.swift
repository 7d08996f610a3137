import Foundation
import Vocabulary

/// The one script that looks at a page, and the reading of what it gives.
enum SnapshotScript {
  /// The most elements, and the longest texts in characters.
  static let mostElements = 3000
  private static let longestText = 400
  private static let longestValue = 4000
  private static let longestAttribute = 200
  private static let mostAttributes = 24

  /// Reads what the script gave; nil when it is not of its form.
  ///
  /// The page may have broken into the script's world, so every number and length is checked.
  static func read(_ data: Data) -> PageSnapshot? {
    guard let page = try? JSONDecoder().decode(Page.self, from: data) else { return nil }
    return PageSnapshot(
      url: String(page.url.prefix(4096)), title: String(page.title.prefix(1000)),
      elements: page.elements.prefix(mostElements).compactMap { element($0) })
  }

  private static func element(_ found: Page.Element) -> PageSnapshot.Element? {
    let numbers = found.frame.map { $0.isFinite ? Int(max(-1e6, min($0, 1e6)).rounded()) : 0 }
    guard numbers.count == 4, numbers[2] > 0, numbers[3] > 0 else { return nil }
    let attributes = found.attributes.sorted { $0.key < $1.key }.prefix(mostAttributes)
    return PageSnapshot.Element(
      tag: String(found.tag.prefix(64)),
      attributes: Dictionary(
        uniqueKeysWithValues: attributes.map { ($0.key, String($0.value.prefix(longestAttribute))) }
      ),
      text: String(found.text.prefix(longestText)),
      value: found.value.map { String($0.prefix(longestValue)) }, checked: found.checked,
      frame: Rectangle(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3]))
  }

  private struct Page: Decodable {
    var url: String
    var title: String
    var elements: [Element]

    struct Element: Decodable {
      var tag: String
      var attributes: [String: String]
      var text: String
      var value: String?
      var checked: Bool?
      var frame: [Double]
    }
  }
}
