public import Vocabulary

/// Draws the seed of each trial's variant from the run's seed.
public enum TrialSeed {
  /// The seed of trial `number` of a task: SplitMix64 over the run's seed, the FNV-1a hash of the
  /// task's name and the number, so that adding a task changes no other task's variants.
  public static func seed(run: UInt64, task: TaskID, number: Int) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in task.rawValue.utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
    return mix(mix(run &+ hash) &+ UInt64(truncatingIfNeeded: number))
  }

  /// The finaliser of SplitMix64 (Steele, Lea and Flood, 2014).
  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9e37_79b9_7f4a_7c15
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
