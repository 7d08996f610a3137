/// What stands beside the text of an Office Open XML file: notes, comments, tracked changes.
struct DOCXAnnotations {
  let package: OpenXMLPackage
  let main: String
  let body: XMLElement
  let styles: DOCXStyles

  /// The footnotes and endnotes in the order of their marks.
  func notes() throws(DocumentError) -> [TextNote] {
    let footnotes = try texts("footnotes", "footnote")
    let endnotes = try texts("endnotes", "endnote")
    var notes: [TextNote] = []
    for paragraph in body.descendants(.word("p")) {
      for run in paragraph.descendants(.word("r")) {
        for mark in run.children {
          let isFootnote = mark.name == .word("footnoteReference")
          guard isFootnote || mark.name == .word("endnoteReference"),
            let id = mark[.word("id")], let text = (isFootnote ? footnotes : endnotes)[id]
          else { continue }
          notes.append(
            TextNote(
              kind: isFootnote ? .footnote : .endnote, text: text, paragraph: self.text(paragraph)))
        }
      }
    }
    return notes
  }

  /// The comments in the order of the list that the file keeps.
  func comments() throws(DocumentError) -> [TextComment] {
    guard let part = try package.part("comments", of: main) else { return [] }
    var places: [String: String] = [:]
    for paragraph in body.descendants(.word("p")) {
      for name in ["commentRangeStart", "commentReference"] {
        for mark in paragraph.descendants(.word(name)) {
          if let id = mark[.word("id")], places[id] == nil { places[id] = text(paragraph) }
        }
      }
    }
    return try package.xml(part).children(.word("comment")).map { comment in
      TextComment(
        author: comment[.word("author")] ?? "", text: lines(comment),
        paragraph: comment[.word("id")].flatMap { places[$0] } ?? "")
    }
  }

  /// The changes in the order of the text.
  func changes() -> [TrackedChange] {
    var changes: [TrackedChange] = []
    Self.collect(body, into: &changes)
    return changes
  }

  private static func collect(_ element: XMLElement, into changes: inout [TrackedChange]) {
    for child in element.children {
      switch child.name {
      case .word("ins"), .word("moveTo"):
        changes.append(TrackedChange(kind: .insertion, text: text(child, "t")))
      case .word("del"), .word("moveFrom"):
        changes.append(TrackedChange(kind: .deletion, text: text(child, "delText")))
      case .word("rPrChange"), .word("pPrChange"), .word("tblPrChange"), .word("sectPrChange"):
        changes.append(TrackedChange(kind: .formatting))
        continue
      default: break
      }
      collect(child, into: &changes)
    }
  }

  private static func text(_ change: XMLElement, _ name: String) -> String {
    change.descendants(.word(name)).map(\.text).joined()
  }

  private func texts(_ kind: String, _ name: String) throws(DocumentError) -> [String: String] {
    guard let part = try package.part(kind, of: main) else { return [:] }
    var texts: [String: String] = [:]
    for note in try package.xml(part).children(.word(name)) {
      // Separators have a type; notes have none, or `normal`.
      guard let id = note[.word("id")], ["normal", nil].contains(note[.word("type")]) else {
        continue
      }
      texts[id] = lines(note)
    }
    return texts
  }

  private func lines(_ element: XMLElement) -> String {
    element.descendants(.word("p")).map { text($0) }.joined(separator: "\n").trimmed
  }

  private func text(_ paragraph: XMLElement) -> String {
    DOCXParagraph(paragraph, styles: styles).paragraph.text
  }
}
