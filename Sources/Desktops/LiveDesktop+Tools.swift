import Executor
import Foundation
import JSONValue
import Processes
import Sandbox
import TaskFiles
import Vocabulary

extension LiveDesktop {
  /// Calls a tool of the executor inside the desktop, as the desktop's user, and gives its answer.
  func call(_ name: String, _ arguments: JSONValue) async throws(ActionFailure) -> String? {
    guard tools.contains(name) else {
      throw .refused("the tool '\(name)' is not offered in this trial")
    }
    if name == Self.cheatTool { return try await runScript(arguments) }
    guard let tool = ToolGroup.tool(named: name) else {
      throw .refused("there is no tool '\(name)'")
    }
    do throws(ToolRefusal) {
      let given = try ToolArguments(arguments, of: tool.definition)
      switch try tool.init(given) {
      case is any FileTool:
        return try await callFileTool(
          FileRequest(tool: name, arguments: arguments, folders: folders))
      case let command as ShellRun: return try await run(command)
      case let call as any BrowserTool: return try await use(call)
      default: throw ToolRefusal("the tool '\(name)' cannot be carried out here")
      }
    } catch {
      throw .refused(error.description)
    }
  }

  // MARK: - Files and commands

  /// How long a file tool may take.
  private static let fileLimit = Duration.seconds(20)

  /// Has a file tool carried out by a process inside, which sees the home and nothing else of the
  /// trial.
  private func callFileTool(_ request: FileRequest) async throws(ToolRefusal) -> String {
    let side = Side(
      "file tool", [configuration.executable, "file-tool"], shares: [.home: .write],
      mounts: Mount.ownExecutable() + [.readOnly(configuration.executable)])
    let input = (try? JSONEncoder().encode(request)) ?? Data()
    let outcome = try await finish(side, input: Array(input), within: Self.fileLimit)
    guard
      let answer = try? JSONDecoder().decode(FileAnswer.self, from: Data(outcome.output))
    else {
      throw ToolRefusal("the tool gave no answer (\(outcome.status)) \(outcome.errors)")
    }
    switch answer {
    case .done(let text): return text
    case .refused(let refusal): throw refusal
    }
  }

  private func run(_ command: ShellRun) async throws(ToolRefusal) -> String {
    let folder = command.folder.isEmpty ? "" : "/" + command.folder
    let side = Side(
      "command", command.words, shares: [.home: .write], directory: "/home/agent" + folder)
    let outcome = try await finish(
      side, input: Array(command.input.utf8), within: .seconds(ShellRun.seconds))
    return ShellRun.message(
      status: outcome.status,
      output: String(decoding: outcome.output, as: UTF8.self) + outcome.errors)
  }

  /// Runs a side to its end and gives the beginning of its output, and how it ended in words.
  private func finish(
    _ side: Side, input: [UInt8], within limit: Duration
  ) async throws(ToolRefusal) -> (status: String, output: [UInt8], errors: String) {
    let deadline = ContinuousClock.now + limit
    let process: RunningProcess
    do {
      process = try await sandbox.start(side, errorTail: 4 << 10)
    } catch {
      throw ToolRefusal("the \(side.name) could not be started: \(error)")
    }
    var output: [UInt8] = []
    do throws(ProcessError) {
      // Whoever does not read its input is answered all the same.
      do throws(ProcessError) {
        try await process.write(input, within: limit)
      } catch .inputClosed {}
      process.closeInput()
      while let bytes = try await process.nextBytes(within: deadline - .now) {
        output += bytes.prefix(max(0, (8 << 20) - output.count))
      }
      let status = await process.waitUntilExit(within: .seconds(5))
      return (status.map { "\($0)" } ?? "still running", output, process.errorTail)
    } catch {
      await process.terminate(grace: .zero)
      guard case .timedOut = error else { throw ToolRefusal("the \(side.name) failed: \(error)") }
      return ("stopped after \(limit)", output, process.errorTail)
    }
  }

  // MARK: - The browser

  private func use(_ call: any BrowserTool) async throws(ToolRefusal) -> String {
    if let browser { return try await call.run(in: browser) }
    guard let opening = call as? BrowserOpen else {
      throw ToolRefusal("no browser is open; use browser.open first")
    }
    do throws(Fault) {
      let place = SourceLocation(file: BrowserOpen.definition.name, line: 1, column: 1)
      try await open(
        Setup.OpenedApplication(application: "chromium", url: opening.url, location: place))
    } catch {
      throw ToolRefusal("the browser cannot be opened: \(error.message)")
    }
    return "Opened \(opening.url) in a new browser."
  }

  // MARK: - Cheats

  /// The tool that tasks' cheats take short cuts with; no agent is offered it.
  private static let cheatTool = "shell"

  private func runScript(_ arguments: JSONValue) async throws(ActionFailure) -> String? {
    guard let command = arguments["command"]?.string else {
      throw .refused("the tool 'shell' needs a text 'command'")
    }
    let number = nextToolCall()
    do {
      try await session.writeLine(
        SessionScript.tool(
          Array(command.utf8), number: number, encode: { Data($0).base64EncodedString() }))
      while let line = try await session.nextLine(within: .seconds(70)) {
        let words = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
        guard words.count >= 3, words[0] == "tool", words[1] == "\(number)" else { continue }
        if words[2] == "0" { return nil }
        let output = words.count > 3 ? Data(base64Encoded: String(words[3])) : nil
        throw ActionFailure.refused(
          "the command ended with status \(words[2]): "
            + String(decoding: output ?? Data(), as: UTF8.self))
      }
      throw ActionFailure.lost("the session ended while a command ran")
    } catch let error as ActionFailure {
      throw error
    } catch {
      throw .lost("\(error)")
    }
  }
}
