/// One window of a desktop, as its window manager knows it.
public struct Window: Codable, Sendable, Hashable {
  /// The X11 window id.
  public var id: UInt
  /// The title that its title bar shows.
  public var title: String
  /// The class part of WM_CLASS, such as `libreoffice-calc`.
  public var applicationClass: String
  /// The process id the window claims, in the desktop's own numbering.
  public var pid: Int?
  /// The content's area in screen pixels, without the decoration.
  public var frame: Rectangle
  /// Whether it has the keyboard.
  public var active: Bool
  /// Whether it is hidden in its icon.
  public var minimized: Bool

  /// Makes the record of a window.
  public init(
    id: UInt, title: String, applicationClass: String, pid: Int?, frame: Rectangle,
    active: Bool, minimized: Bool
  ) {
    self.id = id
    self.title = title
    self.applicationClass = applicationClass
    self.pid = pid
    self.frame = frame
    self.active = active
    self.minimized = minimized
  }
}
