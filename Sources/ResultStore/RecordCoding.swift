import Foundation

/// How values are written as JSON: sorted keys, times in UTC with milliseconds.
enum RecordCoding {
  private static let times = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

  private static func encoder(pretty: Bool) -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if pretty { encoder.outputFormatting.insert(.prettyPrinted) }
    encoder.dateEncodingStrategy = .custom { date, encoder in
      var container = encoder.singleValueContainer()
      // The style cuts digits off, and a whole millisecond may stand a hair below itself.
      try container.encode((wholeMilliseconds(date) + 0.0001).formatted(times))
    }
    return encoder
  }

  private static let decoder: JSONDecoder = {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .custom { decoder in
      let container = try decoder.singleValueContainer()
      let text = try container.decode(String.self)
      guard let date = try? Date(text, strategy: times) else {
        throw DecodingError.dataCorruptedError(
          in: container, debugDescription: "expected a time such as 2026-01-31T09:30:00.000Z")
      }
      return wholeMilliseconds(date)
    }
    return decoder
  }()

  /// The time as it survives being written and read.
  static func wholeMilliseconds(_ date: Date) -> Date {
    Date(timeIntervalSince1970: (date.timeIntervalSince1970 * 1000).rounded() / 1000)
  }

  /// The value as one line with its line end.
  static func line(_ value: some Encodable, for path: String) throws(ResultStoreError) -> [UInt8] {
    try encode(value, pretty: false, for: path)
  }

  /// The value as a file for people, with its line end.
  static func file(_ value: some Encodable, for path: String) throws(ResultStoreError) -> [UInt8] {
    try encode(value, pretty: true, for: path)
  }

  private static func encode(
    _ value: some Encodable, pretty: Bool, for path: String
  ) throws(ResultStoreError) -> [UInt8] {
    do {
      return [UInt8](try encoder(pretty: pretty).encode(value)) + [0x0a]
    } catch {
      throw .notWritable(path: path, reason: "a value has no JSON form: \(reason(error))")
    }
  }

  /// Reads a value; `line` is for the error.
  static func decode<Value: Decodable>(
    _ type: Value.Type, from bytes: some Collection<UInt8>, path: String, line: Int? = nil
  ) throws(ResultStoreError) -> Value {
    do {
      return try decoder.decode(type, from: Data(bytes))
    } catch {
      throw .broken(path: path, line: line, reason: reason(error))
    }
  }

  /// What is wrong and where, in one line.
  private static func reason(_ error: any Error) -> String {
    func place(_ context: DecodingError.Context) -> String {
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      return path.isEmpty ? "" : " at \(path)"
    }
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      return "\"\(key.stringValue)\" is missing\(place(context))"
    case DecodingError.typeMismatch(let type, let context):
      return "expected \(type)\(place(context))"
    case DecodingError.valueNotFound(let type, let context):
      return "expected \(type), found null\(place(context))"
    case DecodingError.dataCorrupted(let context):
      return context.debugDescription + place(context)
    case EncodingError.invalidValue(let value, let context):
      return "\(value)\(context.codingPath.map { ".\($0.stringValue)" }.joined())"
    default:
      return "\(error)"
    }
  }
}
