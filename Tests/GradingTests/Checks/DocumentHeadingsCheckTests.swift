import Grading
import TaskFiles
import Testing

struct DocumentHeadingsCheckTests {
  private let arguments = """
    headings:
      - {text: Results, level: 1}
      - {text: Waiting time, level: 2}
    """

  @Test func `The same headings pass`() throws {
    let state = OfficeState.text("# Results", "Text.", "##  Waiting  time", "#", "More.")
    #expect(try state.judge(DocumentHeadingsCheck.self, arguments).passed)
  }

  @Test(arguments: [
    (["# Results", "* Waiting time"], "missing: 2 Waiting time", 0.5),
    (["# Results", "# Waiting time"], "not expected: 1 Waiting time", 0),
    (["## Waiting time", "# Results"], "missing: ", 0),
    (["# Results", "## Waiting time", "# Costs"], "not expected: 1 Costs", 0.5),
    (["Results"], "missing: 1 Results; missing: 2 Waiting time", 0),
  ])
  func `Other headings fail`(lines: [String], found: String, partial: Double) throws {
    var state = OfficeState.text(lines[0])
    if lines.count == 2 { state = .text(lines[0], lines[1]) }
    if lines.count == 3 { state = .text(lines[0], lines[1], lines[2]) }
    let judgement = try state.judge(DocumentHeadingsCheck.self, arguments)
    #expect(!judgement.passed)
    #expect(judgement.found.contains(found), "\(judgement.found)")
    #expect(judgement.partial == partial)
  }

  @Test(arguments: ["", "headings: [Results]", "headings: [{text: Results}]"])
  func `Wrong arguments are refused`(arguments: String) {
    #expect(throws: Diagnostic.self) {
      try OfficeState.check(DocumentHeadingsCheck.self, arguments)
    }
  }

  @Test func `A missing file and another document fail`() throws {
    #expect(try !OfficeState(nil).judge(DocumentHeadingsCheck.self, arguments).passed)
    #expect(try !OfficeState.sheet([]).judge(DocumentHeadingsCheck.self, arguments).passed)
  }
}
