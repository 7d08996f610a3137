/// The size of a desktop's screen in pixels.
public struct Screen: Codable, Sendable, Hashable, CustomStringConvertible {
  /// Pixels across.
  public var width: Int
  /// Pixels down.
  public var height: Int

  /// The size every figure of the benchmark is for unless it says otherwise.
  public static let standard = Screen(width: 1920, height: 1080)

  /// Makes a screen of the given size.
  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// Reads `WIDTHxHEIGHT`, each between 320 and 8192; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count == 2, let width = Int(parts[0]), let height = Int(parts[1]),
      (320...8192).contains(width), (320...8192).contains(height)
    else { return nil }
    self.init(width: width, height: height)
  }

  /// The whole screen as an area.
  public var bounds: Rectangle { Rectangle(x: 0, y: 0, width: width, height: height) }

  /// The value as people read it.
  public var description: String { "\(width)x\(height)" }
}
