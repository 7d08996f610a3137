import Testing

@testable import Sites

@Suite struct TradeDataSiteTests {
  let folder: TestFolder
  let site: SiteServer.Site

  init() throws {
    folder = try TestFolder()
    site = folder.site("tradedata", folder: TestFolder.shipped("tradedata"))
  }

  @Test func `Following Next shows all 120 rows once, twelve to a page`() async throws {
    try await SiteServer.serve([site]) { client async throws in
      var browser = Browser(client, on: "tradedata")
      var address: String? = "/data/exports"
      var rows: [String] = []
      var pages = 0
      while let next = address {
        let page = try await browser.get(next)
        let found = try page.matches("<tr><td>(.*?)</tr>")
        #expect(found.count == 12)
        rows += found
        pages += 1
        address = try page.matches("<a href=\"([^\"]*)\">Next").first.map {
          "/data/exports" + $0.replacing("&amp;", with: "&")
        }
      }
      #expect(pages == 10)
      #expect(Set(rows).count == 120)
    }
  }

  @Test func `Filters and sorting go together and are kept across pages`() async throws {
    try await SiteServer.serve([site]) { client async throws in
      var browser = Browser(client, on: "tradedata")
      let address = "/data/exports?year=2025&region=Europe&sort=containers_desc"
      let first = try await browser.get(address)
      #expect(first.body.contains("Rows 1 to 12 of 24"))
      #expect(first.body.contains("value=\"Europe\" selected"))
      let second = try await browser.get(address + "&page=2")
      let numbers = try
        (first.matches("<td class=\"n\">([\\d,]+)</td><td class=\"n\">[\\d,]+</td>")
        + second.matches("<td class=\"n\">([\\d,]+)</td><td class=\"n\">[\\d,]+</td>"))
        .compactMap { Int($0.replacing(",", with: "")) }
      #expect(numbers.count == 24)
      #expect(numbers == numbers.sorted(by: >))
      #expect(
        try first.matches("href=\"([^\"]*)\">Next")
          == ["?year=2025&amp;region=Europe&amp;sort=containers_desc&amp;page=2"])
    }
  }

  @Test(arguments: ["month", "month_desc", "country", "country_desc", "tonnes", "value_desc"])
  func `Every order gives every row`(sort: String) async throws {
    try await SiteServer.serve([site]) { client async throws in
      var browser = Browser(client, on: "tradedata")
      let page = try await browser.get("/data/exports?sort=\(sort)")
      #expect(page.status == 200)
      #expect(page.body.contains("of 120"))
    }
  }

  @Test(arguments: [
    "/", "/countries", "/countries/DE", "/releases", "/releases/winter-2024", "/methodology",
    "/about",
  ])
  func `The other pages are there`(path: String) async throws {
    try await SiteServer.serve([site]) { client async throws in
      var browser = Browser(client, on: "tradedata")
      #expect(try await browser.get(path).status == 200)
      #expect(try await browser.post(path, [:]).status == 405)
    }
  }

  @Test func `A country or release that there is not has the site's own page`() async throws {
    try await SiteServer.serve([site]) { client async throws in
      var browser = Browser(client, on: "tradedata")
      for path in ["/countries/XX", "/releases/none", "/nowhere"] {
        let page = try await browser.get(path)
        #expect(page.status == 404)
        #expect(page.body.contains("Back to the overview"))
      }
    }
  }
}
