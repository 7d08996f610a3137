import Testing
import Vocabulary

@testable import Accessibility

struct BusConnectionTests {
  @Test(arguments: [
    "unixexec:path=/bin/sh,argv1=-c,argv2=true", "tcp:host=127.0.0.1,port=1", "autolaunch:",
    "unix:path=/nowhere;unixexec:path=/bin/true", "unix:tmpdir=/tmp", "", "launchd:env=X",
  ])
  func `Only plain local sockets are opened`(address: String) {
    #expect(throws: AccessibilityError.refusedAddress(address)) {
      _ = try BusConnection(address: address)
    }
  }

  @Test func `A socket that is not there is an error`() {
    #expect(throws: AccessibilityError.self) {
      _ = try BusConnection(address: "unix:path=/nowhere/socket")
    }
  }

  // libdbus ends the whole process for a call with such a name.
  @Test(arguments: [
    ("", "/a"), ("nodot", "/a"), (":1.2", ""), (":1.2", "relative"), (":1.2", "/a//b"),
    (":1.2", "/a/"), (":1.2 ", "/a"), ("a..b", "/a"), (":1.2", "/org/a11y/atspi/null"),
  ])
  func `A reference that is no valid name is refused`(bus: String, path: String) {
    #expect(ObjectReference(.list([.string(bus), .string(path)])) == nil)
  }

  @Test func `References and extents of another form are refused`() {
    #expect(ObjectReference(.list([.string(":1.2"), .string("/a")])) != nil)
    #expect(ObjectReference(.list([.string(":1.2")])) == nil)
    #expect(ObjectReference(.int(1)) == nil)
    #expect(TreeWalk.rectangle(.list([.int(1), .int(2), .int(3), .int(4)]))?.width == 3)
    for numbers in [[1, 2, 0, 4], [-2_147_483_648, 0, 10, 10], [1, 2, 3], [1, 2, 3, 4, 5]] {
      #expect(TreeWalk.rectangle(.list(numbers.map { .int($0) })) == nil)
    }
  }

  @Test(
    arguments: [
      ([1 << 25 | 1 << 12], ["showing", "focused"]), ([0, 1 << 9], ["checkable"]), ([], []),
      ([1 << 31], ["manages-descendants"]),
    ] as [([Int], Set<String>)])
  func `State bits become names`(words: [Int], names: Set<String>) {
    #expect(StateNames.names(words) == names)
  }

  @Test(arguments: [
    (43, "push button"), (75, "application"), (129, "push button menu"),
    (-1, "role -1"), (4000, "role 4000"),
  ])
  func `Role numbers become names`(number: Int, name: String) {
    #expect(RoleNames.name(number) == name)
  }
}
