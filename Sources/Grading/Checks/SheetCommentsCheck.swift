import Documents
public import TaskFiles

/// Exactly these cells of a sheet have comments, with these texts.
///
/// The amount of white space does not matter.
///
/// - `path`: the workbook: xlsx, ods or fods
/// - `sheet` (optional): the sheet's name; the first sheet if it is not given
/// - `comments`: the texts by cell
///
/// ```yaml
/// - sheet-comments:
///     path: Documents/orders.xlsx
///     comments: {C4: Price confirmed by telephone}
/// ```
public struct SheetCommentsCheck: Check {
  /// How task files call it.
  public static let name = "sheet-comments"
  private let place: SheetPlace
  private let comments: [(address: CellAddress, text: String)]

  /// Reads the arguments.
  public init(_ arguments: inout Fields) throws(Diagnostic) {
    place = try SheetPlace(&arguments)
    var comments: [(address: CellAddress, text: String)] = []
    for pair in try arguments.pairs("comments") {
      comments.append((try pair.key.cellAddress(), try pair.value.string().singleSpaced))
    }
    self.comments = comments
  }

  /// The file that the check is about.
  public var paths: [String] { [place.file] }

  /// Judges the file as the trial left it.
  public func judge(_ state: any StateReader) -> Judgement {
    let expected =
      "\(place.description) with comments at \(comments.map { "\($0.address): \($0.text)" }.listed())"
    let sheet: Sheet
    do {
      sheet = try place.read(state)
    } catch {
      return Judgement(passed: false, expected: expected, found: error.found)
    }
    var complaints: [String] = []
    for (address, text) in comments {
      guard let found = sheet.comments[address]?.singleSpaced else {
        complaints.append("\(address) has no comment")
        continue
      }
      if found != text { complaints.append("\(address) has the comment “\(found)”") }
    }
    let others = Set(sheet.comments.keys).subtracting(comments.map(\.address)).sorted()
    if !others.isEmpty {
      complaints.append("there are comments at \(others.map(\.description).listed()) too")
    }
    return .over(
      comments.count + 1, expected: expected, complaints: complaints, otherwise: "all of it")
  }
}
