import Documents
import Testing

struct NumberFormatTests {
  @Test(
    arguments: [
      ("General", nil, nil, false, false, false), ("0", 0, nil, false, false, false),
      ("0.00", 2, nil, false, false, false), ("#,##0", 0, nil, false, false, true),
      ("#,##0.00 [$€-407]", 2, "€", false, false, true),
      ("[$$-409]#,##0.00", 2, "$", false, false, true),
      ("\"CHF\" 0.0", 1, "CHF", false, false, false),
      ("#,##0.00\\ \"€\"", 2, "€", false, false, true),
      ("0.0%", 1, nil, true, false, false), ("yyyy\\-mm\\-dd", nil, nil, false, true, false),
      ("h:mm AM/PM", nil, nil, false, true, false), ("[h]:mm:ss", nil, nil, false, true, false),
      ("mm:ss.0", nil, nil, false, true, false), ("@", nil, nil, false, false, false),
      ("0.00;[Red]-#,##0.0", 2, nil, false, false, false),
      ("0.00E+00", 2, nil, false, false, false),
      ("\"total %\" 0", 0, nil, false, false, false), ("# ?/?", nil, nil, false, false, false),
      ("[Red]0.00", 2, nil, false, false, false), ("0,", 0, nil, false, false, false),
      ("\"TRUE\";\"TRUE\";\"FALSE\"", nil, nil, false, false, false),
      ("", nil, nil, false, false, false),
    ] as [(String, Int?, String?, Bool, Bool, Bool)])
  func `Codes tell what they show`(
    code: String, decimals: Int?, symbol: String?, percent: Bool, date: Bool, thousands: Bool
  ) {
    let format = NumberFormat(code)
    #expect(format.decimals == decimals)
    #expect(format.currencySymbol == symbol)
    #expect(format.isPercent == percent)
    #expect(format.isDate == date)
    #expect(format.hasThousands == thousands)
  }

  @Test func `A currency is known by its sign and its code`() {
    let euro = NumberFormat("0.00 [$€-407]")
    #expect(euro.shows(currency: "€"))
    #expect(euro.shows(currency: "EUR"))
    #expect(!euro.shows(currency: "USD"))
    #expect(NumberFormat("[$EUR] 0.00").shows(currency: "EUR"))
    #expect(!NumberFormat("0.00").shows(currency: "EUR"))
  }
}
