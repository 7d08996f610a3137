import Testing

@testable import Policies

@Suite struct RolesTests {
  static let roles = Roles([
    .run: ["*"], .approve: ["eva"], .change: [], .audit: ["@audit", "eva"],
  ])

  @Test(arguments: [
    (Role.run, "tom", [], true), (.approve, "tom", [], false), (.approve, "eva", [], true),
    (.approve, "@audit", ["audit"], false), (.change, "eva", ["audit"], false),
    (.audit, "tom", ["audit"], true), (.audit, "audit", [], false),
    (.audit, "tom", ["wheel"], false),
  ])
  func `A role is a user's, a group's or everybody's`(
    role: Role, user: String, groups: [String], allowed: Bool
  ) {
    #expect(Self.roles.allow(role, to: Person(user: user, groups: Set(groups))) == allowed)
  }

  @Test func `A role that is not named is everybody's`() {
    for role in Role.allCases { #expect(Roles().allow(role, to: Person(user: "tom"))) }
  }

  @Test func `Who lacks a role is told who has it`() throws {
    let policy = Policy(name: "office", rules: [:], roles: [Self.roles])
    let error = #expect(throws: Policy.NotAllowed.self) {
      try policy.require(.approve, of: Person(user: "tom"))
    }
    #expect(error?.description.contains("'office' does not let tom approve actions") == true)
    #expect(error?.description.contains("eva") == true)
  }
}
