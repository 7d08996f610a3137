import ArgumentParser
import Foundation
import Reports

/// What every verb that writes a report needs.
enum ReportFile {
  /// The baselines of this installation.
  static func baselines() throws -> Baselines {
    do {
      return try Baselines.load(Installation.baselines)
    } catch {
      throw Failure.usage("\(error)")
    }
  }

  /// The file's text.
  static func text(of path: String) throws -> String {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw Failure.usage("cannot read \(path): it is missing or no UTF-8 text")
    }
    return text
  }

  /// Writes the whole file or nothing.
  static func write(_ data: Data, to path: String) throws {
    do {
      try data.write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw Failure.usage("cannot write \(path): \(error.localizedDescription)")
    }
  }
}
