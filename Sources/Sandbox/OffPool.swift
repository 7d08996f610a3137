import Dispatch

private let files = DispatchQueue(label: "deskmark.files", attributes: .concurrent)

/// Does work that blocks on a thread of its own, so that it never holds up other tasks.
func offPool<Result: Sendable>(
  _ work: @escaping @Sendable () throws(SandboxError) -> Result
) async throws(SandboxError) -> Result {
  let result: Swift.Result<Result, SandboxError> = await withCheckedContinuation { continuation in
    files.async {
      continuation.resume(returning: Swift.Result(catching: work))
    }
  }
  return try result.get()
}
