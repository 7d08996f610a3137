import Foundation
import Processes
import Testing

@testable import Sandbox

/// What an agent tries against the harness's processes, the task's files and the system.
@Suite struct IntrusionTests {
  @Test func `A process of the harness can neither be seen, signalled, traced nor read`()
    async throws
  {
    try await withSandbox(slot: 210) { sandbox in
      let text = try await sandbox.output(
        of: """
          exec python3 - <<'END'
          import ctypes, os
          libc = ctypes.CDLL(None, use_errno=True)
          for pid in [\(getpid()), \(getppid())]:
            def fails(action):
              try:
                return action() == -1
              except OSError:
                return True
            print(not os.path.exists(f"/proc/{pid}"),
              fails(lambda: os.kill(pid, 0)),
              fails(lambda: libc.ptrace(16, pid, 0, 0)),
              fails(lambda: open(f"/proc/{pid}/mem", "rb").fileno()),
              fails(lambda: open(f"/proc/{pid}/environ", "rb").read()),
              fails(lambda: os.listdir(f"/proc/{pid}/root")),
              fails(lambda: libc.syscall(310, pid, None, 0, None, 0, 0) or -1),
              fails(lambda: libc.setpriority(0, pid, 5)))
          # Every process there is: nothing of the harness is among them.
          for name in os.listdir("/proc"):
            if name.isdigit() and int(name) != os.getpid():
              line = open(f"/proc/{name}/cmdline").read()
              if "bwrap" not in line: print("stranger", line)
          END
          """)
      let line = Array(repeating: "True", count: 8).joined(separator: " ") + "\n"
      #expect(text == line + line)
    }
  }

  @Test func `The checks, solution and assets of a task are not there, nor are results`()
    async throws
  {
    let repository = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path
    #expect(FileManager.default.fileExists(atPath: repository + "/tasks"))
    try await withSandbox(slot: 211) { sandbox in
      let text = try await sandbox.output(
        of: """
          for place in '\(repository)' '\(repository)/tasks' '\(sandbox.folders.root)' /tasks \
            /results /state '\(ScratchDirectory.base)/deskmark-\(geteuid())'; do
            ls -d "$place" 2>/dev/null && echo "there: $place"
          done
          find / -path /proc -prune -o \\( -name task.yaml -o -name verdict.json \
            -o -name before.json \\) -print 2>/dev/null; true
          """)
      #expect(text == "")
    }
  }

  @Test func `With namespaces of its own, an agent changes nothing of its sandbox`() async throws {
    try await withSandbox(slot: 212) { sandbox in
      let text = try await sandbox.output(
        of: """
          mkdir -p /tmp/m
          try() { unshare -rm sh -c "$1" 2>/dev/null && echo "done: $1"; }
          try 'mount -o remount,rw / && touch /probe'
          try 'mount -o remount,rw,bind /usr && touch /usr/probe'
          try 'umount /home/agent'
          try 'umount /etc/hosts'
          try 'mount -t sysfs sys /tmp/m'
          try 'echo 1 > /proc/sys/kernel/printk'
          try 'mknod /tmp/disk b 8 0 && head -c 1 /tmp/disk'
          try 'nsenter -t 1 -m -u -i -n -p true'
          try 'mount --bind /proc/1/root /tmp/m && ls /tmp/m/root'
          unshare -rn true && ip link add dev probe type dummy 2>/dev/null && echo linked
          chroot / true 2>/dev/null && echo chrooted
          sysctl -w kernel.hostname=x >/dev/null 2>&1 && hostname; true
          """)
      #expect(text == "")
    }
  }

  @Test func `Daemons of every kind are gone with the trial`() async throws {
    try await withSandbox(slot: 213) { sandbox in
      let seconds = tag(86421)
      let side = try await sandbox.start(
        Side(
          "daemons",
          [
            "python3", "-c",
            """
            import os, signal, time
            for number in range(1, 32):
              if number not in (9, 17, 19):
                try: signal.signal(number, signal.SIG_IGN)
                except OSError: pass
            # Twice forked, in a session of its own, its name changed, in namespaces of its own.
            if os.fork() == 0:
              os.setsid()
              if os.fork() == 0:
                os.chdir("/")
                os.execvp("sleep", ["sleep", "\(seconds)"])
              os._exit(0)
            if os.fork() == 0:
              os.execvp("unshare", ["unshare", "-rpf", "nohup", "setsid", "sleep", "\(seconds)"])
            if os.fork() == 0:
              while True:
                if os.fork(): os._exit(0)
                time.sleep(0.01)
            print("up", flush=True)
            # The side is over with its first program, and its daemons with it.
            time.sleep(60)
            """,
          ], shares: [.home: .write]))
      #expect(try await side.nextLine(within: .seconds(10)) == "up")
      let clock = ContinuousClock()
      let limit = clock.now + .seconds(10)
      while processes(with: seconds) < 2, clock.now < limit {
        try await Task.sleep(for: .milliseconds(10))
      }
      #expect(processes(with: seconds) >= 2)
      try await sandbox.killAll()
      #expect(processes(with: seconds) == 0)
    }
  }
}
