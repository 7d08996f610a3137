/// The SplitMix64 generator of Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators" (OOPSLA 2014), in the form of Vigna's public domain `splitmix64.c`.
///
/// What a seed draws is part of a result's meaning, so this sequence never changes.
struct SplitMix64: Sendable {
  private var state: UInt64

  init(state: UInt64) { self.state = state }

  /// A generator for one parameter under one seed.
  ///
  /// The state is the first number of the generator that starts at `seed`, combined by exclusive or
  /// with the FNV-1a hash of the name's UTF-8, so that every parameter has a stream of its own.
  init(seed: UInt64, name: String) {
    var bySeed = SplitMix64(state: seed)
    state = bySeed.next() ^ Self.hash(name)
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number from 0 below `bound`, which is above 0: the high half of the 128-bit product.
  mutating func next(below bound: UInt64) -> UInt64 {
    next().multipliedFullWidth(by: bound).high
  }

  /// The 64-bit FNV-1a hash.
  private static func hash(_ name: String) -> UInt64 {
    name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }
}
