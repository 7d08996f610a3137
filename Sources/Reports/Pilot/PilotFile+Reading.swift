public import TaskFiles

extension PilotFile {
  /// Reads a pilot file.
  ///
  /// - Parameters:
  ///   - text: The file's YAML.
  ///   - file: Its name, for complaints.
  ///   - prices: The plans whose price is known.
  ///   - suite: The globs of a suite by its name.
  /// - Throws: a `Diagnostic` with file, line and column for what is missing or wrong.
  public init(
    reading text: String, file: String, prices: LicencePrices,
    suite: (String, SourceLocation) throws(Diagnostic) -> [String]
  ) throws(Diagnostic) {
    var root = try Fields(YAMLReader.read(text, file: file), of: "the pilot")
    title = try root.string("title")
    company = try root.string("company")
    period = try root.string("period")
    currency = try root.optionalString("currency") ?? "USD"
    isIdeal =
      try root.optionalChoice("conditions", of: ["ideal", "real"]) ?? "ideal" == "ideal"
    criteria = try Self.criteria(try root.fields("criteria"))
    killConditions = []
    for value in try root.list("kill") { killConditions.append(try Self.killCondition(value)) }
    licence = try Self.licence(try root.fields("licence"), prices)
    modelCost = nil
    if var cost = try root.optionalFields("model-cost") {
      modelCost = ModelCost(
        perExecution: try cost.amount("per-execution", atLeast: 0),
        source: try cost.string("source"))
      try cost.finish()
    }
    residency = nil
    if var place = try root.optionalFields("inference") {
      residency = Residency(place: try place.string("place"), source: try place.string("source"))
      try place.finish()
    }
    survey = try root.optionalString("survey")
    let hourly = try root.amount("hourly-cost", above: 0)
    workflows = []
    let teams = try root.list("teams")
    for value in teams {
      var team = try Fields(value, of: "a team")
      let name = try team.string("name")
      for work in try team.list("workflows") {
        workflows.append(try Self.workflow(work, team: name, hourly: hourly, suite: suite))
      }
      try team.finish()
    }
    try root.finish()
    guard !workflows.isEmpty else {
      throw Diagnostic(root.location, "the pilot has no workflow: nothing would be decided")
    }
  }

  private static func criteria(_ fields: Fields) throws(Diagnostic) -> Criteria {
    var fields = fields
    let criteria = Criteria(
      written: try fields.string("written"),
      completion: try fields.amount("completion", above: 0, atMost: 100),
      promising: try fields.amount("promising", above: 0, atMost: 100),
      satisfaction: try fields.amount("satisfaction", atLeast: 1, atMost: 5))
    try fields.finish()
    guard criteria.promising <= criteria.completion else {
      throw Diagnostic(
        fields.location,
        "'promising' (\(Figures.short(criteria.promising)) %) lies above 'completion' "
          + "(\(Figures.short(criteria.completion)) %)")
    }
    return criteria
  }

  private static func killCondition(_ value: LocatedValue) throws(Diagnostic) -> KillCondition {
    var fields = try Fields(value, of: "a kill condition")
    let condition = KillCondition(
      measure: try fields.choice("measure", of: KillCondition.Measure.self),
      below: try fields.optionalDouble("below"), above: try fields.optionalDouble("above"),
      reason: try fields.optionalString("reason"))
    try fields.finish()
    guard (condition.below == nil) != (condition.above == nil) else {
      throw Diagnostic(value.location, "a kill condition needs either 'below' or 'above'")
    }
    return condition
  }

  private static func licence(
    _ fields: Fields, _ prices: LicencePrices
  ) throws(Diagnostic) -> Licence {
    var fields = fields
    let plan = try fields.value("plan")
    let name = try plan.string()
    let place = try fields.value("seats").location
    let seats = try fields.int("seats")
    guard seats > 0 else { throw Diagnostic(place, "a pilot has at least one seat, not \(seats)") }
    if let monthly = try fields.optionalDouble("monthly") {
      let source = try fields.string("source")
      try fields.finish()
      guard monthly >= 0 else { throw Diagnostic(fields.location, "a price is not below 0") }
      return Licence(title: name, monthly: monthly, seats: seats, provenance: source)
    }
    try fields.finish()
    guard let price = prices.all.first(where: { $0.plan == name }) else {
      let known = prices.all.map(\.plan).joined(separator: ", ")
      throw Diagnostic(
        plan.location,
        "no price is known for the plan '\(name)'; known are \(known). Or give 'monthly' and 'source'"
      )
    }
    guard seats >= price.minimumSeats else {
      throw Diagnostic(
        place, "\(price.title) is sold from \(price.minimumSeats) seats on, not for \(seats)")
    }
    return Licence(
      title: price.title, monthly: price.monthly, seats: seats, provenance: price.provenance)
  }

  private static func workflow(
    _ value: LocatedValue, team: String, hourly: Double,
    suite: (String, SourceLocation) throws(Diagnostic) -> [String]
  ) throws(Diagnostic) -> Workflow {
    var fields = try Fields(value, of: "a workflow")
    let name = try fields.string("name")
    var globs: [String] = []
    var places: [SourceLocation] = []
    for element in try fields.optionalList("tasks") ?? [] {
      globs.append(try element.string())
      places.append(element.location)
    }
    if let value = fields.optionalValue("suite") {
      let more = try suite(try value.string(), value.location)
      globs += more
      places += more.map { _ in value.location }
    }
    guard !globs.isEmpty else {
      throw Diagnostic(value.location, "the workflow '\(name)' names neither 'tasks' nor a 'suite'")
    }
    let manual = try fields.amount("manual-minutes", above: 0)
    var cadence = try fields.fields("cadence")
    let times = try cadence.amount("times", above: 0)
    let unit = try cadence.choice("per", of: ["day", "week", "month", "quarter", "year"])
    try cadence.finish()
    // A month has 21 working days; a year 52 weeks.
    let units: [String: Double] = [
      "day": 21, "week": 52.0 / 12, "quarter": 1.0 / 3, "year": 1.0 / 12,
    ]
    let perMonth = units[unit] ?? 1
    let workflow = Workflow(
      name: name, team: team, tasks: globs, places: places, manualMinutes: manual,
      targetMinutes: try fields.amount("target-minutes", atLeast: 0, atMost: manual),
      reviewMinutes: try fields.amount("review-minutes", atLeast: 0),
      perMonth: times * perMonth,
      hourlyCost: try fields.optionalDouble("hourly-cost") ?? hourly,
      level: try fields.choice("level", of: Level.self))
    try fields.finish()
    return workflow
  }
}

extension Fields {
  /// A required number between bounds.
  fileprivate mutating func amount(
    _ key: String, above: Double = -.infinity, atLeast: Double = -.infinity,
    atMost: Double = .infinity
  ) throws(Diagnostic) -> Double {
    let value = try double(key)
    guard value > above, value >= atLeast, value <= atMost else {
      let lower =
        above > -.infinity
        ? "above \(Figures.short(above))" : "from \(Figures.short(max(atLeast, -1e9)))"
      let upper = atMost < .infinity ? " to \(Figures.short(atMost))" : ""
      throw Diagnostic(
        location(of: key) ?? location,
        "'\(key)' is to be a number \(lower)\(upper), not \(Figures.short(value))")
    }
    return value
  }
}
