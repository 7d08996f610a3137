import Testing
import Vocabulary

@testable import TaskFiles

/// A part of the sample, what stands there instead, and what the complaint must say. The mark `▸`
/// is where it must stand.
struct Breakage: Sendable, CustomTestStringConvertible {
  var part: String
  var replacement: String
  var message: String
  var testDescription: String { message }

  init(_ part: String, _ replacement: String, _ message: String) {
    self.part = part
    self.replacement = replacement
    self.message = message
  }
}

@Suite struct BrokenTaskTests {
  static let keys = [
    Breakage("title: Rename the report\n", "", "missing key 'title' (text) in the task"),
    Breakage(
      "instruction: Pl", "▸instructon: Pl",
      "unknown key 'instructon' in the task; did you mean 'instruction'? Known keys: title, "),
    Breakage("title: Rename the report", "title: ▸[a]", "expected text, found a list"),
    Breakage("title: Rename the report", "title:▸", "expected text, found nothing"),
    Breakage("title: Rename the report", "▸title: \"  \"", "expected a text for 'title'"),
    Breakage("apps:", "▸title: again\napps:", "key 'title' is already given in line 1"),
    Breakage(
      "Please rename report.txt in Documents to {{name}}.txt.", "{{name}}",
      "a value that begins with {{ needs quotes"),
    Breakage(
      "instruction: Please rename report.txt in Documents to {{name}}.txt.",
      "▸instruction: Do it now", "at least 20 characters, found 9"),
    Breakage("apps: [pcmanfm]", "▸apps: []", "expected at least one application"),
    Breakage("file-organization", "▸filing", "expected one of file-organization, document-gen"),
    Breakage("minutes: 1,", "▸minutes: 0,", "expected more than 0 minutes, found 0.0"),
    Breakage("minutes: 1,", "minutes: ▸ten,", "expected a number, found 'ten'"),
    Breakage("minutes: 1,", "minutes: ▸nan,", "expected a number, found 'nan'"),
    Breakage("{minutes: 1, source:", "▸{minutes: 1, sorce:", "is 'sorce' meant?"),
    Breakage("human:", "trust: [▸lax]\nhuman:", "expected one of autonomous, batched"),
    Breakage("human:", "limits: {▸steps: 0}\nhuman:", "a number above 0 for 'steps'"),
    Breakage("human:", "limits: {steps: ▸ten}\nhuman:", "expected a whole number, found 'ten'"),
    Breakage("human:", "feasible: ▸yes\nhuman:", "expected true or false, found 'yes'"),
    Breakage("solution:", "feasible: false\n▸solution:", "giving up is right"),
    Breakage("human:", "unchanged: {▸excpt: []}\nhuman:", "did you mean 'except'"),
  ]

  static let checksAndCheats = [
    Breakage(
      "- file-missing: {paths: [Documents/report.txt]}", "- ▸{a: {}, b: {}}", "expected one check"),
    Breakage(
      "- file-missing: {paths: [Documents/report.txt]}", "- ▸[a]", "expected one check"),
    Breakage("name: copied", "name: ▸Copied!", "a-z, 0-9 and hyphens, found 'Copied!'"),
    Breakage("name: idle", "name: ▸copied", "two cheats are named 'copied'"),
    Breakage("why: the old name stays, ", "", "missing key 'why' (text) in the cheat"),
    Breakage(
      "  - {name: idle, why: nothing is done, steps: []}\n", "", "at least two cheats, found 1"),
  ]

  static let setup = [
    Breakage("from: assets/report.txt", "from: ▸assets/reprt.txt", "is 'report.txt' meant?"),
    Breakage("from: assets/report.txt", "from: ▸assets", "found the folder 'assets'"),
    Breakage("from: assets/report.txt", "from: ▸../../../x", "leads out of the tasks' root"),
    Breakage("from: assets/report.txt", "from: ▸/etc/passwd", "relative to the task's folder"),
    Breakage("{to: Documents/report.txt,", "{to: ▸/report.txt,", "it begins with a slash"),
    Breakage("{to: Documents/report.txt,", "{to: ▸a/../b,", "it has a part '..'"),
    Breakage("{to: Documents/report.txt,", "{to: ▸a//b,", "it has an empty part"),
    Breakage("{to: Documents/report.txt,", "{to: ▸~/b,", "it begins with ~"),
    Breakage("{to: Documents/report.txt,", "▸{to: b, text: c,", "exactly one of from, text"),
    Breakage("{to: Documents/report.txt,", "{to: b, mode: ▸0999,", "permissions in octal"),
    Breakage("{to: Documents/report.txt,", "{to: b, modified: ▸2026-02-30,", "a time in UTC"),
    Breakage(
      "  open:", "    - {to: ▸Documents/report.txt, text: x}\n  open:", "is already placed"),
    Breakage(
      "  open:", "    - {to: ▸Documents/report.txt/x, text: x}\n  open:", "which is a file"),
    Breakage("file: Documents}", "file: ▸Documents/repot.txt}", "is 'Documents/report.txt' meant?"),
    Breakage("file: Documents}", "file: ▸../x}", "it has a part '..'"),
    Breakage("  open:", "  sites:\n    - {name: ▸shop}\n  open:", "expected a folder at"),
    Breakage("  open:", "  sites:\n    - {name: ▸Shop}\n  open:", "a-z, 0-9 and hyphens"),
    Breakage("file: Documents}", "file: Documents, url: x}", "a file or a url, not both"),
  ]

  static let parameters = [
    Breakage("name: {one_of: [", "9name: {one_of: [", "expected a letter, then letters"),
    Breakage("{one_of: [summary, overview, digest]}", "▸{}", "exactly one of one_of, between"),
    Breakage("{one_of: [summary, overview, digest]}", "{one_of: ▸[]}", "at least one value"),
    Breakage(
      "{one_of: [summary, overview, digest]}", "{one_of: [{a: 1}, ▸{b: 1}]}",
      "expected the fields a as in the first one, found the fields b"),
    Breakage(
      "{one_of: [summary, overview, digest]}", "{one_of: [a, ▸{b: 1}]}",
      "expected a single value as in the first one"),
    Breakage("{one_of: [summary, overview, digest]}", "{between: [3, ▸2]}", "at least 3, found 2"),
    Breakage("{one_of: [summary, overview, digest]}", "{between: ▸[3]}", "[lowest, highest]"),
    Breakage("one_of: [summary", "one_of: [▸\"{{x}}\"", "a parameter cannot use placeholders"),
    Breakage("to {{name}}.txt.", "to ▸{{nam}}.txt.", "'{{nam}}'; did you mean 'name'? Known: name"),
    Breakage("to {{name}}.txt.", "to ▸{{name.txt.", "write \\{{ for the braces alone"),
    Breakage("\"{{name}}.txt\"", "\"\\t{{name}} ▸{{x}}\"", "unknown placeholder '{{x}}'"),
    Breakage("name: report.txt}", "name: \"x{{name}}\", \"▸{{y}}\": z}", "placeholder '{{y}}'"),
    Breakage(
      "Please rename report.txt in Documents to {{name}}.txt.",
      "|\n  Rename {{name}}, please,\n  and\n  then ▸{{other}}", "placeholder '{{other}}'"),
  ]

  static let steps = [
    Breakage("- key: F2", "- ▸kee: F2", "unknown action 'kee'; did you mean 'key'?"),
    Breakage("- key: F2", "- ▸done\n  - ▹key: F2", "nothing may follow done"),
    Breakage(
      "- key: F2", "- ▸{key: F2, type: x}", "a step is one action, found the keys key, type"),
    Breakage("- key: F2", "- ▸click", "'click' needs arguments"),
    Breakage("- key: F2", "- ▸shell: ls", "'shell' is for cheats only"),
    Breakage("- key: F2", "- key: ▸F2 F3", "a key or chord such as Return"),
    Breakage("- key: F2", "- key: {keys: Down, ▸count: 0}", "1 to 1000 times, found 0"),
    Breakage("- key: F2", "- wait: ▸{seconds: 3}", "exactly one of for, gone"),
    Breakage("- key: F2", "- wait: {for: {x: 1, y: 2}, ▸seconds: 0}", "at most 600 seconds"),
    Breakage("- key: F2", "- scroll: ▸{at: {x: 1, y: 2}}", "needs x or y"),
    Breakage("- key: F2", "- move: ▸{role: a, window: b}", "a target has either role"),
    Breakage("- key: F2", "- move: ▸{x: 1}", "both x and y, or neither"),
    Breakage("- key: F2", "- move: {role: a, ▸nth: -2}", "-1 for the last, found -2"),
    Breakage("- key: F2", "- move: {window: a, ▸dx: 3}", "'dx' does not go with a window"),
    Breakage("- key: F2", "- move: {name: ▸/(/}", "is not a regular expression"),
    Breakage("- key: F2", "- move: {page: {id: ▸\"/[/\"}}", "is not a regular expression"),
    Breakage("- key: F2", "- move: {page: ▸{}}", "tag, text or an attribute"),
    Breakage("- key: F2", "- move: {▸rol: a, x: 1, y: 1}", "did you mean 'role'"),
    Breakage("- key: F2", "- click: {role: a, modifiers: [▸hyper]}", "one of ctrl, shift"),
    Breakage("- key: F2", "- give_up: ▸now", "nothing after 'give_up'"),
  ]

  @Test(arguments: keys + checksAndCheats + setup + parameters + steps)
  func `A mistake is complained of at its place`(_ breakage: Breakage) throws {
    let tasks = try TemporaryTasks()
    try Sample.write(to: tasks)
    #expect(Sample.text.contains(breakage.part))
    let marked = Marked(
      Sample.text.replacing(breakage.part, with: breakage.replacement, maxReplacements: 1))
    // A second mark takes the place of the first where both are needed to see the text.
    let text = marked.text.replacing("▹", with: "")
    let problems = try tasks.problems(with: text)
    let found = problems.first { $0.message.contains(breakage.message) }
    #expect(found != nil, "\(problems)")
    if breakage.replacement.contains("▹") {
      #expect(found?.location.line == marked.line + 1)
    } else if breakage.replacement.contains("▸") {
      #expect(found?.location.line == marked.line, "\(problems)")
      #expect(found?.location.column == marked.column, "\(problems)")
    }
    #expect(problems.allSatisfy { $0.location.file == tasks.root + "/files/sample/task.yaml" })
  }

  @Test func `The sample itself is without faults`() throws {
    let tasks = try TemporaryTasks()
    try Sample.write(to: tasks)
    #expect(try tasks.problems(with: Sample.text) == [])
  }

  @Test func `All mistakes are found at once, in the order of their places`() throws {
    let tasks = try TemporaryTasks()
    try Sample.write(to: tasks)
    let text = Sample.text
      .replacing("capability: file-organization", with: "capability: filing")
      .replacing("key: F2", with: "kee: F2")
      .replacing("from: assets/report.txt", with: "from: assets/none.csv")
      .replacing("minutes: 1", with: "minutes: -1")
    let problems = try tasks.problems(with: text)
    #expect(problems.map(\.location.line) == [4, 9, 16, 22])
  }

  @Test func `A missing task file is a complaint and not a crash`() throws {
    let tasks = try TemporaryTasks()
    #expect(throws: Diagnostics.self) { try tasks.load() }
  }

  @Test func `A name that is no domain and name is refused`() throws {
    let tasks = try TemporaryTasks()
    try Sample.write(to: tasks)
    for name in ["sample", "files/Sample", "a/b/c", "files/", "../sample"] {
      #expect(throws: Diagnostics.self) {
        try TaskFile.load(folder: tasks.root + "/files/sample", id: TaskID(rawValue: name))
      }
    }
  }
}
