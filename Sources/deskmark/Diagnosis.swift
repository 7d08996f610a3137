import Desktops
import Foundation
import Logging
import Processes
import Sandbox
import Vocabulary

/// What `doctor` looks at.
enum Diagnosis {
  /// One thing that was looked at.
  struct Finding: Codable {
    var title: String
    var found: String
    var fine: Bool
    /// Whether trials are impossible without it.
    var required: Bool
    /// The command or the step that mends it.
    var remedy: String?
  }

  /// Looks at everything, the sandbox by using it.
  static func findings() async -> [Finding] {
    var findings = [packages(), tasks(), controlGroups(), memory(), await leftovers()]
    if findings[0].fine { findings.append(await desktop()) }
    return findings
  }

  private static func packages() -> Finding {
    let missing = Requirements.missing()
    return Finding(
      title: "Debian packages",
      found: missing.isEmpty
        ? "\(Requirements.wanted().count) wanted, all installed"
        : "missing \(missing.joined(separator: " "))",
      fine: missing.isEmpty, required: true,
      remedy: "make setup, or as root: apt-get install --no-install-recommends "
        + missing.joined(separator: " "))
  }

  private static func tasks() -> Finding {
    let root = Installation.tasks
    let fine = FileManager.default.fileExists(atPath: root)
    return Finding(
      title: "Tasks", found: fine ? root : "no folder \(root)", fine: fine, required: true,
      remedy: "run deskmark in a checkout, or name the tasks' root with --root")
  }

  private static func controlGroups() -> Finding {
    let support = ControlGroupSupport.detect()
    var fine = true
    if case .none = support { fine = false }
    return Finding(
      title: "Limits of memory and processes", found: support.description, fine: fine,
      required: false,
      remedy: "not needed: each process is limited by itself; run as root, or delegate a control "
        + "group to this user, to limit desktops as a whole")
  }

  private static func leftovers() async -> Finding {
    let all = await Leftover.find()
    let list = all.prefix(8).map { "\($0.kind.rawValue) \($0.name)" }.joined(separator: ", ")
    return Finding(
      title: "Left by killed runs",
      found: all.isEmpty
        ? "nothing" : list + (all.count > 8 ? " and \(all.count - 8) more" : ""),
      fine: all.isEmpty, required: false,
      remedy: "deskmark doctor --clean; the next 'deskmark run' does it too")
  }

  private static func memory() -> Finding {
    let needed: UInt64 = 2 << 30
    let found = ProcessInfo.processInfo.physicalMemory
    return Finding(
      title: "Memory", found: "\(found >> 20) MiB", fine: found >= needed, required: false,
      remedy: "a desktop with a browser wants about 1 GiB; use -n 1")
  }

  /// Brings a desktop up and looks at it.
  private static func desktop() async -> Finding {
    do throws(Fault) {
      let start = ContinuousClock.now
      let desktop = try await LiveDesktop.start(
        DesktopConfiguration(executable: Installation.executable), slot: 0, tools: [],
        log: Logger(label: "doctor"))
      let sight: Sight
      do throws(Fault) {
        sight = try await desktop.observe([])
      } catch {
        await desktop.end()
        throw error
      }
      let milliseconds = Int(start.milliseconds)
      await desktop.end()
      return Finding(
        title: "A desktop in its sandbox",
        found: "\(sight.capture.width)x\(sight.capture.height), up in \(milliseconds) ms",
        fine: true, required: true)
    } catch {
      return Finding(
        title: "A desktop in its sandbox",
        found: error.message + (error.output.map { ": \($0)" } ?? ""),
        fine: false, required: true,
        remedy: "user namespaces have to be allowed: sysctl kernel.unprivileged_userns_clone=1, "
          + "and user.max_user_namespaces above 0")
    }
  }
}
