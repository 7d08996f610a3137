import Testing
import Vocabulary

@testable import Display

struct DragPathTests {
  @Test(arguments: [
    (Point(x: 0, y: 0), Point(x: 500, y: 20)), (Point(x: 9, y: 9), Point(x: 8, y: 9)),
    (Point(x: 100, y: 300), Point(x: 40, y: 10)), (Point(x: 5, y: 5), Point(x: 5, y: 5)),
  ])
  func `A path ends at its end twice, and has few places`(start: Point, end: Point) {
    let points = DragPath(from: start, to: end).points
    #expect(points.suffix(2) == [end, end])
    #expect(points.count <= 25)
  }
}
