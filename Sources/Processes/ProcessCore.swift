import Glibc
import Synchronization

/// A started process: its pipes, its end, and the signals to its tree.
///
/// Lives until the process is collected, whoever holds it.
final class ProcessCore: Sendable {
  let command: Command
  let pid: Int32
  let input: PipeWriter?
  let output: PipeReader?
  let errors: PipeReader
  let ended = OneShot<ExitStatus>()

  private let isCollected = Mutex(false)
  private let reference = Mutex<ProcessReference?>(nil)

  init(
    _ command: Command, takesInput: Bool, output keeping: PipeReader.Keeping?, errorTail: Int
  ) throws(ProcessError) {
    let null = try Descriptor.null(for: command)
    let inputPipe = takesInput ? try Descriptor.pipe(for: command) : nil
    let outputPipe = keeping == nil ? nil : try Descriptor.pipe(for: command)
    let errorPipe = try Descriptor.pipe(for: command)
    let pid = try command.spawn(
      input: inputPipe?.read ?? null, output: outputPipe?.write ?? null, errors: errorPipe.write)
    inputPipe?.read.close()
    outputPipe?.write.close()
    errorPipe.write.close()

    self.command = command
    self.pid = pid
    input = inputPipe.map { PipeWriter($0.write) }
    if let keeping, let outputPipe {
      output = PipeReader(outputPipe.read, keeping: keeping)
    } else {
      output = nil
    }
    errors = PipeReader(errorPipe.read, keeping: .tail(errorTail))
    input?.activate()
    output?.activate()
    errors.activate()
    do {
      let held = try ProcessReference(pid: pid) { self.collect() }
      reference.withLock { $0 = held }
    } catch {
      kill(-pid, SIGKILL)
      waitpid(pid, nil, 0)
      abandonPipes()
      throw error
    }
  }

  /// Sends a signal to the program, or to its whole process group where nothing guards it.
  func signal(_ number: Int32) {
    isCollected.withLock { isCollected in
      guard !isCollected else { return }
      guard command.guards > 0 else {
        kill(-pid, number)
        return
      }
      // Ends the tree at the last guard, so that the others collect what is below them.
      let wanted = number == SIGKILL ? max(1, command.guards - 1) : command.guards
      let chain = Command.descendants(of: pid, depth: wanted)
      if let target = chain.last, number == SIGKILL || chain.count == wanted {
        kill(target, number)
      } else {
        kill(-pid, number)
      }
    }
  }

  /// Kills the process group, guards and all.
  func killGroup() {
    isCollected.withLock { isCollected in
      if !isCollected { kill(-pid, SIGKILL) }
    }
  }

  /// Nobody wants the process any more.
  func abandon() {
    signal(SIGKILL)
    abandonPipes()
  }

  private func abandonPipes() {
    input?.close()
    output?.stop()
    errors.stop()
  }

  /// The process has ended: kills what is left of its group, then lets go of its number.
  private func collect() {
    let status = isCollected.withLock { isCollected -> ExitStatus in
      kill(-pid, SIGKILL)
      var word: Int32 = 0
      var found = waitpid(pid, &word, 0)
      while found == -1, errno == EINTR { found = waitpid(pid, &word, 0) }
      isCollected = true
      return found == pid ? ExitStatus(word: word) : .unknown
    }
    input?.close()
    output?.processEnded()
    errors.processEnded()
    reference.withLock { $0 = nil }
    ended.set(status)
  }
}
