/// A chart of a sheet.
public struct Chart: Sendable, Hashable {
  /// How the values are drawn; three-dimensional variants count as their flat ones.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case column, bar, line, pie, doughnut, area, scatter, radar, bubble, stock, surface
  }

  /// One row of values.
  public struct Series: Sendable, Hashable {
    /// How this series is drawn.
    public var kind: Kind
    /// The name as the legend shows it, where it is known.
    public var name: String?
    /// The cell that the name comes from.
    public var nameReference: CellReference?
    /// The ranges of the values, which are y values for scatter and bubble charts.
    public var values: [CellReference]
    /// The ranges of the categories or x values.
    public var categories: [CellReference]

    /// Makes a series.
    public init(
      kind: Kind, name: String? = nil, nameReference: CellReference? = nil,
      values: [CellReference] = [], categories: [CellReference] = []
    ) {
      self.kind = kind
      self.name = name
      self.nameReference = nameReference
      self.values = values
      self.categories = categories
    }
  }

  /// The kind of the first series.
  public var kind: Kind
  /// The text above the chart; nil for none.
  public var title: String?
  /// The title of the category axis, or of the x axis.
  public var categoryTitle: String?
  /// The title of the value axis.
  public var valueTitle: String?
  /// The series in the order of the legend.
  public var series: [Series]

  /// Makes a chart.
  public init(
    kind: Kind, title: String? = nil, categoryTitle: String? = nil, valueTitle: String? = nil,
    series: [Series] = []
  ) {
    self.kind = kind
    self.title = title
    self.categoryTitle = categoryTitle
    self.valueTitle = valueTitle
    self.series = series
  }
}
