import CX11
import Testing

@testable import Display

struct SpareKeysTests {
  /// Keys 8 to 17: nothing, a, nothing, nothing, Shift, inert, inert, inert, acting, nothing.
  static let layout = KeyboardLayout(
    lowest: 8, columns: 2,
    symbols: [
      0, 0, 97, 65, 0, 0, 0, 0, 0xffe1, 0, 1001, 0, 1002, 0, 1002, 1001, 2000, 0, 0, 0,
    ], modifiers: [12], inert: [1001, 1002])

  @Test func `Spare keys are those on which nothing acts, long runs first`() {
    #expect(Self.layout.spares == [13, 14, 15, 10, 11, 17])
  }

  @Test func `The layout's own keys are found with and without Shift`() {
    #expect(Self.layout[97] == .init(code: 9, shifted: false))
    #expect(Self.layout[65] == .init(code: 9, shifted: true))
    #expect(Self.layout[66] == nil)
  }

  @Test func `Each new character gets its own key until none is left`() {
    var spares = SpareKeys(layout: Self.layout)
    let first = spares.assign([97, 500, 501, 500, 65])
    #expect(first.added == [13, 14] && first.reach == 5)
    #expect(spares[500] == .init(code: 13, shifted: false))
    #expect(spares.row(of: 13) == [500, 500])
    let second = spares.assign([500, 502, 503, 504, 505, 506, 97])
    #expect(second.added == [10, 11, 15, 17] && second.reach == 5)
    #expect(spares.release() == [10, 11, 13, 14, 15, 17])
    #expect(spares.row(of: 13) == [1001, 0])
    #expect(spares[500] == nil)
  }
}
