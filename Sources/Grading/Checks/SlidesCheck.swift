import Documents
public import TaskFiles

/// The slides of a presentation have exactly these titles, in this order.
///
/// A title is the text of the slide's title placeholder. The amount of white space does not matter.
///
/// - `path`: the presentation: pptx, odp or fodp
/// - `titles`: the titles of all slides, hidden ones among them
/// - `texts` (optional): for each slide a list of paragraphs that must stand on it, one that is
///   listed twice at least twice
/// - `notes` (optional): for each slide the speaker's notes; the amount of white space does not
///   matter
/// - `hidden` (optional): the numbers of the slides that showing skips, counted from 1
///
/// ```yaml
/// - slides:
///     path: Documents/review.pptx
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
  private let notes: [String]
  private let hidden: [Int]?

  /// Reads the arguments.
  public init(_ arguments: inout Fields) throws(Diagnostic) {
    file = try arguments.path("path")
    titles = try arguments.strings("titles").map(\.singleSpaced)
    var texts: [[String]] = []
    let list = arguments.optionalValue("texts")
    for slide in try list?.list() ?? [] { texts.append(try slide.strings().map(\.singleSpaced)) }
    if let list, texts.count != titles.count {
      throw list.expected("a list for each of the \(titles.count) slides")
    }
    self.texts = texts
    notes = try arguments.optionalStrings("notes")?.map(\.singleSpaced) ?? []
    if let list = arguments.optionalValue("notes"), notes.count != titles.count {
      throw list.expected("a text for each of the \(titles.count) slides")
    }
    if let list = try arguments.optionalList("hidden") {
      var hidden: [Int] = []
      for item in list { hidden.append(try item.int()) }
      self.hidden = hidden.sorted()
    } else {
      hidden = nil
    }
  }

  /// The file that the check is about.
  public var paths: [String] { [file] }

  /// Judges the file as the trial left it.
  public func judge(_ state: any StateReader) -> Judgement {
    var expected = "\(file) with \(titles.count) slides titled \(titles.listed())"
    if texts.contains(where: { !$0.isEmpty }) { expected += ", with their texts" }
    if !notes.isEmpty { expected += ", with their notes" }
    if let hidden { expected += ", of which \(hidden.map(String.init).listed()) hidden" }
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
      var paragraphs = slide.texts.flatMap { $0.split(separator: "\n") }
        .map { String($0).singleSpaced }
      for text in texts.indices.contains(index) ? texts[index] : [] {
        if let place = paragraphs.firstIndex(of: text) {
          paragraphs.remove(at: place)
        } else {
          complaints.append("slide \(index + 1) has no paragraph “\(text)”")
        }
      }
      if notes.indices.contains(index), slide.notes.singleSpaced != notes[index] {
        complaints.append("slide \(index + 1) has the notes “\(slide.notes.singleSpaced)”")
      }
    }
    let skipped = slides.indices.filter { slides[$0].isHidden }.map { $0 + 1 }
    if let hidden, skipped != hidden {
      complaints.append("hidden slides: \(skipped.map(String.init).listed())")
    }
    let count = 2 + titles.count + texts.map(\.count).reduce(0, +) + notes.count
    return .over(count, expected: expected, complaints: complaints, otherwise: "all of it")
  }
}
