import Testing
import Vocabulary

@testable import Display

struct DamageLogTests {
  let start = ContinuousClock.now

  func at(_ milliseconds: Int) -> ContinuousClock.Instant { start + .milliseconds(milliseconds) }

  @Test func `A large area counts each time`() {
    var log = DamageLog()
    let area = Rectangle(x: 0, y: 0, width: 100, height: 100)
    log.note(area, at: at(1))
    log.note(area, at: at(2))
    #expect(log.lastChange(ignoringAreasUpTo: 1500) == at(2))
    log.mark()
    #expect(log.lastChange(ignoringAreasUpTo: 1500) == nil)
  }

  @Test func `A small area never counts alone, however often`() {
    var log = DamageLog()
    for time in 0..<1000 {
      log.note(Rectangle(x: 5, y: 5, width: 2, height: 20), at: at(time))
    }
    #expect(log.lastChange(ignoringAreasUpTo: 1500) == nil)
    #expect(log.lastChange(ignoringAreasUpTo: 39) == at(999))
  }

  @Test func `Small areas count together when a new one is painted`() {
    var log = DamageLog()
    for column in 0..<10 {
      log.note(Rectangle(x: column * 20, y: 0, width: 20, height: 20), at: at(column))
    }
    log.note(Rectangle(x: 0, y: 0, width: 20, height: 20), at: at(50))
    #expect(log.lastChange(ignoringAreasUpTo: 1500) == at(9))
  }

  @Test func `A crowd of places is a change`() {
    var log = DamageLog()
    for column in 0..<600 {
      log.note(Rectangle(x: column, y: 0, width: 1, height: 1), at: at(column))
    }
    #expect(log.lastChange(ignoringAreasUpTo: 1500) == at(599))
  }
}
