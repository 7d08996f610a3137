import ArgumentParser
import Foundation
import Policies
import Vocabulary

/// `deskmark policy`: what agents may do.
struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "Show, check and set what agents may do.",
    subcommands: [ShowPolicy.self, CheckPolicy.self, SetPolicy.self])
}

/// `deskmark policy show`: the table of a policy.
struct ShowPolicy: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a policy's table.")

  @Argument(help: "A shipped policy's name, or a file.")
  var policy = "default"

  func run() throws {
    let policy = try PolicyFiles.load(policy).policy
    print("\(policy.name)  \(policy.summary)")
    print("logs kept for \(policy.retention) days, sha256 \(policy.digest)\n")
    let width = ActionKind.allCases.map(\.rawValue.count).max() ?? 0
    for kind in ActionKind.allCases {
      let rule = policy.rule(for: kind)
      let name = kind.rawValue.padding(toLength: width, withPad: " ", startingAt: 0)
      let level = rule.level.rawValue.padding(toLength: 10, withPad: " ", startingAt: 0)
      print("  \(name)  \(level)  \(rule.why)")
    }
    for grant in policy.grants.joined() {
      let allowed = FolderGrant.Permission.allCases.filter(grant.permissions.contains)
      print(
        "  ~/\(grant.folder): "
          + (allowed.isEmpty ? "nothing" : allowed.map(\.rawValue).joined(separator: ", ")))
    }
    for roles in policy.roles {
      for (role, names) in roles.members.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        print("  may \(role.rawValue): \(names.isEmpty ? "nobody" : names.joined(separator: ", "))")
      }
    }
  }
}

/// `deskmark policy check`: whether policy files are right.
struct CheckPolicy: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check policy files; each mistake is said with its line.")

  @Argument(help: "The files.")
  var files: [String]

  func run() throws {
    for file in files {
      let policy = try PolicyFiles.read(file).policy
      print("\(file): the policy '\(policy.name)' is right")
    }
  }
}

/// `deskmark policy set`: the policy that every run below a results folder is held to.
struct SetPolicy: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Make a policy the one that runs below a results folder are held to.",
    discussion: """
      Runs then enforce it without a flag, and only those with the role 'change' of the policy that \
      stands may set or choose another.
      """)

  @Argument(help: "A shipped policy's name, or a file.")
  var policy: String

  @Option(name: .shortAndLong, help: "The results folder.")
  var output = "results"

  func run() throws {
    let found = try PolicyFiles.load(policy)
    try PolicyFiles.pinned(in: output)?.policy.requireOfUser(.change)
    do {
      try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
      try found.text.write(
        toFile: "\(output)/\(PolicyFiles.name)", atomically: true, encoding: .utf8)
    } catch {
      throw Failure.usage("the policy cannot be kept in \(output): \(error.localizedDescription)")
    }
    print("Runs below \(output) are held to the policy '\(found.policy.name)'")
  }
}
