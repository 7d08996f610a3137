/// Where a page of rows stands among all its pages.
struct Paging: Sendable, Hashable {
  var page: Int
  var perPage: Int
  /// Rows on all pages.
  var total: Int

  /// Takes the page asked for, or the nearest that there is.
  init(asked: String?, perPage: Int, total: Int) {
    self.perPage = perPage
    self.total = total
    let pages = max(1, (total + perPage - 1) / perPage)
    page = min(max(asked.flatMap { Int($0) } ?? 1, 1), pages)
  }

  var pages: Int { max(1, (total + perPage - 1) / perPage) }
  var offset: Int { (page - 1) * perPage }

  /// What templates see below `paging`.
  func values(query: FormData) -> [String: Any] {
    func url(_ page: Int) -> String { query.query(setting: "page", to: String(page)) }
    var values: [String: Any] = [
      "page": page, "pages": pages, "total": PageValues.number(total),
      "first": PageValues.number(total == 0 ? 0 : offset + 1),
      "last": PageValues.number(min(offset + perPage, total)),
      "has_next": page < pages, "has_previous": page > 1, "several": pages > 1,
      "numbers": (1...pages).map { number in
        ["number": number, "url": url(number), "current": number == page] as [String: Any]
      },
    ]
    if page < pages {
      values["next"] = page + 1
      values["next_url"] = url(page + 1)
    }
    if page > 1 {
      values["previous"] = page - 1
      values["previous_url"] = url(page - 1)
    }
    return values
  }
}
