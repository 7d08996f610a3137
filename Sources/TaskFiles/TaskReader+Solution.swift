import Vocabulary

extension TaskReader {
  /// The reference solution; a task that cannot be done has none, since giving up is right there.
  func solution(_ fields: inout Fields, feasible: Bool) -> [SolutionStep] {
    guard let value = fields.optionalValue("solution") else {
      if feasible {
        problems.add(
          Diagnostic(fields.location, "missing key 'solution' (a list of steps) in the task"))
      }
      return []
    }
    guard feasible else {
      problems.add(
        Diagnostic(
          fields.location(of: "solution") ?? value.location,
          "a task that is not feasible has no solution: giving up is right"))
      return []
    }
    let steps = StepReader(problems: problems, mayRunCommands: false).steps(value)
    if value.elements?.isEmpty == true { problems.add(value.expected("at least one step")) }
    return steps
  }

  /// The wrong ways; at least two, each with a name of its own.
  func cheats(_ fields: inout Fields) -> [Cheat] {
    guard let list = problems.attempt(try fields.list("cheats")) else { return [] }
    if list.count < 2 {
      problems.add(
        Diagnostic(
          fields.location(of: "cheats") ?? fields.location,
          "a task needs at least two cheats, found \(list.count)"))
    }
    var names: Set<String> = []
    return list.compactMap { item -> Cheat? in
      guard let cheat = cheat(item) else { return nil }
      if !names.insert(cheat.name).inserted {
        problems.add(
          Diagnostic(
            item["name"]?.location ?? item.location, "two cheats are named '\(cheat.name)'"))
      }
      return cheat
    }
  }

  private func cheat(_ item: LocatedValue) -> Cheat? {
    guard var fields = problems.attempt(try Fields(item, of: "the cheat")) else { return nil }
    let name = problems.attempt { () throws(Diagnostic) -> String in
      let name = try fields.string("name")
      guard Self.isHyphenated(name) else {
        throw Diagnostic(
          item["name"]?.location ?? item.location,
          "expected a name of a-z, 0-9 and hyphens, found '\(name)'")
      }
      return name
    }
    let why = problems.attempt(try fields.string("why"))
    let value = problems.attempt(try fields.value("steps"))
    problems.add(fields.unknown)
    let steps = value.map { StepReader(problems: problems, mayRunCommands: true).steps($0) }
    guard let name, let why, let steps else { return nil }
    return Cheat(name: name, why: why, steps: steps)
  }

  static func isHyphenated(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
  }
}
