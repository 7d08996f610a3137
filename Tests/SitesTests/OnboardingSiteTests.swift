import Testing

@testable import Sites

@Suite struct OnboardingSiteTests {
  let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private static func fillPersonal(_ browser: inout Browser) async throws -> Page {
    try await browser.post(
      "/personal",
      [
        "first_name": "Ana", "last_name": "O'Neil", "birth_date": "1991-04-05",
        "email": "ana@example.org", "phone": "+44 20 7946 0112", "address": "1 Quay\r\nBristol",
      ])
  }

  private static func fillEmployment(
    _ browser: inout Browser, startDate: String = "2026-04-01", hours: String = "37.5",
    contract: String = "Permanent"
  ) async throws -> Page {
    try await browser.post(
      "/employment",
      [
        "department": "Engineering", "job_title": "Test Engineer", "manager": "Amara Nwosu",
        "office": "Bristol", "start_date": startDate, "contract": contract,
        "weekly_hours": hours, "remote": "1",
      ])
  }

  @Test func `The form goes through four pages to one row`() async throws {
    let site = folder.site("onboarding", folder: TestFolder.shipped("onboarding"))
    try await SiteServer.serve([site]) { client async throws in
      var browser = Browser(client, on: "onboarding")
      #expect(try await browser.get("/").body.contains("Welcome to Hallbrook"))
      #expect(try await Self.fillPersonal(&browser).location == "/employment")
      #expect(try await Self.fillEmployment(&browser).location == "/payment")
      let payment = try await browser.post(
        "/payment",
        [
          "account_holder": "Ana O'Neil", "iban": "GB29 NWBK 6016 1331 9268 19",
          "contact_name": "Luis O'Neil", "contact_relation": "Sibling",
          "contact_phone": "+44 117 496 0200",
        ])
      #expect(payment.location == "/review")
      let review = try await browser.get("/review").body
      for text in ["Ana O&#39;Neil", "37.5 hours", "Amara Nwosu", "GB29 NWBK", "Luis"] {
        #expect(review.contains(text))
      }
      let unconfirmed = try await browser.post("/review", ["notes": "Vegetarian"])
      #expect(unconfirmed.status == 422)
      #expect(unconfirmed.body.contains("Please confirm that the details are correct."))
      #expect(unconfirmed.body.contains(">Vegetarian</textarea>"))
      let sent = try await browser.post("/review", ["notes": "Vegetarian", "declaration": "1"])
      #expect(sent.location == "/submitted/1")
      #expect(try await browser.get("/submitted/1").body.contains("NS-2601"))
      #expect(try await browser.get("/review").location == "/personal")
    }
    let starters = try folder.rows("SELECT * FROM starters", of: "onboarding")
    #expect(starters.count == 1)
    let expected = [
      "first_name": "Ana", "last_name": "O'Neil", "birth_date": "1991-04-05",
      "address": "1 Quay\nBristol", "department": "Engineering", "manager": "Amara Nwosu",
      "office": "Bristol", "start_date": "2026-04-01", "contract": "Permanent",
      "weekly_hours": "37.5", "remote": "1", "iban": "GB29 NWBK 6016 1331 9268 19",
      "contact_relation": "Sibling", "notes": "Vegetarian",
    ]
    for (column, value) in expected { #expect(starters.first?[column] == value) }
  }

  @Test func `Going back shows what was entered`() async throws {
    let site = folder.site("onboarding", folder: TestFolder.shipped("onboarding"))
    try await SiteServer.serve([site]) { client async throws in
      var browser = Browser(client, on: "onboarding")
      _ = try await Self.fillPersonal(&browser)
      _ = try await Self.fillEmployment(&browser)
      let personal = try await browser.get("/personal").body
      #expect(personal.contains("value=\"O&#39;Neil\""))
      #expect(personal.contains(">1 Quay\nBristol</textarea>"))
      let employment = try await browser.get("/employment").body
      #expect(employment.contains("value=\"Engineering\" selected"))
      #expect(employment.contains("value=\"Permanent\" checked"))
      #expect(employment.contains("name=\"remote\" value=\"1\" checked"))
      #expect(employment.contains("value=\"37.5\""))
    }
  }

  @Test func `A later page leads back to the first that is missing`() async throws {
    let site = folder.site("onboarding", folder: TestFolder.shipped("onboarding"))
    try await SiteServer.serve([site]) { client async throws in
      var browser = Browser(client, on: "onboarding")
      #expect(try await browser.get("/review").location == "/personal")
      #expect(try await browser.post("/review", ["declaration": "1"]).location == "/personal")
      _ = try await Self.fillPersonal(&browser)
      #expect(try await browser.get("/payment").location == "/employment")
    }
    #expect(try folder.rows("SELECT * FROM starters", of: "onboarding").isEmpty)
  }

  @Test func `The rules of employment are kept`() async throws {
    var site = folder.site("onboarding", folder: TestFolder.shipped("onboarding"))
    site.parameters = ["today": "2026-03-30"]
    try await SiteServer.serve([site]) { client async throws in
      var browser = Browser(client, on: "onboarding")
      _ = try await Self.fillPersonal(&browser)
      let weekend = try await Self.fillEmployment(&browser, startDate: "2026-04-04")
      #expect(weekend.body.contains("First day must be a working day"))
      let past = try await Self.fillEmployment(&browser, startDate: "2026-03-27")
      #expect(past.body.contains("First day must not be before 2026-03-30."))
      let intern = try await Self.fillEmployment(&browser, hours: "38", contract: "Internship")
      #expect(intern.body.contains("Interns work at most 35 hours per week."))
      #expect(intern.body.contains("value=\"Internship\" checked"))
    }
  }

  @Test func `The directory can be narrowed to a department`() async throws {
    let site = folder.site("onboarding", folder: TestFolder.shipped("onboarding"))
    try await SiteServer.serve([site]) { client async throws in
      var browser = Browser(client, on: "onboarding")
      #expect(try await browser.get("/directory").matches("<tr><td>(\\w+)").count == 26)
      let sales = try await browser.get("/directory?department=Sales")
      #expect(try sales.matches("<tr><td>(\\w+)") == ["Daniel", "Fatima", "Jonas"])
      #expect(try await browser.get("/help").status == 200)
    }
  }
}
