import Glibc

/// Calls and constants of Linux that the Glibc module does not show, because they are extensions
/// of GNU or newer than the C library's headers.
///
/// The functions are looked up by name. `syscall` stands for those that no library function
/// covers on every system: its numbers here are the same on all architectures.
enum Linux {
  typealias SystemCall = @Sendable @convention(c) (Int, Int, Int, Int, Int) -> Int
  typealias MakePipe = @Sendable @convention(c) (UnsafeMutablePointer<Int32>, Int32) -> Int32
  typealias AddCloseFrom =
    @Sendable @convention(c) (
      UnsafeMutablePointer<posix_spawn_file_actions_t>, Int32
    ) -> Int32
  typealias AddChangeFolder =
    @Sendable @convention(c) (
      UnsafeMutablePointer<posix_spawn_file_actions_t>, UnsafePointer<CChar>
    ) -> Int32

  /// `POSIX_SPAWN_SETSID` of spawn.h.
  static let setSession: Int32 = 0x80

  static let pipe2 = function("pipe2", as: MakePipe.self)
  static let addCloseFrom = function(
    "posix_spawn_file_actions_addclosefrom_np", as: AddCloseFrom.self)
  static let addChangeFolder = function(
    "posix_spawn_file_actions_addchdir_np", as: AddChangeFolder.self)
  private static let systemCall = function("syscall", as: SystemCall.self)

  /// A descriptor that is readable once the process has ended, or -1 with `errno` set.
  static func openProcess(_ pid: Int32) -> Int32 {
    guard let systemCall else { return -1 }
    return Int32(truncatingIfNeeded: systemCall(434, Int(pid), 0, 0, 0))  // pidfd_open
  }

  /// Sends a signal through a descriptor of a process, which never meets another one.
  static func signal(_ number: Int32, throughDescriptor descriptor: Int32) -> Bool {
    guard let systemCall else { return false }
    return systemCall(424, Int(descriptor), Int(number), 0, 0) == 0  // pidfd_send_signal
  }

  private static func function<Function>(_ name: String, as type: Function.Type) -> Function? {
    guard let symbol = dlsym(nil, name) else { return nil }
    return unsafeBitCast(symbol, to: type)
  }
}
