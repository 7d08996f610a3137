/// What tells currencies apart in number formats.
enum Currency {
  /// Codes of ISO 4217 with the signs that formats use for them.
  static let signs: [String: [String]] = [
    "EUR": ["€"], "USD": ["$", "US$"], "GBP": ["£"], "JPY": ["¥", "￥"], "CNY": ["¥", "￥"],
    "CHF": ["CHF", "Fr."], "INR": ["₹"], "RUB": ["₽"], "KRW": ["₩"], "TRY": ["₺"], "ILS": ["₪"],
    "THB": ["฿"], "VND": ["₫"], "SEK": ["kr"], "NOK": ["kr"], "DKK": ["kr", "kr."], "PLN": ["zł"],
    "CZK": ["Kč"], "HUF": ["Ft"], "BRL": ["R$"], "CAD": ["$", "CA$"], "AUD": ["$", "A$"],
    "NZD": ["$"], "MXN": ["$"], "ZAR": ["R"], "SGD": ["$", "S$"], "HKD": ["$", "HK$"],
  ]

  /// Whether a literal text of a format stands for a currency.
  static func isKnown(_ text: String) -> Bool {
    signs[text] != nil || (text.count > 1 && signs.values.contains { $0.contains(text) })
  }

  /// The number by which Excel's formats name a language in a country, in hexadecimal.
  ///
  /// Source: [MS-LCID], the language code identifiers of Windows.
  static let locales: [String: String] = [
    "de-DE": "407", "de-AT": "C07", "de-CH": "807", "en-US": "409", "en-GB": "809", "en-IE": "1809",
    "en-CA": "1009", "en-AU": "C09", "fr-FR": "40C", "fr-CH": "100C", "it-IT": "410",
    "es-ES": "C0A", "pt-PT": "816", "pt-BR": "416", "nl-NL": "413", "ja-JP": "411",
    "zh-CN": "804", "pl-PL": "415", "sv-SE": "41D", "nb-NO": "414", "da-DK": "406",
    "cs-CZ": "405", "fi-FI": "40B", "ru-RU": "419",
  ]
}

extension NumberFormat {
  /// Whether it shows that currency, given as a sign (`€`) or a code of ISO 4217 (`EUR`).
  public func shows(currency: String) -> Bool {
    guard let currencySymbol else { return false }
    return currencySymbol == currency || Currency.signs[currency]?.contains(currencySymbol) == true
  }
}
