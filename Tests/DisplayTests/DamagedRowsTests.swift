import Imaging
import Testing
import Vocabulary

@testable import Display

@Suite struct DamagedRowsTests {
  private func area(_ y: Int, _ height: Int) -> Rectangle {
    Rectangle(x: 0, y: y, width: 5, height: height)
  }

  @Test func `Rows count as painted since every capture before`() {
    var rows = DamagedRows(height: 100)
    let first = rows.begin()
    #expect(rows.since(first) == nil)
    rows.note(area(10, 3))
    let second = rows.begin()
    #expect(rows.since(first) == 10..<13 && rows.since(second) == nil)
    rows.note(area(40, 1))
    #expect(rows.since(first) == 10..<41 && rows.since(second) == 40..<41)
  }

  @Test func `What lies outside of the screen is left out`() {
    var rows = DamagedRows(height: 20)
    let capture = rows.begin()
    rows.note(area(-5, 3))
    rows.note(area(30, 3))
    #expect(rows.since(capture) == nil)
    rows.note(area(18, 9))
    #expect(rows.since(capture) == 18..<20)
  }

  @Test func `Where the pointer was and is may have changed as well`() {
    let bitmap = Bitmap(width: 1, height: 1, bytes: [0, 0, 0, 0])
    let capture = MarkedCapture(bitmap: bitmap, mark: .init(number: 2, pointer: 50..<60))
    #expect(capture.rows(painted: nil, since: .init(number: 1, pointer: nil)) == 50..<60)
    #expect(capture.rows(painted: 5..<6, since: .init(number: 1, pointer: 70..<80)) == 5..<80)
    let bare = MarkedCapture(bitmap: bitmap, mark: .init(number: 2, pointer: nil))
    #expect(bare.rows(painted: nil, since: .init(number: 1, pointer: nil)).isEmpty)
  }
}

extension LiveTests {
  struct PaintedRowsTests {
    @Test func `No row outside of those painted differs between two captures`() async throws {
      let server = try XServer()
      let client = await TestClient(server.display)
      let display = try await server.connect()
      _ = try await display.settle(quiet: 0.2)
      var before = try await display.markedCapture()
      #expect(try await display.paintedRows(since: before.mark) == nil)
      for index in 0..<40 {
        client.fill(
          UInt(index * 275_317) & 0xff_ffff, x: 3, y: Int32(index * 5), width: 30, height: 7)
        if index % 3 == 0 { try await display.move(to: Point(x: 20 + index * 9, y: 400)) }
        let after = try await display.markedCapture()
        let rows = after.rows(
          painted: try await display.paintedRows(since: before.mark), since: before.mark)
        let changed = after.bitmap.changedRows(from: before.bitmap)
        #expect(
          changed.allSatisfy { rows.contains($0.lowerBound) && $0.upperBound <= rows.upperBound })
        before = after
      }
      client.stop()
    }
  }
}
