import Accessibility
import DevTools
import Display
import Foundation
import Imaging
import Processes
import Sandbox
public import TaskFiles
public import Vocabulary

extension LiveDesktop {
  /// Places files, starts services and opens applications; once, however often it is called.
  public func setUp(_ variant: Variant) async throws(Fault) -> Preparation {
    let work =
      settingUp
      ?? Task {
        do throws(Fault) {
          return .success(try await prepare(for: variant))
        } catch {
          return .failure(error)
        }
      }
    settingUp = work
    return try await withTaskCancellationHandler {
      await work.value
    } onCancel: {
      work.cancel()
    }.get()
  }

  private func prepare(for variant: Variant) async throws(Fault) -> Preparation {
    let begun = ContinuousClock.now
    try await place(variant)
    try await serve(variant)
    for opening in variant.setup.open {
      let opened = ContinuousClock.now
      try await open(opening)
      preparation.launches.append(
        .init(application: opening.application, seconds: (.now - opened).seconds))
    }
    if variant.setup.open.isEmpty { await rest(upTo: 3) }
    do {
      watch = try await HomeWatch.start(
        sandbox.folders.home, ignoring: ApplicationLitter.contains)
      before = try await Inventory.take(of: sandbox.folders.home, excluding: [".cache"])
    } catch {
      throw .lost("The home cannot be watched or listed", error)
    }
    // What is on the screen now is most of what the first capture will show.
    if let frame = try? await display.markedCapture() { _ = try? await encode(frame) }
    preparation.setup = (.now - begun).seconds
    return preparation
  }

  /// Writes the session's and the applications' own files, and then the task's.
  private func place(_ variant: Variant) async throws(Fault) {
    let writer = HomeWriter(home: sandbox.folders.home)
    let builder = AssetBuilder()
    do {
      for folder in SessionSeed.folders { try writer.folder(folder) }
      for file in SessionSeed.files(scale: screen.scale) + Catalogue.all.flatMap(\.seed) {
        try writer.file(file.path, Array(file.text.utf8))
      }
      try await startFromSeeds(Set(variant.applications + variant.setup.open.map(\.application)))
      for file in variant.setup.files {
        let modified = file.modified ?? HomeWriter.usualTime
        switch file.source {
        case .folder: try writer.folder(file.path)
        case .text(let text):
          try writer.file(file.path, Array(text.utf8), mode: file.mode, modified: modified)
        case .built(let text, let from, let to):
          let bytes = try await builder.build(text, from: from, to: to)
          try writer.file(file.path, bytes, mode: file.mode, modified: modified)
        }
      }
      try await sandbox.handOver(.home)
    } catch let fault as Fault {
      throw fault
    } catch {
      throw Fault(
        .infrastructure, "setup.files", "the task's files could not be placed: \(error)")
    }
  }

  /// Puts in place what the applications' first start makes, where that has been kept.
  private func startFromSeeds(_ names: Set<String>) async throws {
    let profiles = Set(Catalogue.all.filter { names.contains($0.name) }.compactMap(\.profile))
    for profile in profiles {
      guard let kept = await ApplicationSeeds.shared.folder(of: profile, configuration, log)
      else { continue }
      let place = sandbox.folders.home + "/" + profile.path
      // The kept profile was made from the same files.
      try? FileManager.default.removeItem(atPath: place)
      _ = try await SafeCopy.copy(kept, to: place)
    }
  }

  /// Starts the server of the task's sites beside the desktop.
  private func serve(_ variant: Variant) async throws(Fault) {
    sites = variant.setup.sites
    guard !sites.isEmpty else { return }
    let side: Side
    do {
      side = try await SiteSide(
        variant: variant, executable: configuration.executable
      ).side(in: sandbox)
    } catch {
      throw Fault(.infrastructure, "setup.sites", "the sites could not be placed: \(error)")
    }
    let startup = Startup(sandbox: sandbox, configuration: configuration)
    do {
      let server = try await startup.start(side, named: "The site server") {
        $0.hasPrefix("ready")
      }
      keep(server)
      let writes = SiteWrites(server)
      await writes.listen()
      self.writes = writes
    } catch {
      throw Fault(
        .task, "setup.sites",
        "the sites of \(variant.task) could not be served: \(error.message)", output: error.output)
    }
  }

  /// Opens an application and waits until its window is there and the screen is at rest.
  func open(_ opening: Setup.OpenedApplication) async throws(Fault) {
    guard let application = Catalogue.application(named: opening.application) else {
      throw Fault(
        .task, "setup.unknown-application",
        "\(opening.location): there is no application '\(opening.application)'; known are "
          + Catalogue.all.map(\.name).joined(separator: ", "))
    }
    let what = Application.Opening(
      file: opening.file, url: opening.url, accessibility: configuration.pageAccessibility,
      scale: screen.scale)
    let command = application.command(what)
    opened.append(application)
    let isBrowser = application.speaksDevTools && browser == nil
    if isBrowser { browserNumber = opened.count }
    let window: Window?
    do {
      try await session.writeLine(
        SessionScript.launch(
          command, number: opened.count, devTools: isBrowser, log: application.name))
      window = try await display.window(upTo: configuration.readyWithin) {
        application.isReady($0, what)
      }
    } catch {
      throw .lost("\(application.title) could not be opened", error)
    }
    guard window != nil else { throw await notReady(application) }
    if isBrowser { try connect() }
    if let role = application.landmark, try await !appears(role) {
      throw await notReady(application)
    }
    await rest(upTo: 8)
  }

  /// Waits until a showing node of that role is in the accessibility tree, and says whether it is.
  private func appears(_ role: String) async throws(Fault) -> Bool {
    let deadline = ContinuousClock.now + .seconds(configuration.readyWithin)
    repeat {
      do {
        let tree = try await accessibility.read()
        if !tree.nodes(role: role).isEmpty { return true }
        _ = try await display.waitForChange(upTo: 0.3)
      } catch {
        throw .lost("The accessibility tree cannot be read", error)
      }
    } while ContinuousClock.now < deadline
    return false
  }

  /// Takes up the connection to the browser that was just opened.
  private func connect() throws(Fault) {
    guard let ends = pipes.take() else { throw .lost("The browser's pipe is gone", "taken before") }
    do {
      browser = Browser(
        connection: try DevToolsConnection(
          readDescriptor: ends.fromBrowser, writeDescriptor: ends.toBrowser))
    } catch {
      throw .lost("The browser's pipe cannot be used", error)
    }
  }

  /// Waits until the screen is at rest, longer than after an action: applications paint in bursts
  /// while they start.
  private func rest(upTo cap: Double) async {
    _ = try? await display.settle(
      quiet: 0.4, cap: cap, ignoringAreasUpTo: configuration.settle.ignoredArea)
  }

  /// The fault of an application without a window, with the windows that there were instead.
  private func notReady(_ application: Application) async -> Fault {
    let windows = (try? await display.windows()) ?? []
    let titles = windows.map { "'\($0.title)' (\($0.applicationClass))" }
    return Fault(
      .infrastructure, "setup.not-ready",
      "\(application.title) was not ready within \(Int(configuration.readyWithin)) s; windows "
        + "there were: " + (titles.isEmpty ? "none" : titles.joined(separator: ", ")))
  }
}
