import Foundation
import JSONValue
import Testing

@testable import Executor

@Suite struct FileToolTests {
  /// A home in a folder of its own that is removed afterwards.
  final class Home {
    let root: String

    init() throws {
      let folder = NSTemporaryDirectory() + "deskmark-home-\(UUID().uuidString)"
      try FileManager.default.createDirectory(
        atPath: folder + "/Documents/old", withIntermediateDirectories: true)
      root = URL(filePath: folder).resolvingSymlinksInPath().path
      try write("Documents/note.txt", "one\ntwo\nthree\n")
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    func write(_ path: String, _ text: String) throws {
      try text.write(toFile: "\(root)/\(path)", atomically: false, encoding: .utf8)
    }

    func text(_ path: String) -> String? {
      try? String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
    }

    func call(_ tool: String, _ arguments: JSONValue, folders: [String] = [""]) -> FileAnswer {
      FileRequest(tool: tool, arguments: arguments, folders: folders).carryOut(root: root)
    }
  }

  private func words(_ answer: FileAnswer) -> String {
    switch answer {
    case .done(let text): text
    case .refused(let refusal): "refused: \(refusal)"
    }
  }

  @Test func `Files are listed, read, written, edited, moved and deleted`() throws {
    let home = try Home()
    #expect(
      home.call("files.list", ["path": "Documents"]) == .done("file 14 note.txt\nfolder - old"))
    #expect(
      home.call("files.read", ["path": "~/Documents/note.txt", "from": 2])
        == .done("two\nthree\n"))
    _ = home.call("files.write", ["path": "Reports/2026/a.txt", "text": "x"])
    #expect(home.text("Reports/2026/a.txt") == "x")
    _ = home.call("files.edit", ["path": "Documents/note.txt", "old": "two", "new": "2"])
    #expect(home.text("Documents/note.txt") == "one\n2\nthree\n")
    _ = home.call("files.move", ["from": "Documents/note.txt", "to": "Documents/old/n.txt"])
    #expect(home.text("Documents/old/n.txt") == "one\n2\nthree\n")
    #expect(words(home.call("files.delete", ["path": "Documents/old"])).contains("not empty"))
    #expect(
      home.call("files.delete", ["path": "Documents/old", "recursive": true])
        == .done("Deleted Documents/old."))
    #expect(home.call("files.list", ["path": "Documents"]) == .done("The folder is empty."))
  }

  @Test(
    arguments: [
      ("files.read", ["path": "../etc/passwd"], "not permitted"),
      ("files.read", ["path": "/etc/passwd"], "not permitted"),
      ("files.read", ["path": "out/passwd"], "not permitted"),
      ("files.read", ["path": "link.txt"], "not permitted"),
      ("files.list", ["path": "out"], "not permitted"),
      ("files.write", ["path": "out/x", "text": "x"], "not permitted"),
      ("files.write", ["path": "link.txt", "text": "x"], "failed"),
      ("files.move", ["from": "Documents/note.txt", "to": "out/n"], "not permitted"),
      ("files.delete", ["path": "out/passwd"], "not permitted"),
      ("files.delete", ["path": ""], "stays"),
      ("files.read", ["path": "Documents"], "is no file"),
      ("files.read", ["path": "pipe"], "is no file"),
      ("files.read", ["path": "bytes"], "no text"),
      ("files.read", ["path": "Documents/note.txt", "from": 9], "has 4 lines"),
      ("files.read", ["path": "gone"], "nothing at 'gone'"),
      ("files.edit", ["path": "Documents/note.txt", "old": "e", "new": ""], "stands 3 times"),
      ("files.edit", ["path": "Documents/note.txt", "old": "x", "new": ""], "does not stand"),
      ("files.move", ["from": "Documents/note.txt", "to": "bytes"], "already"),
      ("files.write", ["path": "a"], "needs 'text'"),
      ("files.write", ["path": "a", "text": 1], "has to be a text"),
      ("files.write", ["path": "a", "text": "b", "mode": 7], "has no argument 'mode'"),
      ("files.read", "x", "have to be an object"),
      ("files.burn", [:], "no tool"),
    ] as [(String, JSONValue, String)])
  func `What cannot be done is refused in words`(
    tool: String, arguments: JSONValue, part: String
  ) throws {
    let home = try Home()
    symlink("/etc", home.root + "/out")
    symlink("/etc/passwd", home.root + "/link.txt")
    mkfifo(home.root + "/pipe", 0o600)
    try Data([0xff, 0, 1]).write(to: URL(filePath: home.root + "/bytes"))
    let answer = words(home.call(tool, arguments))
    #expect(answer.hasPrefix("refused: ") && answer.contains(part), "\(answer)")
    #expect(home.text("Documents/note.txt") == "one\ntwo\nthree\n")
  }

  @Test func `Only granted folders can be worked on`() throws {
    let home = try Home()
    try home.write("secret.txt", "s")
    symlink("../secret.txt", home.root + "/Documents/way-out")
    for path in ["secret.txt", "Documents/way-out", "", "Documents-other/a"] {
      let answer = words(home.call("files.read", ["path": .string(path)], folders: ["Documents"]))
      #expect(answer.hasPrefix("refused: "), "\(path): \(answer)")
    }
    #expect(
      home.call("files.read", ["path": "Documents/note.txt"], folders: ["Documents"])
        == .done("one\ntwo\nthree\n"))
    let kept = words(
      home.call("files.delete", ["path": "Documents", "recursive": true], folders: ["Documents"]))
    #expect(kept.contains("stays"), "\(kept)")
  }

  @Test func `A long file is read in parts that fit`() throws {
    let home = try Home()
    let lines = (1...4000).map { "line \($0)" }
    try home.write("long.txt", lines.joined(separator: "\n"))
    var read: [Substring] = []
    var from = 1
    for _ in 1...10 {
      guard
        case .done(let text) = home.call("files.read", ["path": "long.txt", "from": .int(from)])
      else { break }
      #expect(text.utf8.count <= ToolMessage.limit)
      let part = text.split(separator: "\n")
      read += part.filter { !$0.hasPrefix("…") }
      guard let note = part.last, note.hasPrefix("…"), let next = note.split(separator: " ").last
      else { break }
      from = Int(next) ?? 0
    }
    #expect(read.map(String.init) == lines)
  }
}
