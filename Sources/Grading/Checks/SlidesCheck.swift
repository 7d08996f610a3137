import Documents
public import TaskFiles

/// The slides of a presentation have exactly these titles, in this order.
///
/// A title is the text of the slide's title placeholder. The amount of white space does not matter.
///
/// - `file`: the presentation: pptx, odp or fodp
/// - `titles`: the titles of all slides, hidden ones among them
/// - `texts` (optional): for each slide a list of paragraphs that must stand on it
///
/// ```yaml
/// - slides:
///     file: Documents/review.pptx
///     titles: [Review, Numbers]
///     texts:
///       - []
///       - [Units shipped up 6 percent]
/// ```
public struct SlidesCheck: Check {
  /// How task files call it.
  public static let name = "slides"
  private let file: String
  private let titles: [String]
  private let texts: [[String]]

  /// Reads the arguments.
  public init(_ arguments: inout Fields) throws(Diagnostic) {
    file = try arguments.path("file")
    titles = try arguments.strings("titles").map(\.singleSpaced)
    var texts: [[String]] = []
    let list = arguments.optionalValue("texts")
    for slide in try list?.list() ?? [] { texts.append(try slide.strings().map(\.singleSpaced)) }
    if let list, texts.count != titles.count {
      throw list.expected("a list for each of the \(titles.count) slides")
    }
    self.texts = texts
  }

  /// The file that the check is about.
  public var paths: [String] { [file] }

  /// Judges the file as the trial left it.
  public func judge(_ state: any StateReader) -> Judgement {
    var expected = "\(file) with \(titles.count) slides titled \(titles.listed())"
    if texts.contains(where: { !$0.isEmpty }) { expected += ", with their texts" }
    let slides: [Slide]
    do {
      slides = try state.document(file, Presentation.init(_:)).slides
    } catch {
      return Judgement(passed: false, expected: expected, found: error.found)
    }
    var complaints: [String] = []
    if slides.count != titles.count {
      complaints.append("\(slides.count) slides and not \(titles.count)")
    }
    for (index, title) in titles.enumerated() {
      guard slides.indices.contains(index) else { continue }
      let slide = slides[index]
      let found = slide.title?.singleSpaced
      if found != title {
        complaints.append("slide \(index + 1) is titled \(found.map { "“\($0)”" } ?? "nothing")")
      }
      let paragraphs = Set(
        slide.texts.flatMap { $0.split(separator: "\n") }.map { String($0).singleSpaced })
      for text in texts.indices.contains(index) ? texts[index] : []
      where !paragraphs.contains(text) {
        complaints.append("slide \(index + 1) has no paragraph “\(text)”")
      }
    }
    let count = 1 + titles.count + texts.map(\.count).reduce(0, +)
    return .over(count, expected: expected, complaints: complaints, otherwise: "all of it")
  }
}
