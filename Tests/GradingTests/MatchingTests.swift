import Testing

@testable import Grading

@Suite struct MatchingTests {
  @Test func `A flexible thing makes way for one that has no choice`() {
    #expect(Matching([[true, true], [true, false]]).unmatched == [])
    #expect(
      Matching([[true, true, false], [true, false, false], [false, true, true]]).unmatched == [])
  }

  @Test func `What finds nothing of its own is left`() {
    #expect(Matching([[true], [true]]).unmatched == [1])
    #expect(Matching([[false, false]]).unmatched == [0])
    #expect(Matching([[], []]).unmatched == [0, 1])
    #expect(Matching([]).unmatched == [])
  }
}
