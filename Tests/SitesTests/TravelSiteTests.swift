import Testing

@testable import Sites

@Suite struct TravelSiteTests {
  let folder: TestFolder
  let site: SiteServer.Site

  init() throws {
    folder = try TestFolder()
    site = folder.site("travel", folder: TestFolder.shipped("travel"))
  }

  private static let search = "/search?city=ghent&checkin=2026-05-20&nights=3&guests=2"

  @Test func `A stay is searched, chosen, booked and found again`() async throws {
    try await SiteServer.serve([site]) { client async throws in
      var browser = Browser(client, on: "travel")
      let results = try await browser.get(Self.search + "&sort=price")
      let hotels = try results.matches("<h2><a href=\"([^\"]*)\"")
      #expect(hotels.count == 8)
      let prices = try results.matches("<strong>(\\d+) €").compactMap { Int($0) }
      #expect(prices == prices.sorted())
      #expect(!results.body.contains("City tax"))
      let hotel = try await browser.get(hotels[0].replacing("&amp;", with: "&"))
      #expect(hotel.body.contains("3.50 € per guest and night"))
      let booking = try #require(try hotel.matches("class=\"button\" href=\"([^\"]*)\"").first)
        .replacing("&amp;", with: "&")
      let form = try await browser.get(booking)
      #expect(form.body.contains("value=\"2026-05-20\""))
      let room = try #require(try form.matches("<option value=\"(\\d+)\" selected>").first)
      let wrong = try await browser.post(
        booking,
        [
          "guest_name": "Mia Berg", "email": "mia@", "room": room, "checkin": "2026-05-20",
          "nights": "3", "guests": "2",
        ])
      #expect(wrong.status == 422)
      #expect(wrong.body.contains("value=\"Mia Berg\""))
      let booked = try await browser.post(
        booking,
        [
          "guest_name": "Mia Berg", "email": "mia@example.org", "room": room,
          "checkin": "2026-05-20", "nights": "3", "guests": "2", "arrival": "18:00 to 21:00",
          "requests": "Quiet room",
        ])
      #expect(booked.location == "/bookings/1")
      let confirmation = try await browser.get("/bookings/1").body
      #expect(confirmation.contains("HH-40712"))
      #expect(confirmation.contains("2026-05-23 (3 nights)"))
      let found = try await browser.post(
        "/bookings", ["reference": "hh-40712", "email": "MIA@example.org"])
      #expect(found.location == "/bookings/find/hh-40712")
      #expect(try await browser.get("/bookings/find/hh-40712").body.contains("Mia Berg"))
      let unknown = try await browser.post(
        "/bookings", ["reference": "HH-1", "email": "mia@example.org"])
      #expect(unknown.body.contains("We found no booking"))
    }
    let orders = try folder.rows(
      """
      SELECT o.*, round(r.price * 3 + 3.5 * 3 * 2 + h.service_fee, 2) = o.total AS adds_up
      FROM orders o JOIN rooms r ON r.id = o.room_id JOIN hotels h ON h.id = o.hotel_id
      """, of: "travel")
    #expect(orders.count == 1)
    #expect(orders.first?["adds_up"] == "1")
    #expect(orders.first?["guest_name"] == "Mia Berg")
    #expect(orders.first?["checkout"] == "2026-05-23")
    #expect(orders.first?["city"] == "Ghent")
  }

  @Test func `The cheapest per night is not the cheapest in total`() throws {
    _ = try SiteServer(.init(sites: [site]))
    let rows = try folder.rows(
      """
      SELECT DISTINCT city FROM (
        SELECT h.city, h.id, row_number() OVER (PARTITION BY h.city ORDER BY min(r.price)) AS list,
          row_number() OVER (
            PARTITION BY h.city
            ORDER BY min(r.price) * 2 + h.city_tax * 4 + h.service_fee) AS total
        FROM hotels h JOIN rooms r ON r.hotel_id = h.id WHERE r.guests >= 2 GROUP BY h.id)
      WHERE list = 1 AND total > 1
      """, of: "travel")
    #expect(rows.count >= 2)
  }

  @Test func `There are eight hotels in each of five cities, and rooms in each`() throws {
    _ = try SiteServer(.init(sites: [site]))
    let counts = try folder.rows("SELECT count(*) AS n FROM hotels GROUP BY city", of: "travel")
    #expect(counts.map { $0["n"] } == Array(repeating: "8", count: 5))
    let empty = try folder.rows(
      "SELECT id FROM hotels WHERE id NOT IN (SELECT hotel_id FROM rooms WHERE guests >= 2)",
      of: "travel")
    #expect(empty.isEmpty)
  }

  @Test func `Conditions narrow the results`() async throws {
    try await SiteServer.serve([site]) { client async throws in
      var browser = Browser(client, on: "travel")
      let all = try await browser.get(Self.search)
      let some = try await browser.get(Self.search + "&breakfast=1&free_cancellation=1")
      let cards = try some.matches("(<article.*?</article>)")
      #expect(try all.matches("(<article.*?</article>)").count > cards.count)
      #expect(cards.allSatisfy { $0.contains("Breakfast included") && !$0.contains("Not refund") })
      let missing = try await browser.get("/search?checkin=2026-05-20")
      #expect(missing.status == 422)
      #expect(missing.body.contains("City is required."))
      let past = try await browser.get("/search?city=ghent&checkin=2026-03-01")
      #expect(past.body.contains("Check-in must not be before 2026-03-02."))
    }
  }

  @Test func `A room that is sold out or too small is not booked`() async throws {
    var own = site
    own.overlay = try folder.write(
      [
        "data/rooms.csv": """
        id,hotel_id,name,beds,guests,price,sold_out_from,sold_out_to
        1,1,Double room,1 double bed,2,80,2026-05-21,2026-05-23
        2,1,Single room,1 single bed,1,60,,
        3,2,Double room,1 double bed,2,90,,

        """
      ], to: "overlay")
    try await SiteServer.serve([own]) { client async throws in
      var browser = Browser(client, on: "travel")
      func book(_ room: String, _ checkin: String, _ guests: String) async throws -> String {
        let page = try await browser.post(
          "/hotels/1/book?room=\(room)",
          [
            "guest_name": "Mia", "email": "mia@example.org", "room": room, "checkin": checkin,
            "nights": "2", "guests": guests,
          ])
        return page.location ?? page.body
      }
      #expect(try await book("1", "2026-05-20", "2").contains("sold out on one of the nights"))
      #expect(try await book("1", "2026-05-22", "2").contains("sold out on one of the nights"))
      #expect(try await book("2", "2026-05-20", "2").contains("too small"))
      #expect(try await book("3", "2026-05-20", "2").contains("one of the values offered"))
      #expect(try await book("1", "2026-05-19", "2") == "/bookings/1")
      #expect(try await book("1", "2026-05-23", "2") == "/bookings/2")
      let results = try await browser.get("/search?city=porto&checkin=2026-05-20&nights=2&guests=2")
      #expect(try results.matches("/hotels/(\\d+)\\?.*?\">See rooms") == ["2"])
    }
  }
}
