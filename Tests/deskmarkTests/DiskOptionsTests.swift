import Testing

@testable import deskmark

@Suite struct DiskOptionsTests {
  @Test(arguments: [("16M", 16 << 20), ("2g", 2 << 30), ("1024G", 1 << 40), ("20000K", 20_480_000)])
  func `A size is a number with a letter`(text: String, bytes: Int) throws {
    #expect(try DiskOptions.bytes(text) == bytes)
  }

  @Test(arguments: ["", "G", "-1G", "15M", "2000G", "1.5G", "2GB", "99999999999999999999"])
  func `Anything else is refused`(text: String) {
    #expect(throws: (any Error).self) { try DiskOptions.bytes(text) }
  }
}
