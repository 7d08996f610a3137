import Accessibility
import DevTools
import Display
import Foundation
import Imaging
public import Logging
import Processes
import Sandbox
import TaskFiles
public import Vocabulary

/// A real desktop: an X server, a window manager, buses and applications in a sandbox.
public actor LiveDesktop: Desktop {
  /// The screen that captures show.
  public nonisolated let screen: Screen
  let configuration: DesktopConfiguration
  let tools: Set<String>
  /// The folders below the home that the file tools may work on.
  let folders: [String]
  let sandbox: Sandbox
  let display: DisplayConnection
  let session: RunningProcess
  let accessibility: AccessibilityReader
  let pipes: DevToolsPipes
  let log: Logger

  private let socket: DisplaySocket
  private var sides: [RunningProcess]
  private var ended = false

  var browser: Browser?
  var opened: [Application] = []
  /// Which of the opened applications the DevTools pipe leads to.
  var browserNumber: Int?
  var sites: [Setup.PlacedSite] = []
  /// Hears of writes to the sites, where there are any.
  var writes: SiteWrites?
  var before: [String: Entry] = [:]
  /// Tells what changes in the home, from the end of setting up until freezing.
  var watch: HomeWatch?
  /// What each capture showed, so that places on it can be found on the screen.
  var captures: [CaptureID: RememberedCapture] = [:]
  /// The capture that was taken last; there is none of that name at first.
  var latest = CaptureID(rawValue: "c0")
  /// The class of the application that had the keyboard when the desktop was last looked at.
  var front: String?
  /// The part of the screen that the next capture shows; nil for all of it.
  var zoom: Rectangle?
  /// Records the screen, where that was asked for.
  var recording: ScreenRecording?
  /// Compresses only what has changed since the capture before.
  var encoder = IncrementalPNG()
  /// The capture that the encoder knows, where that is one of the whole screen at its own size.
  var encoded: MarkedCapture.Mark?
  /// The screen without pointer after the last action.
  var rested: MarkedCapture?
  /// The outcome of setting up, once that was begun.
  var settingUp: Task<Result<Preparation, Fault>, Never>?
  var preparation = Preparation()
  private var toolCalls = 0
  private let released: @Sendable () -> Void

  private init(
    configuration: DesktopConfiguration, tools: Set<String>, folders: [String], sandbox: Sandbox,
    display: DisplayConnection, session: RunningProcess, accessibility: AccessibilityReader,
    pipes: DevToolsPipes, socket: DisplaySocket, sides: [RunningProcess], log: Logger,
    released: @escaping @Sendable () -> Void
  ) {
    self.screen = configuration.screen
    self.configuration = configuration
    self.tools = tools
    self.folders = folders
    self.sandbox = sandbox
    self.display = display
    self.session = session
    self.accessibility = accessibility
    self.pipes = pipes
    self.socket = socket
    self.sides = sides
    self.log = log
    self.released = released
  }

  /// Brings a bare desktop up: everything runs and nothing is open.
  ///
  /// - Parameters:
  ///   - slot: which of the desktops it is that exist at the same time, from 0.
  ///   - tools: the executor's tools that may be called, such as `files.read`.
  ///   - folders: the folders below the home that file tools may work on; an empty one is all of it.
  ///   - hosts: the host names under which the desktop finds its trial's sites.
  ///   - log: told what goes wrong aside.
  ///   - released: called once, when the desktop has been removed.
  public static func start(
    _ configuration: DesktopConfiguration, slot: Int, tools: Set<String> = [],
    folders: [String] = [""], hosts: [String] = [], log: Logger,
    released: @escaping @Sendable () -> Void = {}
  ) async throws(Fault) -> LiveDesktop {
    let begun = ContinuousClock.now
    let sandbox: Sandbox
    do {
      sandbox = try await Sandbox.start(
        SandboxConfiguration(
          slot: slot, siteHosts: hosts,
          limits: Limits(
            memory: configuration.memory, processes: configuration.processes,
            disk: configuration.disk, diskEntries: configuration.diskEntries)))
    } catch {
      throw .startFailed("The sandbox", error)
    }
    do throws(Fault) {
      let desktop = try await start(
        in: sandbox, configuration, tools: tools, folders: folders, log: log, released: released)
      await desktop.isUp(after: (.now - begun).seconds)
      return desktop
    } catch {
      try? await sandbox.remove()
      throw error
    }
  }

  private static func start(
    in sandbox: Sandbox, _ configuration: DesktopConfiguration, tools: Set<String>,
    folders: [String], log: Logger, released: @escaping @Sendable () -> Void
  ) async throws(Fault) -> LiveDesktop {
    let startup = Startup(sandbox: sandbox, configuration: configuration)
    let pipes: DevToolsPipes
    do throws(DevToolsPipesError) {
      pipes = try DevToolsPipes(in: sandbox.folders.run)
    } catch {
      throw .startFailed("The browser's pipe", error.message)
    }
    do {
      try await sandbox.handOver(.run)
    } catch {
      throw .startFailed("The browser's pipe", error)
    }
    let server = try await startup.displayServer()
    let socket: DisplaySocket
    do {
      socket = try DisplaySocket(to: sandbox.folders.x11 + "/X1")
    } catch {
      throw .startFailed("The link to the X server's socket in /tmp/.X11-unix", error)
    }
    do throws(Fault) {
      // The connection is made while the session's buses and window manager come up.
      async let session = startup.sessionOutcome()
      let display: DisplayConnection
      do {
        display = try await DisplayConnection.open(socket.name, screen: configuration.screen)
      } catch {
        throw .startFailed("The connection to the X server", error, output: server.errorTail)
      }
      let desktopSide = try await session.get()
      let reader = try await startup.accessibilityReader()
      return LiveDesktop(
        configuration: configuration, tools: tools, folders: folders, sandbox: sandbox,
        display: display, session: desktopSide,
        accessibility: AccessibilityReader(transport: ProcessLines(process: reader)),
        pipes: pipes, socket: socket, sides: [server, reader], log: log, released: released)
    } catch {
      socket.remove()
      throw error
    }
  }

  /// The display's name for X clients outside the sandbox, such as `:1042`.
  public nonisolated var displayName: String { display.name }

  private func isUp(after seconds: Double) { preparation.desktop = seconds }

  /// Keeps a side so that it ends with the desktop.
  func keep(_ side: RunningProcess) { sides.append(side) }

  /// Counts the calls of tools from 1.
  func nextToolCall() -> Int {
    toolCalls += 1
    return toolCalls
  }

  /// What changed in the home since the last call, or since it was set up.
  public func effects() async throws(Fault) -> [Effect] {
    await watch?.effects() ?? []
  }

  /// Removes the desktop; may be called again.
  public func end() async {
    guard !ended else { return }
    ended = true
    watch?.close()
    await stopRecording()
    browser = nil
    await writes?.stop()
    pipes.close()
    await accessibility.close()
    await display.close()
    socket.remove()
    do {
      try await sandbox.remove()
    } catch {
      log.error("a desktop was not removed", metadata: ["reason": "\(error)"])
    }
    released()
  }
}
