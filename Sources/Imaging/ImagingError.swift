/// Why a picture could not be written or read.
public enum ImagingError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The picture has no pixels, and no file format here can hold that.
  case empty
  /// The picture is larger than the format or this program allows.
  case tooLarge(width: Int, height: Int, limit: String)
  /// The quality is not between 1 and 100.
  case quality(Int)
  /// The bytes are not a readable file of the format; with the library's words.
  case corrupt(format: String, String)
  /// The library could not write the file; with its words.
  case encoding(format: String, String)

  /// What happened and what was expected.
  public var description: String {
    switch self {
    case .empty:
      "the picture has no pixels; expected at least 1x1"
    case .tooLarge(let width, let height, let limit):
      "the picture is \(width)x\(height); expected \(limit): crop or scale it first"
    case .quality(let quality):
      "the quality is \(quality); expected 1 to 100"
    case .corrupt(let format, let message):
      "the bytes are not a readable \(format) file: \(message)"
    case .encoding(let format, let message):
      "the picture could not be written as \(format): \(message)"
    }
  }
}
