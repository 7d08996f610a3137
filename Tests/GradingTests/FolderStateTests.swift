import Foundation
import Grading
import JSONValue
import Testing
import Vocabulary

@Suite final class FolderStateTests {
  let folder = NSTemporaryDirectory() + "deskmark-state-\(UUID().uuidString)"

  init() throws {
    for path in ["home/D/E", "sites"] { try make(folder: path) }
    try write("home/D/E/note.txt", "hello")
    try write("home/big", String(repeating: "x", count: 1000))
    try write("secret", "s3cret")
    try write("before.json", #"{"a": {"kind": "file", "size": 1, "mode": 420, "digest": "d"}}"#)
    try write("after.json", "{}")
    try write("state.json", #"{"answer": "42", "live": {"tabs": []}}"#)
    try write("sites/shop.sqlite", "")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func make(folder path: String) throws {
    try FileManager.default.createDirectory(
      atPath: "\(folder)/\(path)", withIntermediateDirectories: true)
  }

  private func write(_ path: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(path)"))
  }

  private func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder)/home/\(path)", withDestinationPath: target)
  }

  @Test func `All of a kept state is read`() throws {
    let state = try FolderState(folder: folder)
    #expect(try state.file("D/E/note.txt") == Array("hello".utf8))
    #expect(state.before["a"] == Entry(kind: .file, size: 1, mode: 0o644, digest: "d"))
    #expect(state.after.isEmpty)
    #expect(state.answer == "42")
    #expect(state.live == ["tabs": []])
    #expect(try state.database(ofSite: "shop") == "\(folder)/sites/shop.sqlite")
  }

  @Test func `The answer may be missing`() throws {
    try write("state.json", #"{"live": {}}"#)
    #expect(try FolderState(folder: folder).answer == nil)
  }

  @Test(arguments: ["before.json", "after.json", "state.json"])
  func `A state without one of its records is no state`(name: String) throws {
    try write(name, "{")
    #expect(throws: StateError.self) { try FolderState(folder: self.folder) }
    try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    #expect(throws: StateError.missing(name)) { try FolderState(folder: self.folder) }
  }

  @Test(arguments: [
    "../secret", "/etc/passwd", "", "D/../../secret", "./big", "D//E/note.txt", "big\0", "D/",
  ])
  func `A path that is not plain is refused`(path: String) throws {
    let state = try FolderState(folder: folder)
    let error = #expect(throws: StateError.self) { try state.file(path) }
    guard case .unreadable = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `Links are not followed, at the end or on the way`() throws {
    try link("file", to: "../secret")
    try link("folder", to: "D/E")
    try link("outside", to: "..")
    let state = try FolderState(folder: folder)
    #expect(throws: StateError.notAFile("file", found: .link)) { try state.file("file") }
    for path in ["folder/note.txt", "outside/secret"] {
      let error = #expect(throws: StateError.self) { try state.file(path) }
      #expect(error?.description.contains("not a folder") == true)
    }
  }

  @Test func `Only regular files within the limit are read`() throws {
    #expect(mkfifo("\(folder)/home/pipe", 0o644) == 0)
    let state = try FolderState(folder: folder)
    #expect(throws: StateError.notAFile("pipe", found: .other)) { try state.file("pipe") }
    #expect(throws: StateError.notAFile("D", found: .folder)) { try state.file("D") }
    #expect(throws: StateError.missing("no")) { try state.file("no") }
    #expect(throws: StateError.missing("no/no")) { try state.file("no/no") }
    #expect(throws: StateError.tooLarge("big", size: 1000, limit: 999)) {
      try state.file("big", limit: 999)
    }
    #expect(try state.file("big", limit: 1000).count == 1000)
  }

  @Test(arguments: ["other", "", "../sites/shop", "shop\0"])
  func `A site that was not served has no database`(name: String) throws {
    let state = try FolderState(folder: folder)
    #expect(throws: StateError.self) { try state.database(ofSite: name) }
  }
}
