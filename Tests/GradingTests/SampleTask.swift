/// A task file around the checks of a test.
enum SampleTask {
  /// The text of the file; `checks` is a YAML list without indentation, and starts in line 6.
  static func text(checks: String) -> String {
    """
    title: Write a note
    instruction: Write the word hello into the file note.txt and save it.
    apps: [mousepad]
    capability: file-organization
    checks:
    \(checks)
    solution:
      - type: hello
      - done
    cheats:
      - {name: nothing, why: It does nothing., steps: [done]}
      - {name: other, why: It writes another word., steps: [type: hallo, done]}
    human: {minutes: 1, source: estimate}
    """
  }
}
