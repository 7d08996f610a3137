import CPNG

/// Writes and reads PNG files in memory.
public enum PNG {
  /// The largest number of pixels that is read, so that a tiny hostile file cannot fill memory.
  static let largestDecoded = 100_000_000

  /// Writes the picture as a PNG file with 8-bit RGB pixels.
  ///
  /// Screens are mostly flat areas: compression level 1 without row filters is three times faster
  /// than libpng's own choice of filters there and makes no larger files.
  ///
  /// - Throws: `ImagingError.empty`, `.tooLarge` beyond 65535 pixels in one direction, `.encoding`.
  public static func encode(_ bitmap: Bitmap) throws(ImagingError) -> [UInt8] {
    guard bitmap.width > 0, bitmap.height > 0 else { throw .empty }
    guard bitmap.width <= 65_535, bitmap.height <= 65_535 else {
      throw .tooLarge(
        width: bitmap.width, height: bitmap.height, limit: "at most 65535 in each direction")
    }
    let output = Output()
    // The sizes are in range and the output is memory, so that libpng has nothing to report but a
    // failed allocation, and that ends the process, as it does in Swift.
    var writer = png_create_write_struct(PNG_LIBPNG_VER_STRING, nil, nil, nil)
    guard let png = writer else { throw .encoding(format: "PNG", "libpng has no memory") }
    var info = png_create_info_struct(png)
    defer { png_destroy_write_struct(&writer, &info) }
    guard info != nil else { throw .encoding(format: "PNG", "libpng has no memory") }
    withExtendedLifetime(output) {
      png_set_write_fn(
        png, Unmanaged.passUnretained(output).toOpaque(),
        { png, bytes, count in
          guard let target = png_get_io_ptr(png), let bytes else { return }
          Unmanaged<Output>.fromOpaque(target).takeUnretainedValue().bytes
            .append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
        }, { _ in })
      png_set_compression_level(png, 1)
      png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE)
      png_set_compression_buffer_size(png, 1 << 16)
      png_set_IHDR(
        png, info, UInt32(bitmap.width), UInt32(bitmap.height), 8, PNG_COLOR_TYPE_RGB,
        PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_BASE, PNG_FILTER_TYPE_BASE)
      png_write_info(png, info)
      png_set_bgr(png)
      png_set_filler(png, 0, PNG_FILLER_AFTER)
      bitmap.bytes.withUnsafeBufferPointer { pixels in
        for row in 0..<bitmap.height {
          png_write_row(png, pixels.baseAddress.map { $0 + row * bitmap.width * 4 })
        }
      }
      png_write_end(png, info)
    }
    return output.bytes
  }

  /// Reads a PNG file of any kind; transparent parts are laid on white.
  ///
  /// - Throws: `ImagingError.corrupt` for bytes that are no whole PNG file, `.tooLarge` beyond
  ///   100 million pixels.
  public static func decode(_ bytes: [UInt8]) throws(ImagingError) -> Bitmap {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    defer { png_image_free(&image) }
    var pixels: [UInt8] = []
    let failure = bytes.withUnsafeBytes { file -> ImagingError? in
      // Reading happens in here because libpng keeps the address of the file between both calls.
      guard png_image_begin_read_from_memory(&image, file.baseAddress, file.count) != 0 else {
        return .corrupt(format: "PNG", message(of: image))
      }
      let width = Int(image.width)
      let height = Int(image.height)
      guard width * height <= largestDecoded else {
        return .tooLarge(width: width, height: height, limit: "at most 100 million pixels")
      }
      image.format = UInt32(PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_BGR)
      pixels = [UInt8](repeating: 0, count: width * height * 3)
      var white = png_color(red: 255, green: 255, blue: 255)
      guard png_image_finish_read(&image, &white, &pixels, Int32(width * 3), nil) != 0,
        image.warning_or_error == 0
      else { return .corrupt(format: "PNG", message(of: image)) }
      return nil
    }
    if let failure { throw failure }
    var result = [UInt8](repeating: 255, count: pixels.count / 3 * 4)
    pixels.withUnsafeBufferPointer { from in
      result.withUnsafeMutableBufferPointer { to in
        for pixel in 0..<(from.count / 3) {
          to[pixel * 4] = from[pixel * 3]
          to[pixel * 4 + 1] = from[pixel * 3 + 1]
          to[pixel * 4 + 2] = from[pixel * 3 + 2]
        }
      }
    }
    return Bitmap(width: Int(image.width), height: Int(image.height), bytes: result)
  }

  private static func message(of image: png_image) -> String {
    withUnsafeBytes(of: image.message) { text in
      String(decoding: text.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  /// Collects what libpng writes.
  private final class Output {
    var bytes: [UInt8] = []
  }
}
