/// A footnote or endnote.
public struct TextNote: Sendable, Hashable {
  /// Where the note is printed.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case footnote, endnote
  }

  /// Where the note is printed.
  public var kind: Kind
  /// Its own text, the paragraphs joined by line breaks, without its number.
  public var text: String
  /// The text of the paragraph that it belongs to.
  public var paragraph: String

  /// Makes a note.
  public init(kind: Kind, text: String, paragraph: String) {
    self.kind = kind
    self.text = text
    self.paragraph = paragraph
  }
}

/// A comment beside a text.
public struct TextComment: Sendable, Hashable {
  /// Who wrote it; empty where the file does not say.
  public var author: String
  /// Its own text, the paragraphs joined by line breaks.
  public var text: String
  /// The text of the paragraph where it begins.
  public var paragraph: String

  /// Makes a comment.
  public init(author: String = "", text: String, paragraph: String) {
    self.author = author
    self.text = text
    self.paragraph = paragraph
  }
}

/// A change that was recorded and neither accepted nor rejected.
public struct TrackedChange: Sendable, Hashable {
  /// What was done.
  public enum Kind: String, Sendable, Hashable {
    case insertion, deletion, formatting
  }

  /// What was done.
  public var kind: Kind
  /// The text that came or went; empty for a change of formatting or of a paragraph's end.
  public var text: String

  /// Makes a change.
  public init(kind: Kind, text: String = "") {
    self.kind = kind
    self.text = text
  }
}
