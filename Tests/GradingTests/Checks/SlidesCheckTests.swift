import Grading
import TaskFiles
import Testing

struct SlidesCheckTests {
  private let state = OfficeState.slides([
    ("Review", ["Board meeting"]), ("Numbers", ["Up 6 percent", "Down 2"]),
  ])

  @Test(arguments: [
    "titles: [Review, Numbers]", "titles: [Review, Numbers]\ntexts: [[], ['Down 2', Up 6 percent]]",
    "titles: [Review, Numbers]\nnotes: ['', '']\nhidden: []",
  ])
  func `Slides that fit pass`(arguments: String) throws {
    let judgement = try state.judge(SlidesCheck.self, arguments)
    #expect(judgement.passed, "\(judgement.found)")
  }

  @Test(arguments: [
    ("titles: [Numbers, Review]", "slide 1 is titled “Review”; slide 2 is titled “Numbers”"),
    ("titles: [Review]", "2 slides and not 1"),
    ("titles: [Review, Numbers, End]", "2 slides and not 3"),
    ("titles: [Review, Numbers]\ntexts: [[], [Up 6]]", "slide 2 has no paragraph “Up 6”"),
    (
      "titles: [Review, Numbers]\ntexts: [[], [Down 2, Down 2]]",
      "slide 2 has no paragraph “Down 2”"
    ),
    ("titles: [Review, Numbers]\nnotes: ['', Say it]", "slide 2 has the notes “”"),
    ("titles: [Review, Numbers]\nhidden: [2]", "hidden slides: nothing"),
  ])
  func `Slides that do not fit fail`(arguments: String, found: String) throws {
    let judgement = try state.judge(SlidesCheck.self, arguments)
    #expect(!judgement.passed)
    #expect(judgement.found.contains(found), "\(judgement.found)")
    #expect(judgement.partial < 1)
  }

  @Test(arguments: [
    "", "titles: [a, b]\ntexts: [[]]", "titles: [a]\nnotes: [b, c]", "titles: [a]\ntexts: x",
  ])
  func `Wrong arguments are refused`(arguments: String) {
    #expect(throws: Diagnostic.self) { try OfficeState.check(SlidesCheck.self, arguments) }
  }

  @Test func `A missing file fails`() throws {
    #expect(try !OfficeState(nil).judge(SlidesCheck.self, "titles: [a]").passed)
  }
}
