import Testing

@testable import deskmark

@Suite struct RequirementsTests {
  @Test func `The list of packages holds names and no comments`() {
    let wanted = Requirements.wanted()
    #expect(wanted.contains("bubblewrap"))
    #expect(wanted.contains("chromium"))
    #expect(wanted.allSatisfy { !$0.contains(" ") && !$0.hasPrefix("#") })
  }

  @Test func `What is installed has a version and is not missing`() {
    let missing = Set(Requirements.missing())
    let versions = Requirements.versions()
    for package in Requirements.wanted() {
      #expect(missing.contains(package) == (versions[package] == nil))
    }
  }

  @Test func `Missing packages come with the command that installs them`() {
    let text = Requirements.text(["xvfb", "openbox"])
    #expect(text.contains("apt-get install --no-install-recommends xvfb openbox"))
  }
}
