import Testing
import Vocabulary

@testable import Display

struct DragPathTests {
  @Test(arguments: [
    (Point(x: 0, y: 0), Point(x: 500, y: 20)), (Point(x: 9, y: 9), Point(x: 8, y: 9)),
    (Point(x: 100, y: 300), Point(x: 40, y: 10)), (Point(x: 5, y: 5), Point(x: 0, y: 0)),
  ])
  func `A path has few places, leads to its end and moves about it`(start: Point, end: Point) {
    let path = DragPath(from: start, to: end)
    #expect(path.way.last == end && path.way.count <= 24)
    #expect(path.hover.last == end && path.hover.first != end)
    #expect(path.hover.allSatisfy { $0.x >= 0 && abs($0.x - end.x) <= 1 && $0.y == end.y })
  }
}
