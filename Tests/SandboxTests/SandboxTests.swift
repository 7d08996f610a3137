import Foundation
import Processes
import Testing

@testable import Sandbox

@Suite struct SandboxTests {
  @Test func `A side sees the same machine everywhere`() async throws {
    try await withSandbox(slot: 10, hosts: ["shop.example"]) { sandbox in
      let text = try await sandbox.output(
        of: """
          id -un; id -u; hostname; pwd; date +%Z; cat /etc/machine-id; echo $HOME
          getent hosts shop.example | tr -s ' '; ls -a /etc/resolv.conf; wc -c < /etc/resolv.conf
          env | cut -d= -f1 | sort | tr '\\n' ' '
          """)
      #expect(
        text == """
          agent
          1000
          desk
          /home/agent
          UTC
          6465736b6d61726b6465736b6d61726b
          /home/agent
          127.0.0.1 localhost desk shop.example
          /etc/resolv.conf
          0
          HOME LANG LOGNAME PATH PWD SHELL TZ USER XDG_RUNTIME_DIR \n
          """)
    }
  }

  @Test func `A side has no network but its own loopback`() async throws {
    try await withSandbox(slot: 11) { sandbox in
      let text = try await sandbox.output(
        of: """
          tail -n +3 /proc/net/dev | cut -d: -f1 | tr -d ' '
          python3 -c '
          import socket
          s = socket.socket()
          s.settimeout(2)
          try:
            s.connect(("192.0.2.1", 80))
            print("connected")
          except OSError as error:
            print(error.strerror)
          '
          """)
      #expect(text == "lo\nNetwork is unreachable\n")
    }
  }

  @Test func `A side reads nothing of the host's files and processes`() async throws {
    let secret = FileManager.default.temporaryDirectory.appending(path: "secret-\(UUID())").path
    try Data("secret".utf8).write(to: URL(filePath: secret))
    defer { try? FileManager.default.removeItem(atPath: secret) }
    try await withSandbox(slot: 12) { sandbox in
      try await withSandbox(slot: 13) { other in
        let here = Bundle.main.executablePath ?? "/nowhere"
        let hidden = [
          secret, here, "/root", "/opt", "/sys/kernel", "/etc/shadow", "/var/log",
          other.folders.home, sandbox.folders.root,
        ]
        for path in hidden {
          let text = try await sandbox.output(of: "ls -d '\(path)' 2>/dev/null || echo none")
          #expect(text == "none\n", "\(path)")
        }
        let count = try await sandbox.output(
          of: "read first </proc/1/comm; set -- /proc/[0-9]*; echo $first $#")
        #expect(count == "bwrap 2\n", "the first process and the shell")
        let pid = getpid()
        #expect(
          try await sandbox.output(of: "kill -0 \(pid) 2>/dev/null && echo seen || echo none")
            == "none\n")
      }
    }
  }

  @Test func `A side writes only to its home and its temporary folders`() async throws {
    try await withSandbox(slot: 14) { sandbox in
      let text = try await sandbox.output(
        of: """
          for place in / /usr /etc /bin /dev /var /run /home /proc /home/agent /tmp /var/tmp /dev/shm \
            $XDG_RUNTIME_DIR; do
            (echo x > $place/probe) 2>/dev/null && echo $place
          done; true
          """)
      #expect(text == "/home/agent\n/tmp\n/var/tmp\n/dev/shm\n/run/user/1000\n")
      let found = try String(contentsOfFile: sandbox.folders.home + "/probe", encoding: .utf8)
      #expect(found == "x\n")
    }
  }

  @Test func `Sides share the loopback network, low ports and what is named, and nothing else`()
    async throws
  {
    try await withSandbox(slot: 15) { sandbox in
      let data = try await sandbox.makeFolder("data")
      let script = """
        import http.server, os
        open("/data/secret", "w").write("mine")
        os.chdir("/data")
        server = http.server.HTTPServer(("127.0.0.1", 80), http.server.SimpleHTTPRequestHandler)
        print("up", flush=True)
        server.serve_forever()
        """
      let service = try await sandbox.start(
        Side("service", ["python3", "-c", script], mounts: [.readWrite(data, at: "/data")]))
      #expect(try await service.nextLine(within: .seconds(10)) == "up")
      let text = try await sandbox.output(
        of: """
          python3 -c 'import urllib.request as u; print(u.urlopen("http://localhost/secret").read())'
          ls /data 2>/dev/null || echo none
          grep -l python /proc/[0-9]*/comm 2>/dev/null || echo alone
          touch $XDG_RUNTIME_DIR/x; ls $XDG_RUNTIME_DIR
          """, shares: [.run: .write])
      #expect(text == "b'mine'\nnone\nalone\nx\n")
      let other = try await sandbox.output(
        of: "ls $XDG_RUNTIME_DIR; touch $XDG_RUNTIME_DIR/y 2>/dev/null || echo refused",
        shares: [.run: .read])
      #expect(other == "x\nrefused\n")
      #expect(await service.terminate(grace: .seconds(3)) != nil)
    }
  }

  @Test func `What stands in a folder closed to the trial's user is mounted all the same`()
    async throws
  {
    try await InventoryTests.withFolder { closed in
      try InventoryTests.write("inside\n", closed + "/file")
      mkdir(closed + "/folder", 0o755)
      try InventoryTests.write("deeper\n", closed + "/folder/file")
      try InventoryTests.write("secret\n", closed + "/private")
      chmod(closed + "/private", 0o600)
      chmod(closed, 0o700)
      try await withSandbox(slot: 28) { sandbox in
        let mounts = [
          Mount.readOnly(closed + "/file", at: "/given/a"),
          .readOnly(closed + "/folder", at: "/given/b"),
          .readOnly(closed + "/file", at: "/given/c"),
        ]
        let text = try await sandbox.output(
          of: "cat /given/a /given/b/file /given/c", mounts: mounts)
        #expect(text == "inside\ndeeper\ninside\n")
        if geteuid() == 0 {
          let side = Side("private", ["true"], mounts: [.readOnly(closed + "/private")])
          await #expect(throws: SandboxError.unreachable(closed + "/private", user: 61_228)) {
            try await sandbox.start(side)
          }
        }
      }
    }
  }

  @Test func `Files that the harness places can be changed once handed over`() async throws {
    try await withSandbox(slot: 16) { sandbox in
      let file = sandbox.folders.home + "/note.txt"
      try Data("one\n".utf8).write(to: URL(filePath: file))
      try await sandbox.handOver(.home)
      #expect(try await sandbox.output(of: "echo two >> note.txt; cat note.txt") == "one\ntwo\n")
      #expect(try await sandbox.output(of: "stat -c %U note.txt") == "agent\n")
    }
  }

  @Test func `Daemons that leave their session die with the trial`() async throws {
    try await withSandbox(slot: 17) { sandbox in
      let script = """
        for i in 1 2 3; do setsid -f sleep \(tag(86411)); done
        trap '' TERM HUP INT; echo up; while :; do sleep 1; done
        """
      let side = try await sandbox.start(Side("daemons", ["/bin/sh", "-c", script]))
      #expect(try await side.nextLine(within: .seconds(10)) == "up")
      #expect(processes(with: tag(86411)) >= 3)
      let clock = ContinuousClock()
      let begin = clock.now
      try await sandbox.killAll()
      #expect(clock.now - begin < .seconds(9))
      #expect(processes(with: tag(86411)) == 0)
      #expect(side.exitStatus != nil)
      await #expect(throws: SandboxError.self) {
        try await sandbox.start(Side("late", ["true"]))
      }
    }
  }

  @Test func `A side that is ended takes its daemons along and leaves the others`() async throws {
    try await withSandbox(slot: 18) { sandbox in
      let script = "setsid -f sleep \(tag(86412)); trap '' TERM; echo up; while :; do sleep 1; done"
      let side = try await sandbox.start(Side("one", ["/bin/sh", "-c", script]))
      let other = try await sandbox.start(Side("other", ["cat"]))
      #expect(try await side.nextLine(within: .seconds(10)) == "up")
      #expect(await side.terminate(grace: .milliseconds(100)) != nil)
      #expect(processes(with: tag(86412)) == 0)
      try await other.writeLine("still here")
      #expect(try await other.nextLine(within: .seconds(5)) == "still here")
    }
  }

  @Test func `A polite end reaches the program itself`() async throws {
    try await withSandbox(slot: 19) { sandbox in
      let script = "trap 'echo bye; exit 3' TERM; echo up; while :; do sleep 0.05; done"
      let side = try await sandbox.start(Side("polite", ["/bin/sh", "-c", script]))
      #expect(try await side.nextLine(within: .seconds(10)) == "up")
      #expect(await side.terminate(grace: .seconds(5)) == .exited(3))
      #expect(try await side.nextLine(within: .seconds(5)) == "bye")
    }
  }

  @Test func `When the holder's pipe closes, as the harness's death does, everything ends`()
    async throws
  {
    try await withSandbox(slot: 20) { sandbox in
      let side = try await sandbox.start(
        Side(
          "daemons",
          ["/bin/sh", "-c", "setsid -f sleep \(tag(86413)); echo up; sleep \(tag(86413))"]))
      #expect(try await side.nextLine(within: .seconds(10)) == "up")
      await sandbox.letGoOfHolder()
      #expect(await side.waitUntilExit(within: .seconds(10)) != nil)
      #expect(await sandbox.waitUntilEnded(within: .seconds(10)))
      #expect(processes(with: tag(86413)) == 0)
    }
  }

  @Test func `When the holder is killed, sides end and new ones are refused`() async throws {
    try await withSandbox(slot: 21) { sandbox in
      let side = try await sandbox.start(Side("cat", ["cat"]))
      try await side.writeLine("up")
      #expect(try await side.nextLine(within: .seconds(10)) == "up")
      await sandbox.killHolder()
      #expect(try await side.nextLine(within: .seconds(10)) == nil)
      #expect(await sandbox.waitUntilEnded(within: .seconds(10)))
      await #expect(throws: SandboxError.self) { try await sandbox.start(Side("late", ["true"])) }
    }
  }

  @Test func `A bomb of processes is refused`() async throws {
    try await withSandbox(slot: 22, limits: Limits(processes: 40)) { sandbox in
      let script = """
        import os, time
        made = 0
        try:
          while made < 200:
            if os.fork() == 0:
              time.sleep(60)
            made += 1
        except OSError as error:
          print(error.strerror, made < 40, flush=True)
        os._exit(0)
        """
      let side = try await sandbox.start(Side("bomb", ["python3", "-c", script]))
      let answer = try await side.nextLine(within: .seconds(10))
      #expect(answer == "Resource temporarily unavailable True")
    }
  }

  @Test func `Memory beyond the limit is refused or kills`() async throws {
    try await withSandbox(slot: 23, limits: Limits(memory: 96 << 20)) { sandbox in
      let script = "x = bytearray(200 << 20); print(len(x))"
      let side = try await sandbox.start(Side("hungry", ["python3", "-c", script]))
      #expect(try await side.nextLine(within: .seconds(20)) == nil)
      let status = try #require(await side.waitUntilExit(within: .seconds(10)))
      #expect(!status.isSuccess)
      if case .none = ControlGroupSupport.detect() {
        #expect(side.errorTail.contains("MemoryError"))
      } else {
        #expect(await sandbox.memoryKills > 0)
      }
    }
  }

  @Test func `A program that is not there is told by its side`() async throws {
    try await withSandbox(slot: 24) { sandbox in
      let side = try await sandbox.start(Side("missing", ["no-such-program"]))
      #expect(await side.waitUntilExit(within: .seconds(10))?.isSuccess == false)
      #expect(side.errorTail.contains("no-such-program"))
    }
  }

  @Test func `What a trial made is gone after it`() async throws {
    let root = try await withSandbox(slot: 25) { sandbox in
      // Deep, closed and odd folders must not hinder.
      _ = try await sandbox.output(
        of: """
          python3 -c '
          import os
          for i in range(400):
            os.mkdir("d")
            os.chdir("d")
          '
          mkdir closed; echo x > closed/x; chmod 000 closed; touch "$(printf 'a\\nb')"
          """)
      return sandbox.folders.root
    }
    #expect(!FileManager.default.fileExists(atPath: root))
  }

  @Test(arguments: ["", "evil\n1.2.3.4 x", "UPPER", "a b"])
  func `A host name that is none is refused`(name: String) async {
    await #expect(throws: SandboxError.self) {
      try await Sandbox.start(SandboxConfiguration(slot: 26, siteHosts: [name]))
    }
  }

  @Test func `Sides start quickly and none of many fails`() async throws {
    try await withSandbox(slot: 27) { sandbox in
      let clock = ContinuousClock()
      let begin = clock.now
      for _ in 0..<20 {
        let side = try await sandbox.start(Side("true", ["true"]), takesInput: false)
        #expect(await side.waitUntilExit(within: .seconds(10)) == .exited(0), "\(side.errorTail)")
      }
      #expect(clock.now - begin < .seconds(20))
    }
  }
}

/// A time to sleep that no other process asks for.
func tag(_ seconds: Int) -> String { "\(seconds).\(getpid())" }

/// How many living processes of the machine have a word in their command line.
func processes(with word: String) -> Int { processIDs(with: word).count }

/// The living processes of the machine that have a word in their command line.
func processIDs(with word: String) -> [Int32] {
  let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
  return names.compactMap { name in
    guard let pid = Int32(name),
      let data = FileManager.default.contents(atPath: "/proc/\(name)/cmdline")
    else { return nil }
    let words = data.split { $0 == 0 || $0 == 32 || $0 == 59 }
    return words.contains { String(decoding: $0, as: UTF8.self) == word } ? pid : nil
  }
}
