import Documents
public import TaskFiles

/// Ranges of a workbook have these names.
///
/// - `path`: the workbook: xlsx, ods or fods
/// - `names`: what each name stands for, such as `Rates!B2:B9`; dollar signs do not matter
///
/// ```yaml
/// - sheet-names:
///     path: Documents/orders.xlsx
///     names: {rates: "Rates!B2:B9"}
/// ```
public struct SheetNamesCheck: Check {
  /// How task files call it.
  public static let name = "sheet-names"
  private let path: String
  private let names: [(name: String, range: CellReference)]

  /// Reads the arguments.
  public init(_ arguments: inout Fields) throws(Diagnostic) {
    path = try arguments.path("path")
    var names: [(name: String, range: CellReference)] = []
    for pair in try arguments.pairs("names") {
      guard let range = pair.value.text.flatMap({ CellReference($0) }), range.sheet != nil else {
        throw pair.value.expected("a range with its sheet such as Rates!B2:B9")
      }
      names.append((try pair.key.string(), range))
    }
    self.names = names
  }

  /// The file that the check is about.
  public var paths: [String] { [path] }

  /// Judges the file as the trial left it.
  public func judge(_ state: any StateReader) -> Judgement {
    let expected = "\(path) with \(names.map { "\($0.name) for \($0.range)" }.listed())"
    let workbook: Workbook
    do {
      workbook = try state.document(path, Workbook.init(_:))
    } catch {
      return Judgement(passed: false, expected: expected, found: error.found)
    }
    var complaints: [String] = []
    for (name, range) in names {
      guard let found = workbook.definedNames[name] else {
        complaints.append("no name \(name)")
        continue
      }
      if CellReference(found) != range { complaints.append("\(name) stands for \(found)") }
    }
    return .over(names.count, expected: expected, complaints: complaints, otherwise: "all of it")
  }
}
