import ArgumentParser
import Foundation
import Processes
import Sandbox

/// `deskmark doctor`: what is missing, with the command that mends it.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Say what is missing on this machine and how to mend it.")

  @Flag(help: "Print JSON.")
  var json = false

  @Flag(help: "Remove what killed runs left: processes, control groups, folders, display names.")
  var clean = false

  func run() async throws {
    if clean {
      for (leftover, isGone) in await Leftover.removeAll() {
        Console.error(
          "\(isGone ? "removed" : "LEFT   ") \(leftover.kind.rawValue) \(leftover.name)")
      }
    }
    let findings = await Diagnosis.findings()
    if json {
      try Console.json(findings)
    } else {
      for finding in findings {
        let mark = finding.fine ? "ok     " : finding.required ? "MISSING" : "note   "
        print("\(mark)  \(finding.title): \(finding.found)")
        if let remedy = finding.remedy, !finding.fine { print("         \(remedy)") }
      }
    }
    if findings.contains(where: { !$0.fine && $0.required }) { throw ExitCode(3) }
  }
}
