/// What stands beside the text of an OpenDocument file: notes, comments, tracked changes.
struct ODTAnnotations {
  private(set) var notes: [TextNote] = []
  private(set) var comments: [TextComment] = []
  private(set) var changes: [TrackedChange] = []
  /// Insertions whose end was not reached yet, by their number, as indexes of `changes`.
  private var open: [String: Int] = [:]
  private var insertions: [String: Int] = [:]

  init(_ body: XMLElement) {
    for region in body.child(.text("tracked-changes"))?.children(.text("changed-region")) ?? [] {
      guard let change = region.children.first(where: { _ in true }) else { continue }
      switch change.name.local {
      case "insertion":
        let id =
          region[.text("id")]
          ?? region[XMLName("id", in: "http://www.w3.org/XML/1998/namespace")] ?? ""
        insertions[id] = changes.count
        changes.append(TrackedChange(kind: .insertion))
      case "deletion":
        let text = OpenDocumentRuns.paragraphs(in: change).joined(separator: "\n")
        changes.append(TrackedChange(kind: .deletion, text: text))
      default: changes.append(TrackedChange(kind: .formatting))
      }
    }
    visit(body, paragraph: "")
  }

  private mutating func visit(_ element: XMLElement, paragraph: String) {
    for node in element.nodes {
      switch node {
      case .text(let text):
        for index in open.values { changes[index].text += text }
      case .element(let child): visit(child: child, paragraph: paragraph)
      }
    }
  }

  private mutating func visit(child: XMLElement, paragraph: String) {
    switch child.name {
    case .text("tracked-changes"): break
    case .text("p"), .text("h"): visit(child, paragraph: OpenDocumentRuns(child).text)
    case .text("note"):
      let kind = TextNote.Kind(rawValue: child[.text("note-class")] ?? "") ?? .footnote
      let lines = child.child(.text("note-body")).map { OpenDocumentRuns.paragraphs(in: $0) }
      notes.append(
        TextNote(
          kind: kind, text: (lines ?? []).joined(separator: "\n").trimmed, paragraph: paragraph))
    case .office("annotation"):
      comments.append(
        TextComment(
          author: child.child(.dublinCore("creator"))?.text ?? "",
          text: OpenDocumentRuns.paragraphs(in: child).joined(separator: "\n").trimmed,
          paragraph: paragraph))
    case .text("change-start"):
      let id = child[.text("change-id")] ?? ""
      open[id] = insertions[id]
    case .text("change-end"): open[child[.text("change-id")] ?? ""] = nil
    case .text("s"):
      for index in open.values { changes[index].text += " " }
    default: visit(child, paragraph: paragraph)
    }
  }
}
