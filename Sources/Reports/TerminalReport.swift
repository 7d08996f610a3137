import ResultStore

/// The report of one or several runs for a terminal.
public enum TerminalReport {
  /// Draws the scoreboard of one run, or the runs side by side, and every table of evidence.
  public static func render(
    _ boards: [Scoreboard], _ baselines: Baselines, quality: SuiteQuality = SuiteQuality(),
    width: Int = 100, colour: Bool = false
  ) -> String {
    let tables = ScoreTables(boards: boards, baselines: baselines, quality: quality)
    guard boards.count == 1, let board = boards.first else {
      return ([tables.scores, tables.denominators] + rest(tables)).filter { !$0.isEmpty }
        .map { $0.terminal(width: width) }.joined(separator: "\n")
        + boards.flatMap { board in
          board.warnings.flatMap { warning in
            PlainText.wrap("! \(PlainText.line(board.run.name)): \(warning)", to: width - 2)
          }
        }
        .map { "  \($0)\n" }.joined()
    }
    return TerminalScoreboard.render(board, baselines, width: width, colour: colour) + "\n"
      + rest(tables).filter { !$0.isEmpty && $0.id != "domain" }
      .map { $0.terminal(width: width) }.joined(separator: "\n")
  }

  private static func rest(_ tables: ScoreTables) -> [ReportTable] {
    tables.groups + [tables.reliability, tables.cost, tables.failures, tables.suite]
  }
}
