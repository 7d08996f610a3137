import Documents
import Vocabulary

/// Why a document that a check is about could not be read: a failed judgement, never an error.
struct DocumentProblem: Error {
  /// What was found instead, for the judgement.
  var found: String
}

extension StateReader {
  /// Reads a document of the final home with one of the readers of Documents.
  func document<Document>(
    _ path: String, _ read: ([UInt8]) throws(DocumentError) -> Document
  ) throws(DocumentProblem) -> Document {
    let bytes: [UInt8]
    do {
      bytes = try file(path)
    } catch {
      throw DocumentProblem(found: error.description)
    }
    do {
      let document = try read(bytes)
      if let named = OfficeContainer(named: path) {
        let found = try OfficeContainer(bytes)
        guard found == named else {
          throw DocumentError.unsupported(
            format: "\(found.rawValue) under the name of \(named.rawValue)")
        }
      }
      return document
    } catch {
      throw DocumentProblem(found: "\(path) cannot be read: \(error)")
    }
  }
}

extension String {
  /// The text without white space at its ends and with single spaces inside.
  var singleSpaced: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
