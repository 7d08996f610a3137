/// How a trial's sandbox is made.
public struct SandboxConfiguration: Sendable, Hashable {
  /// Which of the trials that run at once this is, from 0; as root, each slot has a user of its own.
  public var slot: Int
  /// Host names that lead to the trial's own services.
  public var siteHosts: [String]
  /// What the trial may use of the machine.
  public var limits: Limits

  /// Makes a configuration.
  public init(slot: Int, siteHosts: [String] = [], limits: Limits = Limits()) {
    self.slot = slot
    self.siteHosts = siteHosts
    self.limits = limits
  }

  func check() throws(SandboxError) {
    guard Privileges.slots.contains(slot) else {
      throw .invalid("Slot \(slot) is none of \(Privileges.slots).")
    }
    for host in siteHosts {
      let isName = host.utf8.allSatisfy {
        $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
      }
      guard isName, !host.isEmpty, host.utf8.count <= 253 else {
        throw .invalid(
          "\"\(host)\" is no host name of a site: small letters, digits, points and hyphens.")
      }
    }
  }
}
