import CJPEG

/// Writes JPEG files in memory.
public enum JPEG {
  /// Writes the picture as a baseline JPEG file with 4:2:0 colours.
  ///
  /// `quality` ranges from 1 to 100.
  ///
  /// - Throws: `ImagingError.empty`, `.quality`, `.tooLarge` beyond 65500 pixels in one direction,
  ///   `.encoding`.
  public static func encode(
    _ bitmap: Bitmap, quality: Int = 85
  ) throws(ImagingError) -> [UInt8] {
    guard bitmap.width > 0, bitmap.height > 0 else { throw .empty }
    guard (1...100).contains(quality) else { throw .quality(quality) }
    guard bitmap.width <= 65_500, bitmap.height <= 65_500 else {
      throw .tooLarge(
        width: bitmap.width, height: bitmap.height, limit: "at most 65500 in each direction")
    }
    guard let compressor = tjInitCompress() else {
      throw .encoding(format: "JPEG", "libjpeg-turbo has no memory")
    }
    defer { tjDestroy(compressor) }
    var file: UnsafeMutablePointer<UInt8>?
    var size: UInt = 0
    defer { tjFree(file) }
    let status = tjCompress2(
      compressor, bitmap.bytes, Int32(bitmap.width), Int32(bitmap.width * 4),
      Int32(bitmap.height), Int32(TJPF_BGRX.rawValue), &file, &size,
      Int32(TJSAMP_420.rawValue), Int32(quality), 0)
    guard status == 0, let file else {
      throw .encoding(format: "JPEG", String(cString: tjGetErrorStr2(compressor)))
    }
    return [UInt8](UnsafeBufferPointer(start: file, count: Int(size)))
  }
}
