extension Bitmap {
  /// The picture at another size, by a box filter: each new pixel is the mean of the area that it
  /// covers, with the pixels at the area's edge weighted by their share.
  ///
  /// Meant for making pictures smaller; larger ones repeat pixels. `width` and `height` must be at
  /// least 1, and the picture must not be empty.
  public func scaled(toWidth newWidth: Int, height newHeight: Int) -> Bitmap {
    precondition(newWidth > 0 && newHeight > 0, "a scaled bitmap has at least one pixel")
    precondition(width > 0 && height > 0, "an empty bitmap cannot be scaled")
    if newWidth == width, newHeight == height { return self }
    let columns = (0..<newWidth).map { Span($0, of: newWidth, over: width) }
    let length = width * 3
    var sums = [Float](repeating: 0, count: length)
    var result = [UInt8](repeating: 255, count: newWidth * newHeight * 4)
    bytes.withUnsafeBufferPointer { source in
      sums.withUnsafeMutableBufferPointer { sums in
        result.withUnsafeMutableBufferPointer { result in
          for newRow in 0..<newHeight {
            // First the rows into one row of sums, then its columns.
            sums.update(repeating: 0)
            let rows = Span(newRow, of: newHeight, over: height)
            for row in rows.first...rows.last {
              let weight = rows.weight(of: row)
              var from = row * width * 4
              var to = 0
              while to < length {
                sums[to] += weight * Float(source[from])
                sums[to + 1] += weight * Float(source[from + 1])
                sums[to + 2] += weight * Float(source[from + 2])
                from += 4
                to += 3
              }
            }
            for newColumn in 0..<newWidth {
              let span = columns[newColumn]
              var blue: Float = 0
              var green: Float = 0
              var red: Float = 0
              for column in span.first...span.last {
                let weight = span.weight(of: column)
                blue += weight * sums[column * 3]
                green += weight * sums[column * 3 + 1]
                red += weight * sums[column * 3 + 2]
              }
              let area = span.length * rows.length
              let to = (newRow * newWidth + newColumn) * 4
              result[to] = UInt8(min(255, (blue / area).rounded()))
              result[to + 1] = UInt8(min(255, (green / area).rounded()))
              result[to + 2] = UInt8(min(255, (red / area).rounded()))
            }
          }
        }
      }
    }
    return Bitmap(width: newWidth, height: newHeight, bytes: result)
  }

  /// The picture at the largest size that keeps its shape and exceeds neither bound.
  ///
  /// A picture that fits already is returned as it is.
  public func fitted(toWidth maximumWidth: Int, height maximumHeight: Int) -> Bitmap {
    guard width > maximumWidth || height > maximumHeight else { return self }
    let factor = min(
      Double(maximumWidth) / Double(width), Double(maximumHeight) / Double(height))
    return scaled(
      toWidth: max(1, Int((Double(width) * factor).rounded())),
      height: max(1, Int((Double(height) * factor).rounded())))
  }
}

/// The old pixels that one new pixel covers, along one axis.
private struct Span {
  private let start: Float
  private let end: Float
  let first: Int
  let last: Int

  init(_ index: Int, of newCount: Int, over count: Int) {
    let step = Double(count) / Double(newCount)
    start = Float(Double(index) * step)
    end = Float(Double(index + 1) * step)
    first = min(count - 1, Int(start))
    last = max(first, min(count - 1, Int(end.rounded(.up)) - 1))
  }

  var length: Float { end - start }

  func weight(of index: Int) -> Float {
    max(0, min(end, Float(index + 1)) - max(start, Float(index)))
  }
}
