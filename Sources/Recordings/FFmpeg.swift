import Foundation
import Processes

/// How ffmpeg is called, and what it says.
enum FFmpeg {
  /// Speaks only when something is wrong, and tells its progress as `key=value` lines on its
  /// standard output.
  static let quiet = [
    "-hide_banner", "-loglevel", "warning", "-nostats", "-progress", "pipe:1",
  ]

  /// H.264 that every browser plays. Without B-frames the times of the pictures need no edit list,
  /// which players disagree on.
  static func encoder(preset: String, quality: Int) -> [String] {
    [
      "-c:v", "libx264", "-preset", preset, "-crf", "\(quality)", "-bf", "0", "-fps_mode", "vfr",
      "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709",
      "-color_range", "tv",
    ]
  }

  /// Turns RGB into the colours that `encoder` names; browsers would guess others.
  static let colours = "scale=out_color_matrix=bt709:out_range=tv,setsar=1,format=yuv420p"

  /// Calls ffmpeg with these arguments and nothing of this process's environment but the search
  /// path.
  static func command(
    _ arguments: [String], directory: String? = nil
  ) -> Command {
    Command(
      "ffmpeg", arguments,
      environment: [
        "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
        "LC_ALL": "C.UTF-8", "AV_LOG_FORCE_NOCOLOR": "1",
      ], directory: directory
    ).owned
  }

  /// Runs ffmpeg to its end and gives what it told last.
  ///
  /// - Throws: `RecordingError.ffmpegMissing`, `.notStarted`, `.failed`, `.timedOut` or
  ///   `.cancelled`.
  static func run(
    _ arguments: [String], in directory: String? = nil, within limit: Duration
  ) async throws(RecordingError) -> FFmpegProgress {
    let result: ProcessResult
    do {
      result = try await command(quiet + ["-nostdin", "-y"] + arguments, directory: directory)
        .run(within: limit, keeping: 64 << 10)
    } catch {
      throw RecordingError(error)
    }
    guard !result.timedOut else { throw .timedOut(limit) }
    guard result.isSuccess else { throw .failed(lastLines: lastLines(of: result.errorText)) }
    var progress = FFmpegProgress()
    for line in result.text.split(separator: "\n") { progress.read(line) }
    return progress
  }

  /// The end of what ffmpeg wrote, as it reports causes first and consequences last.
  static func lastLines(of errors: String) -> String {
    errors.split(whereSeparator: \.isNewline).suffix(6).joined(separator: "\n")
  }
}

extension RecordingError {
  /// What a process that could not be run means for a video.
  init(_ error: ProcessError) {
    self =
      switch error {
      case .notFound("ffmpeg"): .ffmpegMissing
      case .cancelled: .cancelled
      default: .notStarted("\(error)")
      }
  }
}
