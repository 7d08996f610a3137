import ResultStore

/// The report of one or several runs as Markdown.
public enum MarkdownReport {
  /// Makes the text: what the runs were, what to know of them, and every table.
  public static func render(
    _ boards: [Scoreboard], _ baselines: Baselines, quality: SuiteQuality = SuiteQuality()
  ) -> String {
    let tables = ScoreTables(boards: boards, baselines: baselines, quality: quality)
    let names = ScoreTables.names(boards)
    var text = "# " + (names.count == 1 ? names[0] : "\(names.count) runs side by side") + "\n\n"
    for (name, board) in zip(names, boards) {
      text +=
        "- \(name) on \(board.run.suite), \(Figures.time(board.run.started)): "
        + "\(board.configuration)\n"
      for warning in board.warnings { text += "  - **Read before use:** \(warning)\n" }
    }
    return PlainText.visible(text) + "\n" + tables.all.map { $0.markdown() }.joined(separator: "\n")
  }
}
