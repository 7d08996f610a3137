import COpenSSL

/// Takes bytes piece by piece and makes their SHA-256 digest.
public struct SHA256Hasher: ~Copyable {
  private let context: OpaquePointer

  /// Makes a hasher that has seen no bytes.
  public init() {
    guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1
    else { fatalError("libcrypto has no memory, or no SHA-256") }
    self.context = context
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Takes more bytes.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) { Self.feed(bytes, to: context) }

  /// Takes more bytes.
  public mutating func update(_ bytes: some Sequence<UInt8>) {
    let context = context
    let isDone: Void? = bytes.withContiguousStorageIfAvailable {
      Self.feed(UnsafeRawBufferPointer($0), to: context)
    }
    guard isDone == nil else { return }
    Array(bytes).withUnsafeBytes { Self.feed($0, to: context) }
  }

  private static func feed(_ bytes: UnsafeRawBufferPointer, to context: OpaquePointer) {
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
    precondition(EVP_DigestUpdate(context, start, bytes.count) == 1, "libcrypto refused bytes")
  }

  /// Ends, and gives the digest of all that was taken.
  public consuming func finish() -> SHA256Digest {
    let bytes = [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
      var written: UInt32 = 0
      precondition(
        EVP_DigestFinal_ex(context, buffer.baseAddress, &written) == 1, "libcrypto gave no digest")
      count = Int(written)
    }
    return SHA256Digest(unchecked: bytes)
  }
}
