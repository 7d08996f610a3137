/// One SQL statement of a site, with the names it takes values by.
///
/// Values are always bound to `:NAME`; nothing is ever spliced into the text.
struct SQLText: Sendable, Hashable {
  var sql: String
  /// The names after colons, without the colon, each once and in order.
  var names: [String]
  var place: Place

  /// What about the text would make it unsafe, or different from one day to the next.
  private(set) var objections: [String] = []

  init(_ text: String, at place: Place) {
    var sql = text
    while let last = sql.last, last.isWhitespace || last == ";" { sql.removeLast() }
    self.sql = sql
    self.place = place
    names = []
    if sql.contains("$(") {
      objections.append("$(NAME) in a statement; bind the parameter as :parameter_NAME")
    }
    scan()
    let lower = sql.lowercased()
    for word in ["random(", "randomblob(", "current_date", "current_time", "'now'"]
    where lower.contains(word) {
      objections.append("\(word) gives another answer every time; a site must be repeatable")
    }
  }

  private mutating func scan() {
    var rest = sql.unicodeScalars[...]
    func skip(to end: Unicode.Scalar) {
      while let next = rest.popFirst(), next != end {}
    }
    while let scalar = rest.popFirst() {
      switch scalar {
      case "'", "\"", "`": skip(to: scalar)
      case "[": skip(to: "]")
      case "-" where rest.first == "-": skip(to: "\n")
      case "/" where rest.first == "*":
        rest.removeFirst()
        while let next = rest.popFirst() {
          if next == "*", rest.first == "/" { break }
        }
      case "?", "@", "$":
        objections.append("\(scalar) as a place for a value; write :NAME")
      case ":":
        var name = ""
        while let next = rest.first,
          next == "_" || next.properties.isAlphabetic
            || ("0"..."9").contains(next)
        {
          name.unicodeScalars.append(next)
          rest.removeFirst()
        }
        if name.isEmpty {
          objections.append("a colon without a name; write :NAME")
        } else if !names.contains(name) {
          names.append(name)
        }
      default: continue
      }
    }
  }
}
