import Documents
import Testing

struct CellAddressTests {
  @Test(arguments: [
    ("A1", 1, 1), ("B2", 2, 2), ("$B$2", 2, 2), ("Z10", 10, 26), ("AA1", 1, 27), ("b2", 2, 2),
    ("XFD1048576", 1_048_576, 16_384),
  ])
  func `Letters and digits are read`(text: String, row: Int, column: Int) {
    #expect(CellAddress(text) == CellAddress(row: row, column: column))
  }

  @Test(arguments: [
    "", "A", "1", "A0", "XFE1", "A1048577", "AAAA1", "A1B", "A-1", "Ä1", "$", "A01",
  ])
  func `What is no address is refused`(text: String) {
    #expect(CellAddress(text) == nil)
  }

  @Test(arguments: [1, 2, 26, 27, 52, 702, 703, 16_384])
  func `An address is written as it is read`(column: Int) {
    let address = CellAddress(row: 7, column: column)
    #expect(CellAddress(address.description) == address)
  }
}
