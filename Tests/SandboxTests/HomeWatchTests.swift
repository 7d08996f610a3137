import Foundation
import Testing
import Vocabulary

@testable import Sandbox

/// A real folder, changed by system calls as programs make them.
@Suite struct HomeWatchTests {
  /// Watches a folder with a few entries while it is changed, and gives what was told.
  private func effects(
    bounds: HomeWatch.Bounds = .init(), of change: (String) throws -> Void
  ) async throws -> [Effect] {
    try await InventoryTests.withFolder { home in
      mkdir(home + "/Documents", 0o755)
      mkdir(home + "/Documents/old", 0o755)
      try InventoryTests.write("one", home + "/Documents/a.txt")
      try InventoryTests.write("two", home + "/Documents/old/b.txt")
      mkdir(home + "/.config", 0o755)
      let watch = try await HomeWatch.start(home, bounds: bounds) { $0.hasPrefix(".") }
      #expect(await watch.effects() == [])
      try change(home)
      let effects = await watch.effects()
      #expect(await watch.effects() == [])
      return effects
    }
  }

  @Test func `Made, changed, moved and removed files are told by their paths`() async throws {
    let found = try await effects { home in
      try InventoryTests.write("new", home + "/Documents/new.txt")
      let file = FileHandle(forWritingAtPath: home + "/Documents/a.txt")
      try file?.write(contentsOf: Data("x".utf8))
      try file?.close()
      rename(home + "/Documents/old/b.txt", home + "/c.txt")
      rmdir(home + "/Documents/old")
    }
    #expect(
      found == [
        Effect(.changed, "Documents/a.txt"), Effect(.created, "Documents/new.txt"),
        Effect(.deleted, "Documents/old"),
        Effect(.moved, "c.txt", from: "Documents/old/b.txt"),
      ])
  }

  @Test func `What is made and removed again is told too`() async throws {
    let found = try await effects { home in
      try InventoryTests.write("x", home + "/Documents/brief")
      unlink(home + "/Documents/brief")
      unlink(home + "/Documents/a.txt")
      try InventoryTests.write("one", home + "/Documents/a.txt")
    }
    #expect(
      found == [
        Effect(.deleted, "Documents/a.txt"), Effect(.created, "Documents/a.txt"),
        Effect(.created, "Documents/brief"), Effect(.deleted, "Documents/brief"),
      ])
  }

  @Test
  func `A file saved by a draft that takes its place has changed, and the draft is no effect`()
    async throws
  {
    let found = try await effects { home in
      try InventoryTests.write("three", home + "/Documents/draft")
      rename(home + "/Documents/draft", home + "/Documents/a.txt")
    }
    #expect(found == [Effect(.changed, "Documents/a.txt")])
  }

  @Test func `A new rights mask is a change; a look, a new time and the same rights are none`()
    async throws
  {
    let found = try await effects { home in
      chmod(home + "/Documents/old/b.txt", 0o600)
      _ = try Data(contentsOf: URL(filePath: home + "/Documents/a.txt"))
      utimes(home + "/Documents/a.txt", nil)
    }
    #expect(found == [Effect(.changed, "Documents/old/b.txt")])
  }

  @Test func `A content written in place with its time set back has changed`() async throws {
    let found = try await effects { home in
      let path = home + "/Documents/a.txt"
      var before = stat()
      stat(path, &before)
      try Data("ONE".utf8).write(to: URL(filePath: path), options: [])
      var times = [before.st_atim, before.st_mtim]
      utimensat(AT_FDCWD, path, &times, 0)
    }
    #expect(found == [Effect(.changed, "Documents/a.txt")])
  }

  @Test func `New folders are watched with what they were made with`() async throws {
    try await InventoryTests.withFolder { home in
      let watch = try await HomeWatch.start(home)
      for round in 1...20 {
        mkdir(home + "/\(round)", 0o755)
        mkdir(home + "/\(round)/in", 0o755)
        try InventoryTests.write("x", home + "/\(round)/in/file")
        let created = ["\(round)", "\(round)/in", "\(round)/in/file"].map { Effect(.created, $0) }
        #expect(await watch.effects() == created)
        unlink(home + "/\(round)/in/file")
        #expect(await watch.effects() == [Effect(.deleted, "\(round)/in/file")])
      }
    }
  }

  @Test func `A folder moves with what is in it, and is watched where it went`() async throws {
    try await InventoryTests.withFolder { home in
      mkdir(home + "/a", 0o755)
      mkdir(home + "/a/in", 0o755)
      try InventoryTests.write("x", home + "/a/in/file")
      let watch = try await HomeWatch.start(home) { $0.hasPrefix(".") }
      try InventoryTests.write("y", home + "/a/in/new")
      rename(home + "/a", home + "/b")
      #expect(
        await watch.effects() == [
          Effect(.moved, "b", from: "a"), Effect(.moved, "b/in", from: "a/in"),
          Effect(.moved, "b/in/file", from: "a/in/file"), Effect(.created, "b/in/new"),
        ])
      try InventoryTests.write("more", home + "/b/in/later")
      #expect(await watch.effects() == [Effect(.created, "b/in/later")])
      // Out of sight is gone.
      rename(home + "/b", home + "/.hidden")
      #expect(
        await watch.effects()
          == ["b", "b/in", "b/in/file", "b/in/later", "b/in/new"].map { Effect(.deleted, $0) })
      try InventoryTests.write("more", home + "/.hidden/in/later")
      #expect(await watch.effects() == [])
    }
  }

  @Test func `Links are told and never followed`() async throws {
    try await InventoryTests.withFolder { outside in
      let found = try await effects { home in
        symlink(outside, home + "/Documents/link")
        symlink("/", home + "/Documents/root")
        try InventoryTests.write("x", outside + "/file")
      }
      #expect(
        found == [Effect(.created, "Documents/link"), Effect(.created, "Documents/root")])
    }
  }

  @Test func `After more events than the kernel keeps, a look at all tells what changed`()
    async throws
  {
    try await InventoryTests.withFolder { home in
      for name in ["a", "b", "c", "d"] { try InventoryTests.write(name, home + "/" + name) }
      // Nobody takes the events meanwhile.
      var tree = WatchedTree(
        home: try OpenFolder(home), events: try FileEvents(), bounds: .init(),
        ignoring: { _ in false })
      tree.begin()
      let files = ["a", "b"].map { open(home + "/" + $0, O_WRONLY) }
      let text = try SmallFile.read("/proc/sys/fs/inotify/max_queued_events")
      let limit = try #require(Int(text.dropLast()))
      for number in 0...limit { write(files[number % 2], "x", 1) }
      for file in files { close(file) }
      rename(home + "/c", home + "/moved")
      unlink(home + "/d")
      try InventoryTests.write("new", home + "/e")
      let effects = tree.takeEffects()
      #expect(
        effects == [
          Effect(.changed, "a"), Effect(.changed, "b"), Effect(.deleted, "d"),
          Effect(.created, "e"), Effect(.moved, "moved", from: "c"),
        ])
      try InventoryTests.write("newer", home + "/e")
      let later = tree.takeEffects()
      #expect(later == [Effect(.changed, "e")])
    }
  }

  @Test func `With more folders than are watched, a look at all tells what changed`() async throws {
    let found = try await effects(bounds: .init(folders: 2)) { home in
      try InventoryTests.write("changed", home + "/Documents/old/b.txt")
      mkdir(home + "/x", 0o755)
      try InventoryTests.write("x", home + "/x/y")
    }
    #expect(
      found == [
        Effect(.changed, "Documents/old/b.txt"), Effect(.created, "x"), Effect(.created, "x/y"),
      ])
  }

  @Test func `Odd names are told as the inventory writes them`() async throws {
    let found = try await effects { home in
      let name: [CChar] = Array(home.utf8CString.dropLast()) + [0x2f, 0x0a, -1, 0]
      close(open(name, O_CREAT | O_WRONLY, 0o600))
    }
    #expect(found == [Effect(.created, "%0A%FF")])
  }

  @Test func `More effects than are told at once are cut to those that the rest follow from`()
    async throws
  {
    let found = try await effects(bounds: .init(effects: 10)) { home in
      mkdir(home + "/x", 0o755)
      for number in 0..<100 { try InventoryTests.write("x", home + "/x/\(number)") }
    }
    #expect(found == [Effect(.created, "x")])
  }

  @Test func `A step costs little, with many files too`() async throws {
    // DESKMARK_TESTS_FILES=20000 measures a home of that size.
    let count = getenv("DESKMARK_TESTS_FILES").flatMap { Int(String(cString: $0)) } ?? 1000
    try await InventoryTests.withFolder { home in
      for number in 0..<count {
        if number.isMultiple(of: 100) { mkdir(home + "/\(number / 100)", 0o755) }
        close(open(home + "/\(number / 100)/\(number % 100)", O_CREAT | O_WRONLY, 0o644))
      }
      let clock = ContinuousClock()
      let begun = clock.now
      let watch = try await HomeWatch.start(home)
      let start = clock.now - begun
      var steps: [Duration] = []
      for step in 0..<51 {
        try InventoryTests.write("\(step)", home + "/7/7")
        let begun = clock.now
        #expect(await watch.effects() == [Effect(.changed, "7/7")])
        steps.append(clock.now - begun)
      }
      let median = steps.sorted()[25]
      print("\(count) files: watch \(start), step \(median) (median of 51)")
      #expect(median < .milliseconds(10))
    }
  }
}
