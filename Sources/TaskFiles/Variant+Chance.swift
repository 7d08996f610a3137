extension Variant {
  /// A number from 0 below `bound` that the variant's seed and the name decide, the same every time.
  ///
  /// `bound` is above 0. It is drawn as parameters are, in a stream of its own.
  public func chance(_ name: String, below bound: UInt64) -> UInt64 {
    var generator = SplitMix64(seed: seed, name: name)
    return generator.next(below: bound)
  }
}
