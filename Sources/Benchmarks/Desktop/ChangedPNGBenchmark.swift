import Display
import Imaging
import Vocabulary

/// A screen of which 200x40 pixels have changed since the one before, written as a PNG file.
///
/// The rows of the change are told, as the X server tells them to a desktop.
struct ChangedPNGBenchmark: Benchmark {
  let name = "png-changed"

  static let change = Rectangle(x: 400, y: 340, width: 200, height: 40)
  private static let whole = "whole frame"

  func rows(in run: BenchmarkRun) async throws(Fault) -> [BenchmarkRow] {
    let stage = try await run.stage(.sheet)
    let pictures: FramePair
    do {
      pictures = FramePair(try await stage.display.capture(), change: Self.change)
    } catch {
      throw Fault(.infrastructure, "bench.capture", "\(error)")
    }
    let own = Contest.Contestant(name: name, kind: .library, burst: 4) {
      try await pictures.encodeNext()
    }
    let whole = Contest.Contestant(name: Self.whole, kind: .yardstick) {
      try await pictures.encodeWhole()
    }
    let outcome = try await Contest(
      own: own, peers: [whole], repetitions: stage.repetitions
    ).run()
    return [
      BenchmarkRow(
        name, "PNG, 200x40 pixels changed, Calc", outcome,
        bars: [.atMost(0.05, timesOf: Self.whole)], faults: await pictures.faults())
    ]
  }
}

/// A frame and the same with an area in inverted colours, encoded in turns.
actor FramePair {
  private let frames: [Bitmap]
  private let rows: Range<Int>
  private var encoder = IncrementalPNG()
  private var next = 0
  private var last: [UInt8] = []

  init(_ frame: Bitmap, change: Rectangle) {
    var changed = frame
    for y in change.y..<(change.y + change.height) {
      for x in change.x..<(change.x + change.width) {
        let pixel = frame[x, y]
        changed[x, y] = Pixel(
          red: 255 - pixel.red, green: 255 - pixel.green, blue: 255 - pixel.blue)
      }
    }
    frames = [frame, changed]
    rows = change.y..<(change.y + change.height)
  }

  /// Encodes the one that was not encoded last, and says how many milliseconds that took.
  func encodeNext() throws -> Double {
    next = (next + 1) % frames.count
    let watch = Stopwatch()
    last = try encoder.encode(frames[next], damage: rows)
    return watch.milliseconds
  }

  /// Encodes a frame as if there were none before it.
  func encodeWhole() throws -> Double {
    let watch = Stopwatch()
    let file = try PNG.encode(frames[0])
    let time = watch.milliseconds
    return withExtendedLifetime(file) { time }
  }

  /// What is wrong with the last file, read back.
  func faults() -> [String] {
    do {
      let read = try PNG.decode(last)
      return read == frames[next] ? [] : ["the file holds other pixels than the frame"]
    } catch {
      return ["the file cannot be read: \(error)"]
    }
  }
}
