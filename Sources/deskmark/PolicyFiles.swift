import Foundation
import Policies
import TaskFiles

/// Finds and reads policies.
enum PolicyFiles {
  /// A policy with the text that it was read from.
  struct Found {
    var policy: Policy
    var text: String
  }

  /// The name of a policy's file in a run's folder, and in a results folder that has its own.
  static let name = "policy.yaml"

  /// Reads the policy that a word of the command line means: a shipped one's name, or a file.
  static func load(_ word: String) throws -> Found {
    let isPath = word.contains("/") || word.hasSuffix(".yaml") || word.hasSuffix(".yml")
    let path = isPath ? word : "\(Installation.policies)/\(word).yaml"
    guard FileManager.default.fileExists(atPath: path) else {
      throw Failure.usage(
        "there is no policy '\(word)'; shipped are \(shippedNames.joined(separator: ", ")), or name "
          + "a file such as ./policy.yaml")
    }
    return try read(path)
  }

  /// Reads the policy at a path.
  static func read(_ path: String) throws -> Found {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure.usage("\(path) cannot be read")
    }
    let text = String(decoding: data, as: UTF8.self)
    do {
      return Found(policy: try Policy.read(text, file: path), text: text)
    } catch {
      throw Failure.usage(error.description)
    }
  }

  /// The policy of a folder, where it has one.
  static func pinned(in folder: String) throws -> Found? {
    let path = "\(folder)/\(name)"
    return FileManager.default.fileExists(atPath: path) ? try read(path) : nil
  }

  /// All shipped policies by their names, for tasks that name one.
  static func shipped() throws -> [String: Policy] {
    var policies: [String: Policy] = [:]
    for name in shippedNames { policies[name] = try load(name).policy }
    return policies
  }

  static var shippedNames: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: Installation.policies)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }
}

extension Person {
  /// The user that this process belongs to.
  static var current: Person {
    let user = getpwuid(geteuid()).map { String(cString: $0.pointee.pw_name) } ?? "\(geteuid())"
    var groups = [gid_t](repeating: 0, count: 1024)
    var count = Int32(groups.count)
    guard getgrouplist(user, getegid(), &groups, &count) >= 0 else { return Person(user: user) }
    let names = groups.prefix(Int(count)).compactMap { group in
      getgrgid(group).map { String(cString: $0.pointee.gr_name) }
    }
    return Person(user: user, groups: Set(names))
  }
}

extension Policy {
  /// Makes sure that whoever carries out the verb has a role, or ends the verb.
  func requireOfUser(_ role: Role) throws {
    do {
      try require(role, of: .current)
    } catch {
      throw Failure.usage(error.description)
    }
  }
}
