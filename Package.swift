// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
  // SE-0335: existentials are spelled `any`.
  .enableUpcomingFeature("ExistentialAny"),
  // SE-0409: an import is internal unless it says otherwise, so C modules cannot leak.
  .enableUpcomingFeature("InternalImportsByDefault"),
  // SE-0444: a member is visible only where its module is imported.
  .enableUpcomingFeature("MemberImportVisibility"),
  // SE-0461: an async function runs where its caller runs.
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// A target of the package, which finds its sources in `Sources/NAME`.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of the target `NAME`, in `Tests/NAMETests`.
func tests(
  of name: String, _ more: [Target.Dependency] = [], exclude: [String] = [],
  resources: [Resource]? = nil
) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.target(name: name)] + more,
    exclude: exclude,
    resources: resources,
    swiftSettings: settings
  )
}

/// A C library of the system, with its module map in `Sources/NAME`.
func library(_ name: String, _ pkgConfig: String? = nil, _ apt: String...) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt(apt)])
}

let arguments = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let buffers = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let client = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let database = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let headers = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let server = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let serverTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let templates = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let yaml = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "deskmark",
  products: [.executable(name: "deskmark", targets: ["deskmark"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
  ],
  targets: [
    // C libraries
    library("CDBus", "dbus-1", "libdbus-1-dev"),
    library("CJPEG", "libturbojpeg", "libturbojpeg0-dev"),
    library("COpenSSL", "libcrypto", "libssl-dev"),
    library("CPNG", "libpng", "libpng-dev"),
    library("CWebP", "libwebp", "libwebp-dev"),
    library(
      "CX11", "x11 xext xi xtst xdamage xfixes x11-xcb xcb xcb-shm",
      "libx11-dev", "libxext-dev", "libxi-dev", "libxtst-dev", "libxdamage-dev",
      "libxfixes-dev", "libx11-xcb-dev", "libxcb1-dev", "libxcb-shm0-dev"),
    library("CXdo", nil, "libxdo-dev"),
    library("CXML2", "libxml-2.0", "libxml2-dev"),
    library("CZip", "libzip", "libzip-dev"),
    library("CZlib", "zlib", "zlib1g-dev"),

    // values and mathematics
    module("Digests", ["COpenSSL"]),
    module("Imaging", ["CJPEG", "CPNG", "CWebP", "CZlib"]),
    module("JSONValue"),
    module("Statistics"),

    // words, and processes
    module("Processes"),
    module("Vocabulary", ["Imaging", "JSONValue"]),

    // one side of a trial each
    module("Accessibility", ["CDBus", "Vocabulary"]),
    module("DevTools", ["JSONValue", "Vocabulary"]),
    module("Display", ["CX11", "CXdo", "Imaging", "Vocabulary"]),
    module("Documents", ["CXML2", "CZip", database, "JSONValue"]),
    module("Recordings", ["Processes"]),
    module(
      "ModelAPIs", [buffers, client, "Digests", headers, "Imaging", "JSONValue", "Vocabulary"]),
    module("ResultStore", ["Digests", database, "Vocabulary"]),
    module("Sandbox", ["Digests", "Processes", "Vocabulary"]),
    module("Sites", [database, server, templates, "Vocabulary", yaml]),
    module("TaskFiles", ["Digests", "JSONValue", "Vocabulary", yaml]),

    // the parts of a trial
    module("Executor", ["DevTools", "JSONValue", "Vocabulary"]),
    module(
      "Agents",
      [
        buffers, client, headers, logging, server, "Imaging", "JSONValue", "ModelAPIs",
        "Processes", "TaskFiles", "Vocabulary",
      ]),
    module("Comparisons", ["ResultStore", "Statistics", "Vocabulary"]),
    module(
      "Desktops",
      [
        "Accessibility", "DevTools", "Digests", "Display", "Executor", "Imaging", "JSONValue",
        "Processes", "Recordings", "Sandbox", "TaskFiles", "Vocabulary", logging,
      ]),
    module(
      "Policies", ["Digests", "JSONValue", "TaskFiles", "Vocabulary"]),
    module("Grading", ["Digests", "Documents", "JSONValue", "TaskFiles", "Vocabulary"]),

    // trials together
    module(
      "Exports",
      [
        "Comparisons", "Digests", "JSONValue", "Policies", "ResultStore", "Statistics",
        "Vocabulary",
      ]),
    module(
      "Reports", ["Imaging", "ResultStore", "Statistics", "TaskFiles", "Vocabulary", yaml]),
    module(
      "Runs",
      [
        "Accessibility", "Agents", "Desktops", "Display", "Executor", "Grading", "JSONValue",
        "Policies", "Processes", "Recordings", "ResultStore", "Sandbox", "TaskFiles", "Vocabulary",
      ]),

    // measurements
    module(
      "Benchmarks",
      [
        "Accessibility", "Agents", "Desktops", "Display", "Imaging", "Processes", "Reports",
        "ResultStore", "Runs", "Statistics", "TaskFiles", "Vocabulary", logging,
      ]),

    // the command line
    .executableTarget(
      name: "deskmark",
      dependencies: [
        arguments, logging, "Accessibility", "Agents", "Benchmarks", "Comparisons", "Desktops",
        "Digests", "Executor", "Exports", "Grading", "Imaging", "ModelAPIs", "Policies",
        "Processes", "Reports", "ResultStore", "Runs", "Sandbox", "Sites", "Statistics",
        "TaskFiles", "Vocabulary",
      ],
      swiftSettings: settings
    ),

    // tests
    module(
      "TestSupport", ["Desktops", "TaskFiles", "Vocabulary"]),
    tests(of: "Accessibility", ["Vocabulary"]),
    tests(
      of: "Agents",
      [
        buffers, client, headers, logging, server, "Imaging", "JSONValue", "ModelAPIs", "TaskFiles",
        "Vocabulary",
      ]),
    tests(
      of: "Benchmarks",
      [logging, "Desktops", "Imaging", "JSONValue", "Processes", "Vocabulary"]),
    tests(of: "Comparisons", ["ResultStore", "Statistics", "Vocabulary"]),
    tests(of: "Desktops", [logging, "Display", "Imaging", "JSONValue", "TaskFiles", "Vocabulary"]),
    tests(of: "DevTools", ["JSONValue", "Vocabulary"]),
    tests(of: "Digests"),
    tests(of: "Display", ["Imaging", "Vocabulary"]),
    tests(of: "Documents"),
    tests(of: "Executor", ["JSONValue", "Vocabulary"]),
    tests(
      of: "Exports",
      ["Comparisons", "Imaging", "JSONValue", "Processes", "ResultStore", "Vocabulary"],
      exclude: ["clients"]),
    tests(of: "Grading", ["Digests", "Documents", "JSONValue", "TaskFiles", "Vocabulary"]),
    tests(of: "Imaging", ["Processes"]),
    tests(of: "JSONValue"),
    tests(of: "ModelAPIs", [buffers, logging, server, "Imaging", "JSONValue", "Vocabulary"]),
    tests(of: "Policies", ["JSONValue", "TaskFiles", "Vocabulary"]),
    tests(of: "Processes"),
    tests(of: "Recordings", ["Imaging", "Processes"]),
    tests(
      of: "Reports",
      [
        "Digests", "Imaging", "JSONValue", "ResultStore", "Statistics", "TaskFiles", "Vocabulary",
      ]),
    tests(of: "ResultStore", ["Vocabulary"]),
    tests(
      of: "Runs",
      [
        database, logging, "Accessibility", "Agents", "Desktops", "Display", "JSONValue",
        "Policies", "Processes", "ResultStore", "Sandbox", "TaskFiles", "TestSupport", "Vocabulary",
      ]),
    tests(of: "Sandbox", ["Processes", "Vocabulary"]),
    tests(of: "Sites", [database, server, serverTesting, "Vocabulary"]),
    tests(of: "Statistics", resources: [.copy("Resources")]),
    tests(of: "TaskFiles", ["JSONValue", "Vocabulary"]),
    tests(of: "Vocabulary", ["Imaging", "JSONValue"]),
    tests(
      of: "deskmark",
      [
        "Comparisons", "JSONValue", "Policies", "Processes", "ResultStore", "Runs", "Sandbox",
        "Statistics", "Vocabulary",
      ],
      exclude: ["Support"]),
    .testTarget(name: "ArchitectureTests", dependencies: ["JSONValue"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
