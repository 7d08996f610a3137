import Foundation
import Imaging
import JSONValue
import Vocabulary

/// A line that the harness writes to an agent's process.
enum AgentMessage {
  case begin(Briefing)
  case observation(Observation)
  case end

  /// The message as one line of JSON, its line end included.
  ///
  /// - Parameters:
  ///   - session: what tells trials apart where several are talked of on one way.
  ///   - folder: the trial's folder, for the first message.
  func line(session: String? = nil, folder: String? = nil) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let data =
      switch self {
      case .begin(let briefing):
        try encoder.encode(Begin(briefing, session: session, folder: folder))
      case .observation(let observation): try encoder.encode(Seen(observation, session: session))
      case .end: try encoder.encode(["type": "end", "session": session].compactMapValues { $0 })
      }
    return Array(data) + [UInt8(ascii: "\n")]
  }

  private struct Begin: Encodable {
    var type = "begin"
    /// Counts the versions of the protocol.
    var version = 1
    var task: TaskID
    var instruction: String
    var screen: Screen
    var steps: Int
    var seconds: Double
    /// Left out where there are none.
    var tools: [ToolDefinition]?
    var session: String?
    /// Absolute, and outside of the desktop.
    var folder: String?

    init(_ briefing: Briefing, session: String?, folder: String?) {
      self.session = session
      self.folder = folder
      task = briefing.task
      instruction = briefing.instruction
      screen = briefing.screen
      steps = briefing.steps
      seconds = briefing.seconds
      tools = briefing.tools.isEmpty ? nil : briefing.tools
    }
  }

  private struct Seen: Encodable {
    var type = "observation"
    var step: Int
    var capture: Picture
    var windows: [Window]
    var results: [ActionResult]
    var accessibility: AccessibilityTree?
    var outline: String?
    var osworld: String?
    var page: PageSnapshot?
    var session: String?

    init(_ observation: Observation, session: String?) {
      self.session = session
      step = observation.step
      capture = Picture(observation.capture)
      windows = observation.windows
      results = observation.results
      accessibility = observation.accessibility
      outline = observation.outline
      osworld = observation.osworld
      page = observation.page
    }
  }

  private struct Picture: Encodable {
    var id: CaptureID
    var width: Int
    var height: Int
    /// The part of the screen that it shows.
    var area: Rectangle
    /// The file in base64, under the name of its format.
    var png: String?
    var jpeg: String?
    var webp: String?

    init(_ capture: Capture) {
      id = capture.id
      width = capture.width
      height = capture.height
      area = capture.area
      let file = Data(capture.sent?.bytes ?? capture.png).base64EncodedString()
      switch capture.sent?.format ?? .png {
      case .png: png = file
      case .jpeg: jpeg = file
      case .webp, .lossyWebP: webp = file
      }
    }
  }
}
