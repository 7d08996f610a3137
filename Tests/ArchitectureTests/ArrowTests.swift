import Foundation
import JSONValue
import Testing

/// Keeps the package's shape: arrows point downward only, and C stays behind its wrappers.
@Suite struct ArrowTests {
  /// The layers from the bottom; a target may depend on lower layers only.
  static let layers: [[String]] = [
    ["CDBus", "CJPEG", "COpenSSL", "CPNG", "CWebP", "CX11", "CXML2", "CXdo", "CZip", "CZlib"],
    ["Digests", "Imaging", "JSONValue", "Statistics"],
    ["Processes", "Vocabulary"],
    [
      "Accessibility", "DevTools", "Display", "Documents", "ModelAPIs", "Recordings",
      "ResultStore", "Sandbox", "Sites", "TaskFiles",
    ],
    ["Executor"],
    ["Agents", "Comparisons", "Desktops", "Grading", "Policies"],
    ["Exports", "Reports", "Runs"],
    ["Benchmarks"],
    ["deskmark"],
  ]

  static let package: Result<JSONValue, any Error> = Result { try dump() }

  @Test func `Every target stands in a layer`() throws {
    let known = Set(Self.layers.joined())
    let targets = Set(try Self.dependencies().keys)
    #expect(targets.subtracting(known) == ["TestSupport"])
    #expect(known.subtracting(targets).isEmpty)
  }

  @Test func `Arrows point downward only`() throws {
    var level: [String: Int] = [:]
    for (number, layer) in Self.layers.enumerated() {
      for target in layer { level[target] = number }
    }
    for (target, dependencies) in try Self.dependencies() where target != "TestSupport" {
      for dependency in dependencies {
        let here = try #require(level[target])
        let there = try #require(level[dependency], "\(target) depends on \(dependency)")
        #expect(there < here, "\(target) depends on \(dependency)")
      }
    }
  }

  @Test func `Agents and grading do not know the desktop`() throws {
    let dependencies = try Self.dependencies()
    for target in ["Agents", "Grading"] {
      #expect(dependencies[target]?.contains("Desktops") == false)
    }
    #expect(dependencies["Reports"]?.contains("Runs") == false)
  }

  @Test func `Only the lowest targets see C`() throws {
    let wrappers: Set = [
      "Accessibility", "Digests", "Display", "Documents", "Imaging",
    ]
    for (target, dependencies) in try Self.dependencies() where !wrappers.contains(target) {
      #expect(dependencies.allSatisfy { !Self.layers[0].contains($0) }, "\(target)")
    }
  }

  @Test func `No file is longer than 600 lines`() throws {
    let root = Self.root.appending(path: "Sources")
    let files = try #require(
      FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
    for case let file as URL in files where file.pathExtension == "swift" {
      let lines = try String(contentsOf: file, encoding: .utf8).split(
        separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count <= 600, "\(file.lastPathComponent)")
    }
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The package's own targets, tests apart, with the package's own targets they depend on.
  private static func dependencies() throws -> [String: Set<String>] {
    var all: [String: Set<String>] = [:]
    for target in try package.get()["targets"]?.array ?? [] where target["type"] != "test" {
      guard let name = target["name"]?.string else { continue }
      all[name] = Set(
        (target["dependencies"]?.array ?? []).compactMap {
          ($0["byName"] ?? $0["target"])?[0]?.string
        })
    }
    return all
  }

  private static func dump() throws -> JSONValue {
    let scratch = FileManager.default.temporaryDirectory.appending(
      path: "deskmark-dump-\(ProcessInfo.processInfo.processIdentifier)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "swift", "package", "--package-path", root.path, "--scratch-path", scratch.path,
      "dump-package",
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try JSONDecoder().decode(JSONValue.self, from: data)
  }
}
