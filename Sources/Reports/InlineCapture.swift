import Foundation
import Imaging
import ResultStore
import Vocabulary

/// A capture that stands in the page itself, so that it needs no script and can be printed.
struct InlineCapture {
  var trial: StoredTrial
  var capture: CaptureID
  /// The greatest width in pixels.
  var width = 640

  /// The picture, or why there is none.
  func draw(alt: String) -> HTML {
    do {
      let bitmap = try PNG.decode(trial.png(of: capture)).fitted(toWidth: width, height: 4096)
      let jpeg = Data(try JPEG.encode(bitmap, quality: 62)).base64EncodedString()
      return HTML.void(
        "img",
        [
          "src": "data:image/jpeg;base64,\(jpeg)", "alt": alt, "width": "\(bitmap.width)",
          "height": "\(bitmap.height)",
        ])
    } catch {
      return tag("p", ["class": "note"]) { "The capture \(capture) was not kept." }
    }
  }
}
