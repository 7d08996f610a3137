import Foundation
import Processes
import Testing

@testable import Sandbox

@Suite struct ControlGroupTests {
  static let legacyMounts = """
    tmpfs /sys/fs/cgroup tmpfs rw 0 0
    cgroup /sys/fs/cgroup/memory cgroup rw,relatime,memory 0 0
    cgroup /sys/fs/cgroup/pids cgroup rw,relatime,pids 0 0
    cgroup2 /sys/fs/cgroup/unified cgroup2 rw,relatime 0 0
    """
  static let unifiedMounts = "cgroup2 /sys/fs/cgroup cgroup2 rw,nosuid 0 0\n"

  @Test func `Version 1 is used below the own group where both are mounted`() {
    let support = ControlGroupSupport.detect(
      mounts: Self.legacyMounts, membership: "8:pids:/\n4:memory:/own\n0::/\n",
      isWritable: { _ in true }, read: { _ in "hugetlb\n" })
    #expect(
      support
        == .legacy(memory: "/sys/fs/cgroup/memory/own", processes: "/sys/fs/cgroup/pids"))
  }

  @Test func `A path of the container's host gives way to what is mounted`() {
    let support = ControlGroupSupport.detect(
      mounts: Self.legacyMounts, membership: "8:pids:/docker/1\n4:memory:/docker/1\n",
      isWritable: { !$0.contains("docker") }, read: { _ in nil })
    #expect(
      support == .legacy(memory: "/sys/fs/cgroup/memory", processes: "/sys/fs/cgroup/pids"))
  }

  @Test func `Version 2 is used at the nearest group that hands both down`() {
    let handed = [
      "/sys/fs/cgroup/user.slice/user-1000.slice/user@1000.service": "cpu memory pids\n",
      "/sys/fs/cgroup/user.slice": "cpu memory pids\n", "/sys/fs/cgroup": "cpu memory pids\n",
    ]
    let support = ControlGroupSupport.detect(
      mounts: Self.unifiedMounts,
      membership: "0::/user.slice/user-1000.slice/user@1000.service/app.slice/term.scope\n",
      isWritable: { $0.contains("user@1000.service") },
      read: { handed[$0.replacing("/cgroup.subtree_control", with: "")] })
    #expect(
      support
        == .unified(folder: "/sys/fs/cgroup/user.slice/user-1000.slice/user@1000.service"))
  }

  @Test func `Without rights there is none`() {
    let support = ControlGroupSupport.detect(
      mounts: Self.legacyMounts + "\n" + Self.unifiedMounts,
      membership: "8:pids:/\n4:memory:/\n0::/\n", isWritable: { _ in false },
      read: { _ in "memory pids" })
    guard case .none = support else {
      Issue.record("found \(support)")
      return
    }
  }

  @Test func `A group is made with its limits and is gone after it`() async throws {
    let support = ControlGroupSupport.detect()
    let name = Sandbox.nextName(slot: 50)
    let group = try ControlGroup.make(
      name, limits: Limits(memory: 64 << 20, processes: 7), support: support)
    guard let group else {
      guard case .none = support else {
        Issue.record("nothing made for \(support)")
        return
      }
      return
    }
    let folders = group.joinFiles.map { $0.replacing("/cgroup.procs", with: "") }
    #expect(folders.allSatisfy { $0.contains("/deskmark/\(Ownership.current)-50-") })
    #expect(
      folders.contains { (try? SmallFile.read($0 + "/pids.max")) == "7\n" }
        || folders.count == 1)
    #expect(group.memoryKills == 0)
    #expect(await group.remove())
    #expect(folders.allSatisfy { access($0, F_OK) != 0 })
  }

  @Test func `The limits of a process are read from the kernel's table`() {
    let limits = HardLimits(
      table: """
        Limit                     Soft Limit           Hard Limit           Units
        Max cpu time              unlimited            unlimited            seconds
        Max file size             unlimited            1000                 bytes
        Max open files            1024                 4096                 files
        Max processes             96365                96365                processes
        """)
    #expect(limits.openFiles == 4096)
    #expect(limits.fileSize == 1000)
    #expect(limits.processorSeconds == Int.max)
    #expect(limits.processes == 96365)
    #expect(
      Limits(fileSize: 5000, openFiles: 10).outerCommand(hard: limits)
        == ["prlimit", "--core=0:0", "--fsize=1000:1000", "--nofile=10:10"])
  }
}
