import Foundation
import Mustache

/// Reads the files of a site's folder.
struct SiteFolder {
  var path: String

  /// What a static file may be; pages hold no scripts.
  private static let mediaTypes = [
    "css": "text/css; charset=utf-8", "svg": "image/svg+xml", "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8", "png": "image/png", "jpg": "image/jpeg",
    "ico": "image/x-icon", "pdf": "application/pdf",
  ]

  /// The text of a file; nil when there is none.
  func text(_ name: String) throws(SiteError) -> String? {
    let file = "\(path)/\(name)"
    guard FileManager.default.fileExists(atPath: file) else { return nil }
    guard let data = FileManager.default.contents(atPath: file) else {
      throw SiteError(file: file, "the file cannot be read")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw SiteError(file: file, "the file is not UTF-8 text")
    }
    return text
  }

  /// The regular files below a folder of the site, as sorted paths below it; links are left out.
  func files(below name: String) -> [String] {
    let root = URL(fileURLWithPath: "\(path)/\(name)").standardizedFileURL.path
    guard let all = FileManager.default.enumerator(atPath: root) else { return [] }
    var files: [String] = []
    for case let file as String in all where !file.split(separator: "/").contains(where: hidden) {
      let attributes = try? FileManager.default.attributesOfItem(atPath: "\(root)/\(file)")
      if attributes?[.type] as? FileAttributeType == .typeRegular { files.append(file) }
    }
    return files.sorted()
  }

  private func hidden(_ part: Substring) -> Bool { part.first == "." }

  /// The files below `static`, by path.
  func staticFiles(log: ProblemLog) -> [String: StaticFile] {
    var found: [String: StaticFile] = [:]
    for file in files(below: "static") {
      let place = "\(path)/static/\(file)"
      let kind = file.split(separator: ".").last.map(String.init) ?? ""
      guard let mediaType = Self.mediaTypes[kind] else {
        let known = Self.mediaTypes.keys.sorted().joined(separator: ", ")
        log.add("a static file must be one of \(known)", file: place)
        continue
      }
      guard let data = FileManager.default.contents(atPath: place) else {
        log.add("the file cannot be read", file: place)
        continue
      }
      found[file] = StaticFile(mediaType: mediaType, bytes: Array(data))
    }
    return found
  }

  /// The templates by name, with the partials that each one asks for.
  func templates(log: ProblemLog) -> [String: MustacheTemplate] {
    var found: [String: MustacheTemplate] = [:]
    var used: [(name: String, file: String, line: Int)] = []
    for file in files(below: "templates") where file.hasSuffix(".mustache") {
      let place = "\(path)/templates/\(file)"
      let name = String(file.dropLast(".mustache".count))
      // A broken template is there all the same: nobody need hear that it is missing, too.
      found[name] = try? MustacheTemplate(string: "")
      do {
        guard let text = try self.text("templates/\(file)") else { continue }
        found[name] = try MustacheTemplate(string: text)
        used += partials(of: text).map { ($0.name, place, $0.line) }
      } catch let error as SiteError {
        error.problems.forEach { log.add($0.message, file: $0.file, line: $0.line) }
      } catch let error as MustacheTemplate.ParserError {
        log.add(
          "the template is broken: \(error.error)", file: place,
          line: error.context.lineNumber, column: error.context.columnNumber)
      } catch {
        log.add("the template is broken: \(error)", file: place)
      }
    }
    for partial in used where found[partial.name] == nil {
      log.add(
        "there is no template \(partial.name).mustache", file: partial.file, line: partial.line)
    }
    return found
  }

  /// The templates that a template names as partials or as the layout it fills in.
  private func partials(of text: String) -> [(name: String, line: Int)] {
    var found: [(name: String, line: Int)] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      for part in line.split(separator: "{{", omittingEmptySubsequences: false).dropFirst() {
        guard part.first == ">" || part.first == "<" else { continue }
        let name = part.dropFirst().prefix { $0 != "}" }.filter { !$0.isWhitespace }
        found.append((name, index + 1))
      }
    }
    return found
  }
}
