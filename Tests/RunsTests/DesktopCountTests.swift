import Testing

@testable import Runs

@Suite struct DesktopCountTests {
  private static let gibibyte: Int64 = 1 << 30

  private func pressure(
    available: Int64 = 20, processor: Double = 0, memory: Double = 0
  ) -> Pressure {
    Pressure(
      cores: 2, available: available * Self.gibibyte, processorStall: processor,
      memoryStall: memory)
  }

  @Test func `A number stays what it is, and auto is the only word`() throws {
    #expect(DesktopCount("auto") == .automatic)
    #expect(DesktopCount("7") == .fixed(7))
    for text in ["0", "65", "-1", "two", ""] { #expect(DesktopCount(text) == nil) }
    let fixed = DesktopCount.fixed(7)
    #expect(fixed.next(after: 7, running: 7, pressure(available: 0, processor: 99)) == 7)
  }

  @Test func `Auto begins with a desktop a core, or with what memory bears`() {
    #expect(DesktopCount.automatic.initial(pressure()) == 2)
    #expect(DesktopCount.automatic.initial(pressure(available: 1)) == 1)
  }

  @Test func `While cores are free it grows to what memory bears and no further`() {
    var count = 2
    for _ in 0..<40 {
      // 20 GiB at first, half of one for each desktop.
      let left = Pressure(
        cores: 2, available: 20 * Self.gibibyte - Int64(count) * (Self.gibibyte / 2))
      count = DesktopCount.automatic.next(after: count, running: count, left)
    }
    #expect(count == 32)
    let little = Pressure(cores: 2, available: 2 * Self.gibibyte)
    #expect(DesktopCount.automatic.next(after: 4, running: 4, little) == 5)
    #expect(DesktopCount.automatic.next(after: 4, running: 3, pressure()) == 4)
  }

  @Test func `It shrinks when memory is short or stalled for, down to one`() {
    #expect(DesktopCount.automatic.next(after: 8, running: 8, pressure(memory: 30)) == 6)
    var count = 8
    for _ in 0..<20 {
      count = DesktopCount.automatic.next(after: count, running: count, pressure(available: 0))
    }
    #expect(count == 1)
  }

  @Test func `Wanted cores shrink it to one desktop a core`() {
    var count = 16
    for _ in 0..<20 {
      count = DesktopCount.automatic.next(after: count, running: count, pressure(processor: 99))
    }
    #expect(count == 2)
    #expect(DesktopCount.automatic.next(after: 4, running: 4, pressure(processor: 70)) == 4)
  }

  @Test func `The kernel's tables are read, and the load where it has no pressure`() {
    let memory = "MemTotal: 100 kB\nMemAvailable:   2048 kB\n"
    let read = Pressure(
      cores: 2, memory: memory,
      processorPressure: "some avg10=12.50 avg60=1.00 avg300=0.00 total=1\nfull avg10=0.00\n",
      memoryPressure: "some avg10=3.00 avg60=0.00 avg300=0.00 total=1\n", load: "9.0 1 1")
    #expect(
      read == Pressure(cores: 2, available: 2 << 20, processorStall: 12.5, memoryStall: 3))
    let old = Pressure(
      cores: 2, memory: memory, processorPressure: "", memoryPressure: "", load: "3.0 1.0 1.0 1/2 3"
    )
    #expect(old.processorStall == 50)
    #expect(Pressure.current().available > 0)
  }
}
