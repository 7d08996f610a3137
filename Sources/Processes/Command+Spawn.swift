import Glibc

extension Command {
  /// Starts the program as the leader of a new session, with these three descriptors and no other.
  ///
  /// Signals are reset to their defaults and none is blocked. Returns once the program is loaded,
  /// so that a missing one is an error here.
  func spawn(
    input: Descriptor, output: Descriptor, errors: Descriptor
  ) throws(ProcessError) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input.number, 0)
    posix_spawn_file_actions_adddup2(&actions, output.number, 1)
    posix_spawn_file_actions_adddup2(&actions, errors.number, 2)
    guard let addCloseFrom = Linux.addCloseFrom, let addChangeFolder = Linux.addChangeFolder
    else { throw .notStarted(executable, code: ENOSYS) }
    _ = addCloseFrom(&actions, 3)
    if let directory {
      guard access(directory, X_OK) == 0 else { throw .folderMissing(directory) }
      _ = addChangeFolder(&actions, directory)
    }

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let flags = Linux.setSession | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
    posix_spawnattr_setflags(&attributes, Int16(flags))

    let texts = [executable] + arguments
    let variables = environment?.map { "\($0.key)=\($0.value)" }.sorted()
    var pid: Int32 = 0
    let code = Self.withPointers(to: texts) { arguments in
      guard let variables else {
        return posix_spawnp(&pid, executable, &actions, &attributes, arguments, environ)
      }
      return Self.withPointers(to: variables) { variables in
        posix_spawnp(&pid, executable, &actions, &attributes, arguments, variables)
      }
    }
    switch code {
    case 0: return pid
    case ENOENT: throw .notFound(executable)
    default: throw .notStarted(executable, code: code)
    }
  }

  /// The processes that stand below a started one, each the first child of the one before.
  static func descendants(of pid: Int32, depth: Int) -> [Int32] {
    var chain: [Int32] = []
    var parent = pid
    while chain.count < depth, let child = firstChild(of: parent) {
      chain.append(child)
      parent = child
    }
    return chain
  }

  /// The oldest child of a process; nil when it has none.
  private static func firstChild(of pid: Int32) -> Int32? {
    let descriptor = open("/proc/\(pid)/task/\(pid)/children", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var text = [UInt8](repeating: 0, count: 256)
    let count = read(descriptor, &text, text.count)
    guard count > 0 else { return nil }
    let first = text[..<count].prefix { $0 != UInt8(ascii: " ") }
    return Int32(String(decoding: first, as: UTF8.self))
  }

  private static func withPointers<Result>(
    to texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let pointers = texts.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return body(pointers)
  }
}
