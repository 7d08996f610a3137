public import Foundation
public import Vocabulary

/// What a run was: its configuration and the versions and machine it ran with; `run.json`.
public struct RunRecord: Codable, Sendable, Hashable {
  /// The name of the run's folder.
  public var name: String
  /// When it began, to the millisecond.
  public var started: Date
  /// The version of Deskmark.
  public var deskmark: String
  /// The name of the agent under test.
  public var agent: String
  /// The model behind the agent, where it has one.
  public var model: String?
  /// The name of the suite.
  public var suite: String
  /// The tasks in words of the command line, such as `files/*`; empty for the whole suite.
  public var selection: [String]
  /// The seed that all variants were drawn from.
  public var seed: UInt64
  /// How often each task is tried.
  public var trialsPerTask: Int
  /// Desktops at the same time.
  public var desktops: Int
  /// The size of every desktop.
  public var screen: Screen
  /// When the screen counts as at rest, in words.
  public var settle: String
  /// What it ran on.
  public var machine: Machine
  /// Versions of applications and packages by name.
  public var versions: [String: String]
  /// The digest of each task's folder by task.
  public var tasks: [String: String]
  /// What the run allows each trial beyond the task's own limits; nil for nothing further.
  public var limits: TrialLimits?
  /// What is fixed inside every desktop, such as the time zone, by name; nil in older records.
  public var environment: [String: String]?
  /// SHA-256 digests by name of what the run was carried out with; nil in older records.
  public var digests: [String: String]?
  /// The absolute path of the tasks' root; nil in records of earlier versions.
  public var root: String?
  /// The groups of the executor's tools that agents may call, such as `files`; nil for none.
  public var tools: [String]?
  /// The folders below the home that file tools may work on; nil for the whole home.
  public var folders: [String]?
  /// Bytes that an agent could store in its desktop; nil in records of earlier versions.
  public var disk: Int?
  /// The command line.
  public var arguments: [String]
  /// The policy of the run; nil where there was none, and in records of earlier versions.
  public var policy: PolicyRecord?

  /// The policy that a run is under; `policy.yaml` in its folder is the policy itself.
  public struct PolicyRecord: Codable, Sendable, Hashable {
    /// The policy's name.
    public var name: String
    /// The SHA-256 of the policy in hexadecimal digits.
    public var digest: String
    /// What the policy does.
    public var mode: Safety.Mode
    /// Who approves, as given on the command line.
    public var approver: String
    /// Days that audit logs are kept.
    public var retention: Int

    /// Makes the record of a policy.
    public init(
      name: String, digest: String, mode: Safety.Mode, approver: String, retention: Int
    ) {
      self.name = name
      self.digest = digest
      self.mode = mode
      self.approver = approver
      self.retention = retention
    }
  }

  /// Makes a record; without a name, it is made from the time, the suite and the agent.
  public init(
    name: String? = nil, started: Date, deskmark: String, agent: String, model: String? = nil,
    suite: String, selection: [String] = [], seed: UInt64, trialsPerTask: Int = 1,
    desktops: Int = 1, screen: Screen = .standard, settle: String, machine: Machine,
    versions: [String: String] = [:], tasks: [String: String] = [:], root: String? = nil,
    tools: [String]? = nil, folders: [String]? = nil, disk: Int? = nil,
    arguments: [String] = [], limits: TrialLimits? = nil, environment: [String: String]? = nil,
    digests: [String: String]? = nil, policy: PolicyRecord? = nil
  ) {
    self.started = RecordCoding.wholeMilliseconds(started)
    self.name = name ?? Self.name(started: started, suite: suite, agent: agent)
    self.deskmark = deskmark
    self.agent = agent
    self.model = model
    self.suite = suite
    self.selection = selection
    self.seed = seed
    self.trialsPerTask = trialsPerTask
    self.desktops = desktops
    self.screen = screen
    self.settle = settle
    self.machine = machine
    self.versions = versions
    self.tasks = tasks
    self.root = root
    self.tools = tools
    self.folders = folders
    self.disk = disk
    self.arguments = arguments
    self.limits = limits
    self.environment = environment
    self.digests = digests
    self.policy = policy
  }

  /// The usual name of a run, such as `2026-11-22T15-04-05-starter-reference`, in UTC.
  public static func name(started: Date, suite: String, agent: String) -> String {
    let time = started.formatted(Date.ISO8601FormatStyle())
      .replacing(":", with: "-").replacing("Z", with: "")
    return ([time] + [suite, agent].map(short).filter { !$0.isEmpty }).joined(separator: "-")
  }

  /// A label as a part of a file name: lower case, at most 24 letters, digits, dots and hyphens.
  private static func short(_ label: String) -> String {
    let words = label.lowercased().split { character in
      !(character.isASCII && (character.isLetter || character.isNumber || character == "."))
    }
    let kept = words.joined(separator: "-").prefix(24)
    return String(kept.drop { $0 == "." || $0 == "-" })
  }
}

/// The machine that a run ran on.
public struct Machine: Codable, Sendable, Hashable {
  /// Processors that the run could use.
  public var cores: Int
  /// Bytes of memory.
  public var memory: Int64
  /// The kernel's name and release, such as `Linux 6.1.0-13-amd64`.
  public var kernel: String
  /// The distribution, such as `Debian GNU/Linux 12 (bookworm)`.
  public var distribution: String

  /// Makes the description of a machine.
  public init(cores: Int, memory: Int64, kernel: String, distribution: String) {
    self.cores = cores
    self.memory = memory
    self.kernel = kernel
    self.distribution = distribution
  }
}
