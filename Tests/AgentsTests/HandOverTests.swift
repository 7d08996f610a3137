import Testing

@testable import Agents

@Suite struct HandOverTests {
  @Test func `Values come in order, whoever is first`() async {
    let values = HandOver<Int>()
    values.put(1)
    values.put(2)
    #expect(await values.take(within: .seconds(5)) == 1)
    #expect(await values.take(within: .seconds(5)) == 2)
    let waiting = Task { await values.take(within: .seconds(20)) }
    values.put(3)
    #expect(await waiting.value == 3)
  }

  @Test func `The wait ends with its bound, with the end and with the task`() async {
    let values = HandOver<Int>()
    #expect(await values.take(within: .milliseconds(20)) == nil)
    let cancelled = Task { await values.take(within: .seconds(60)) }
    cancelled.cancel()
    #expect(await cancelled.value == nil)
    let closed = Task { await values.take(within: .seconds(60)) }
    values.close()
    #expect(await closed.value == nil)
  }
}
