/// How many desktops a run has at the same time.
public enum DesktopCount: Sendable, Hashable, CustomStringConvertible {
  /// Always so many.
  case fixed(Int)
  /// As many as the machine bears, more or fewer while the run goes on.
  case automatic

  /// Reads `auto` or a number from 1 to 64; nil for anything else.
  public init?(_ text: String) {
    if text == "auto" {
      self = .automatic
    } else if let number = Int(text), (1...64).contains(number) {
      self = .fixed(number)
    } else {
      return nil
    }
  }

  /// The value as it is given on the command line.
  public var description: String {
    switch self {
    case .fixed(let number): "\(number)"
    case .automatic: "auto"
    }
  }

  /// How many there are at first on a machine under that pressure.
  public func initial(_ pressure: Pressure) -> Int {
    switch self {
    case .fixed(let number): number
    case .automatic: min(pressure.cores, most(pressure, running: 0))
    }
  }

  /// How many there should be next, one event or some seconds after there were `running`.
  ///
  /// A desktop that waits for its agent takes memory and no core, so the number grows by a quarter
  /// while cores are free, up to what memory bears. It shrinks by a quarter when memory runs short
  /// or is stalled for, and, down to one desktop a core, while cores are always wanted.
  public func next(after allowed: Int, running: Int, _ pressure: Pressure) -> Int {
    guard case .automatic = self else { return initial(pressure) }
    let most = most(pressure, running: running)
    let part = max(1, allowed / 4)
    if pressure.memoryStall > 10 || pressure.available < Pressure.reserve {
      return max(1, min(most, allowed - part))
    }
    if pressure.processorStall > 90 {
      return min(most, max(min(allowed, pressure.cores), allowed - part))
    }
    // Only where all that may run do run is there a reason to allow more.
    if pressure.processorStall < 50, running >= allowed { return min(most, allowed + part) }
    return min(most, allowed)
  }

  /// What memory bears beside the desktops that run, at most 16 to a core and 64 in all.
  private func most(_ pressure: Pressure, running: Int) -> Int {
    let free = max(0, pressure.available - Pressure.reserve) / Pressure.desktop
    return max(1, min(64, 16 * pressure.cores, running + Int(free)))
  }
}
