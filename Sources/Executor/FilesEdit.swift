public import Vocabulary

/// `files.edit`: one text in a file put in place of another.
public struct FilesEdit: FileTool {
  /// What an agent is told of it.
  public static let definition = ToolDefinition(
    name: "files.edit",
    description:
      "Replaces a text in a file. 'old' has to stand there once, exactly as given; with 'all' every "
      + "place is replaced.",
    parameters: Schema.object(
      [
        "path": Schema.path, "old": Schema.text("The text that is there."),
        "new": Schema.text("The text in its place; may be empty."),
        "all": Schema.flag("Whether every place is replaced; false without it."),
      ], required: ["path", "old", "new"]))

  private let path: String
  private let old: String
  private let new: String
  private let all: Bool

  /// Reads a call.
  public init(_ arguments: ToolArguments) throws(ToolRefusal) {
    path = try arguments.text("path")
    old = try arguments.text("old", atMost: TextFile.limit)
    new = try arguments.text("new", atMost: TextFile.limit)
    all = try arguments.flag("all")
    guard !old.isEmpty else { throw ToolRefusal("files.edit: 'old' is empty") }
  }

  /// Edits the file.
  public func run(in home: GrantedHome) throws(ToolRefusal) -> String {
    let real = try home.existing(path)
    let text = try TextFile.read(real, named: path)
    let places = text.ranges(of: old).count
    guard places > 0 else { throw ToolRefusal("'old' does not stand in '\(path)'") }
    guard places == 1 || all else {
      throw ToolRefusal("'old' stands \(places) times in '\(path)'; give more of it, or 'all'")
    }
    let edited = text.replacing(old, with: new)
    guard edited.utf8.count <= TextFile.limit else {
      throw ToolRefusal("'\(path)' would be longer than \(TextFile.limit) bytes")
    }
    try TextFile.write(edited, to: real, named: path)
    return "Replaced \(places) \(places == 1 ? "place" : "places") in \(path)."
  }
}
