public import TaskFiles

/// What plans of desktop agents cost; `results/licences.yaml`.
public struct LicencePrices: Sendable, Hashable {
  /// The price of one plan.
  public struct Price: Sendable, Hashable {
    /// The name in pilot files, such as `team-standard`.
    public var plan: String
    /// The name for people.
    public var title: String
    /// Dollars a seat and month.
    public var monthly: Double
    /// The fewest seats that are sold.
    public var minimumSeats: Int
    /// Where the price comes from.
    public var provenance: String

    /// Makes a price.
    public init(
      plan: String, title: String, monthly: Double, minimumSeats: Int, provenance: String
    ) {
      self.plan = plan
      self.title = title
      self.monthly = monthly
      self.minimumSeats = minimumSeats
      self.provenance = provenance
    }
  }

  /// The plans in the order of the file.
  public var all: [Price]

  /// Makes the table.
  public init(_ all: [Price]) { self.all = all }

  /// Reads the table's YAML.
  ///
  /// - Throws: a `Diagnostic` for what is missing or wrong.
  public init(reading text: String, file: String) throws(Diagnostic) {
    var root = try Fields(YAMLReader.read(text, file: file), of: "the price table")
    all = []
    for value in try root.list("licences") {
      var fields = try Fields(value, of: "a plan")
      all.append(
        Price(
          plan: try fields.string("plan"), title: try fields.string("title"),
          monthly: try fields.double("monthly"), minimumSeats: try fields.int("minimum-seats"),
          provenance: try fields.string("provenance")))
      try fields.finish()
    }
    try root.finish()
  }
}
