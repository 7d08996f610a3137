import Foundation
import Imaging
import ResultStore
import Vocabulary

/// The captures of a run as the page embeds them: each picture once, whoever shows it.
struct CaptureLibrary {
  /// One picture.
  struct Picture {
    /// Its name in the page.
    var name: String
    /// The size of the capture, to which the places of actions belong.
    var width: Int
    var height: Int
    /// The JPEG file in Base64.
    var data: String
  }

  /// What there is to show of one capture.
  enum Entry {
    case shown(Picture)
    /// Left out, since the page would be too large.
    case omitted
    /// Why it cannot be shown.
    case unreadable(String)
  }

  let selection: CaptureSelection
  private let digests: [StoredTrial: [CaptureID: String]]
  private var pictures: [String: Entry] = [:]

  /// The pictures in use so far.
  var embedded: [Picture] {
    pictures.values.compactMap { if case .shown(let picture) = $0 { picture } else { nil } }
      .sorted { ($0.name.utf8.count, $0.name) < ($1.name.utf8.count, $1.name) }
  }

  /// Looks through the captures of the trials and chooses at most `limit` of them.
  init(_ trials: [StoredTrial], limit: Int) {
    var digests: [StoredTrial: [CaptureID: String]] = [:]
    var candidates: [CaptureSelection.Trial] = []
    for trial in trials {
      var captures: [String] = []
      for capture in trial.captures {
        guard let digest = try? trial.digest(of: capture) else { continue }
        digests[trial, default: [:]][capture] = digest
        captures.append(digest)
      }
      candidates.append(
        CaptureSelection.Trial(
          succeeded: trial.verdict.outcome == .success, captures: captures))
    }
    self.digests = digests
    selection = CaptureSelection(candidates, limit: limit)
  }

  /// The capture of a trial, made smaller for the page the first time it is asked for.
  mutating func entry(_ capture: CaptureID, of trial: StoredTrial) -> Entry {
    guard let digest = digests[trial]?[capture] else {
      return .unreadable("The capture \(capture) was not kept.")
    }
    guard selection.chosen.contains(digest) else { return .omitted }
    if let entry = pictures[digest] { return entry }
    let entry: Entry
    do {
      let bitmap = try PNG.decode(trial.png(of: capture))
      let small = bitmap.fitted(toWidth: 960, height: 4096)
      let jpeg = try JPEG.encode(small, quality: 60)
      entry = .shown(
        Picture(
          name: "capture-\(pictures.count + 1)", width: bitmap.width, height: bitmap.height,
          data: Data(jpeg).base64EncodedString()))
    } catch {
      entry = .unreadable("The capture \(capture) cannot be read: \(error)")
    }
    pictures[digest] = entry
    return entry
  }
}
