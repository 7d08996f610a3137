import Documents
import Testing

struct ZipArchiveTests {
  @Test func `Entries and contents come out as they went in`() throws {
    let archive = try ZipArchive(
      Fixture.zip(["a.txt": "alpha", "folder/": "", "folder/ä.txt": ""]))
    #expect(archive.entries.map(\.name) == ["a.txt", "folder/", "folder/ä.txt"])
    #expect(archive.entries.map(\.isFolder) == [false, true, false])
    #expect(archive.entries[0].size == 5)
    #expect(try archive.read("a.txt") == Array("alpha".utf8))
    #expect(try archive.read("folder/ä.txt").isEmpty)
  }

  @Test func `A missing entry is named`() throws {
    let archive = try ZipArchive(Fixture.zip(["a.txt": "alpha"]))
    #expect(throws: DocumentError.missingPart("b.txt")) { try archive.read("b.txt") }
  }

  @Test(arguments: [[], Array("PK".utf8), [UInt8](repeating: 0, count: 100)])
  func `Other bytes are no archive`(bytes: [UInt8]) {
    #expect { try ZipArchive(bytes) } throws: { error in
      if case .notAZip = error as? DocumentError { true } else { false }
    }
  }

  @Test func `Every truncation of an archive is an error and no crash`() throws {
    let whole = Fixture.zip(["a.txt": "alpha", "b.txt": "beta"])
    for length in stride(from: 0, to: whole.count, by: 3) {
      #expect(throws: DocumentError.self) {
        let archive = try ZipArchive(Array(whole[..<length]))
        for entry in archive.entries { _ = try archive.read(entry.name) }
      }
    }
  }

  @Test func `Unpacking ends at the limit whatever size is stated`() throws {
    var writer = ZipWriter()
    writer.add("honest", [UInt8](repeating: 65, count: 200_000))
    let archive = try ZipArchive(writer.finished())
    #expect(throws: DocumentError.tooLarge(part: "honest", limit: 100_000)) {
      try archive.read("honest", limit: 100_000)
    }
    var liar = ZipWriter()
    liar.add("liar", [UInt8](repeating: 65, count: 200_000), size: 10)
    #expect(throws: DocumentError.self) {
      try ZipArchive(liar.finished()).read("liar", limit: 100_000)
    }
  }

  @Test func `All parts together are limited too`() throws {
    var writer = ZipWriter()
    writer.add("a", [UInt8](repeating: 0, count: 1 << 20))
    let archive = try ZipArchive(writer.finished())
    for _ in 0..<256 { _ = try archive.read("a") }
    #expect(throws: DocumentError.self) { try archive.read("a") }
  }

  @Test func `A wrong checksum is damage`() throws {
    var writer = ZipWriter()
    writer.add("a", Array("alpha".utf8), checksum: 1)
    let archive = try ZipArchive(writer.finished())
    #expect { try archive.read("a") } throws: { error in
      if case .malformed(part: "a", _) = error as? DocumentError { true } else { false }
    }
  }

  @Test func `Too many entries are refused`() throws {
    var writer = ZipWriter()
    for index in 0..<10_001 { writer.add("\(index)", []) }
    #expect(throws: DocumentError.tooLarge(part: "the archive's directory", limit: 10_000)) {
      try ZipArchive(writer.finished())
    }
  }
}
