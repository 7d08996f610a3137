import Accessibility
import DevTools
import Display
import Imaging
import JSONValue
import Logging
public import Vocabulary

extension LiveDesktop {
  /// Looks at the desktop.
  public func observe(
    _ parts: Observation.Parts, view: CaptureView
  ) async throws(Fault) -> Sight {
    var sight: Sight
    do {
      let whole = try await display.markedCapture(pointer: view.pointer)
      let surfaces = try await display.surfaces()
      let windows = try await display.windows()
      sight = Sight(
        capture: try await picture(of: whole, for: view), windows: windows)
      var remembered = sight.capture
      remembered.png = []
      remembered.sent = nil
      captures[remembered.id] = RememberedCapture(capture: remembered, surfaces: surfaces)
      front = windows.first { $0.active }?.applicationClass
    } catch let error as ImagingError {
      throw .lost("The capture cannot be encoded", error)
    } catch {
      throw .lost("The screen cannot be seen", error)
    }
    if parts.needsTree {
      do {
        sight.accessibility = try await accessibility.read(details: parts.contains(.osworld))
      } catch {
        throw .lost("The accessibility tree cannot be read", error)
      }
    }
    if parts.contains(.page) { sight.page = await page() }
    return sight
  }

  /// The next capture: the screen, or the part of it that was asked for, at the size of the view.
  private func picture(
    of seen: MarkedCapture, for view: CaptureView
  ) async throws -> Capture {
    let whole = seen.bitmap
    let area = zoom ?? screen.bounds
    zoom = nil
    latest = CaptureID(rawValue: "c\(captures.count + 1)")
    let part =
      area == screen.bounds
      ? whole : whole.crop(x: area.x, y: area.y, width: area.width, height: area.height) ?? whole
    let size = view.size(of: area)
    let shown =
      part.width == size.width && part.height == size.height
      ? part : part.scaled(toWidth: size.width, height: size.height)
    let isWhole =
      area == screen.bounds && shown.width == whole.width && shown.height == whole.height
    let png =
      isWhole ? try await encode(seen) : try encoder.encode(shown)
    if !isWhole { encoded = nil }
    var capture = Capture(
      id: latest, width: size.width, height: size.height, png: png, area: area)
    if let format = view.format, format != .png {
      capture.sent = Capture.Sent(format: format, bytes: try format.encode(shown))
    }
    return capture
  }

  /// Compresses what has changed of the screen; the X server says where that may be.
  @discardableResult
  func encode(_ seen: MarkedCapture) async throws -> [UInt8] {
    var rows: Range<Int>?
    if let encoded {
      rows = seen.rows(painted: try await display.paintedRows(since: encoded), since: encoded)
    }
    // While it is not known to have been encoded it is compared whole.
    encoded = nil
    let png = try encoder.encode(seen.bitmap, damage: rows)
    encoded = seen.mark
    return png
  }

  /// The front page, or nil while the browser is closed, busy or in another window.
  private func page() async -> PageSnapshot? {
    guard let browser else { return nil }
    do {
      guard let tab = try await browser.frontPage() else { return nil }
      // A page that is not painted yet cannot be seen, and loses the input that comes too early.
      let painted = try await browser.evaluate(
        "document.readyState !== 'loading' && performance.getEntriesByType('paint').length > 0",
        in: tab)
      return painted == .bool(true) ? try await browser.snapshot(of: tab) : nil
    } catch {
      log.debug("no page", metadata: ["reason": "\(error)"])
      return nil
    }
  }
}
