import Accessibility
import DevTools
import Display
import Imaging
import JSONValue
import Logging
public import Vocabulary

extension LiveDesktop {
  /// Looks at the desktop.
  public func observe(_ parts: Observation.Parts) async throws(Fault) -> Sight {
    let bitmap: Bitmap
    let windows: [Window]
    do {
      bitmap = try await display.capture()
      windows = try await display.windows()
    } catch {
      throw .lost("The screen cannot be seen", error)
    }
    let id = CaptureID(rawValue: "c\(captures.count + 1)")
    captures.insert(id)
    let png: [UInt8]
    do {
      png = try PNG.encode(bitmap)
    } catch {
      throw .lost("The capture cannot be encoded", error)
    }
    var sight = Sight(
      capture: Capture(id: id, width: bitmap.width, height: bitmap.height, png: png),
      windows: windows)
    if parts.contains(.accessibility) {
      do {
        sight.accessibility = try await accessibility.read()
      } catch {
        throw .lost("The accessibility tree cannot be read", error)
      }
    }
    if parts.contains(.page) { sight.page = await page() }
    return sight
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
