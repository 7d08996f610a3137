import Statistics

/// What a pilot's work would save and cost in a month, at one level of completion.
public struct PilotReturn: Sendable, Hashable {
  /// One workflow's share.
  public struct Line: Sendable, Hashable {
    /// The workflow's name.
    public var name: String
    /// Executions a month.
    public var executions: Double
    /// The share of executions that succeed, from 0 to 1.
    public var completion: Double
    /// Hours that people no longer spend: manual minutes of what succeeds.
    public var freed: Double
    /// Hours that people spend on review, of everything.
    public var review: Double
    /// What the hours saved are worth.
    public var value: Double

    /// Hours saved a month.
    public var hours: Double { freed - review }
  }

  /// By workflow.
  public var lines: [Line]
  /// Licences a month.
  public var licences: Double
  /// The model a month; nil where neither measured nor stated.
  public var model: Double?

  /// Hours saved a month.
  public var hours: Double { lines.map(\.hours).reduce(0, +) }
  /// What they are worth.
  public var value: Double { lines.map(\.value).reduce(0, +) }
  /// What it costs.
  public var cost: Double { licences + (model ?? 0) }
  /// What remains a month.
  public var net: Double { value - cost }
  /// What comes back of each unit of cost beyond itself; nil without cost.
  public var ratio: Double? { cost > 0 ? net / cost : nil }

  /// Counts a month, with a completion for each workflow from 0 to 1.
  public init(
    _ findings: PilotFindings,
    completion: (PilotFindings.WorkflowFindings) -> Double
  ) {
    lines = findings.workflows.map { found in
      let work = found.workflow
      let share = completion(found)
      let freed = work.perMonth * work.manualMinutes * share / 60
      let review = work.perMonth * work.reviewMinutes / 60
      return Line(
        name: work.name, executions: work.perMonth, completion: share, freed: freed,
        review: review, value: (freed - review) * work.hourlyCost)
    }
    licences = findings.pilot.licence.monthly * Double(findings.pilot.licence.seats)
    model = findings.pilot.modelCost.map { cost in
      cost.perExecution * findings.pilot.workflows.map(\.perMonth).reduce(0, +)
    }
  }

  /// The completion of all workflows alike at which value and cost are level; nil where none from 0
  /// to 1 is.
  public static func breakEven(_ findings: PilotFindings) -> Double? {
    let none = PilotReturn(findings) { _ in 0 }
    let all = PilotReturn(findings) { _ in 1 }
    guard all.net > 0, all.net > none.net else { return nil }
    return max(0, -none.net / (all.net - none.net))
  }
}
