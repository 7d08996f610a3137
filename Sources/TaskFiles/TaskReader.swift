import Vocabulary

/// Reads one drawn task file; every problem goes to `problems`, and reading goes on after it.
final class TaskReader {
  let id: TaskID
  let folder: TaskFolder
  let parameters: DrawnParameters
  let problems: Problems
  /// Absolute paths beside the task's folder that it reads from: shared assets, and sites.
  var outside: Set<String> = []

  init(id: TaskID, folder: TaskFolder, parameters: DrawnParameters, problems: Problems) {
    self.id = id
    self.folder = folder
    self.parameters = parameters
    self.problems = problems
  }

  /// The variant that an expanded task file describes; it is complete only if no problem was found.
  func read(_ root: LocatedValue, seed: UInt64) -> Variant? {
    guard var fields = problems.attempt(try Fields(root, of: "the task")) else { return nil }
    var variant = Variant(task: id, folder: folder.path, seed: seed, parameters: parameters.texts)
    variant.title = nonEmpty("title", in: &fields) ?? ""
    variant.instruction = instruction(&fields)
    variant.applications = applications(&fields)
    variant.capability =
      problems.attempt(try fields.choice("capability", of: Capability.self))
      ?? variant.capability
    _ = fields.optionalValue("parameters")
    variant.setup = fields.optionalValue("setup").map(setup) ?? Setup()
    variant.checks = checks(&fields)
    variant.unchanged = unchanged(&fields)
    variant.feasible = problems.attempt(try fields.bool("feasible", default: true)) ?? true
    variant.solution = solution(&fields, feasible: variant.feasible)
    variant.cheats = cheats(&fields)
    variant.human = human(&fields) ?? variant.human
    variant.trust = trust(&fields)
    variant.policy = problems.attempt(try fields.optionalString("policy")) ?? nil
    variant.limits = limits(&fields)
    problems.add(fields.unknown)
    return variant
  }

  private func nonEmpty(_ key: String, in fields: inout Fields) -> String? {
    problems.attempt { () throws(Diagnostic) in
      let text = try fields.string(key)
      guard text.contains(where: { !$0.isWhitespace }) else {
        throw Diagnostic(
          fields.location(of: key) ?? fields.location, "expected a text for '\(key)', found none")
      }
      return text
    }
  }

  private func instruction(_ fields: inout Fields) -> String {
    guard let text = problems.attempt(try fields.string("instruction")) else { return "" }
    let instruction = String(
      text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    if instruction.count < 20, let place = fields.location(of: "instruction") {
      problems.add(
        Diagnostic(
          place,
          "expected an instruction of at least 20 characters, found \(instruction.count)"))
    }
    return instruction
  }

  private func applications(_ fields: inout Fields) -> [String] {
    problems.attempt { () throws(Diagnostic) in
      let applications = try fields.strings("apps")
      guard !applications.isEmpty else {
        throw Diagnostic(
          fields.location(of: "apps") ?? fields.location, "expected at least one application")
      }
      return applications
    } ?? []
  }

  private func checks(_ fields: inout Fields) -> [CheckSpecification] {
    guard let list = problems.attempt(try fields.list("checks")) else { return [] }
    if list.isEmpty {
      problems.add(
        Diagnostic(fields.location(of: "checks") ?? fields.location, "a task needs a check"))
    }
    return list.compactMap { item in
      problems.attempt { () throws(Diagnostic) in
        guard let pairs = item.pairs, pairs.count == 1, let pair = pairs.first else {
          throw item.expected("one check, such as 'file-exists: {path: …}'")
        }
        var arguments = pair.value
        if arguments.isNothing { arguments.content = .mapping([]) }
        _ = try Fields(arguments, of: "the arguments of \(pair.key)")
        return CheckSpecification(
          name: pair.key, arguments: arguments, location: pair.keyLocation)
      }
    }
  }

  private func unchanged(_ fields: inout Fields) -> Unchanged {
    problems.attempt { () throws(Diagnostic) in
      guard var unchanged = try fields.optionalFields("unchanged") else { return Unchanged() }
      let except = try unchanged.optionalStrings("except") ?? []
      try unchanged.finish()
      return Unchanged(except: except)
    } ?? Unchanged()
  }

  private func human(_ fields: inout Fields) -> HumanTime? {
    problems.attempt { () throws(Diagnostic) in
      var human = try fields.fields("human")
      let minutes = try human.double("minutes")
      let source = try human.string("source")
      try human.finish()
      guard minutes > 0, let place = human.location(of: "minutes") else {
        throw Diagnostic(
          human.location(of: "minutes") ?? human.location,
          "expected more than 0 minutes, found \(minutes)")
      }
      guard source.contains(where: { !$0.isWhitespace }) else {
        throw Diagnostic(
          human.location(of: "source") ?? place, "expected who says so, found an empty text")
      }
      return HumanTime(minutes: minutes, source: source)
    }
  }

  /// The levels of trust that a task may ask for.
  static let trustLevels = ["autonomous", "batched", "watched", "forbidden"]

  private func trust(_ fields: inout Fields) -> [String] {
    guard let value = fields.optionalValue("trust") else { return [] }
    var levels: [String] = []
    for item in value.elements ?? [value] {
      if let level = problems.attempt(try item.choice(of: Self.trustLevels)) {
        levels.append(level)
      }
    }
    return levels
  }

  private func limits(_ fields: inout Fields) -> Limits {
    problems.attempt { () throws(Diagnostic) in
      guard var limits = try fields.optionalFields("limits") else { return Limits() }
      let steps = try limits.optionalInt("steps") ?? Limits().steps
      let seconds = try limits.optionalDouble("seconds") ?? Limits().seconds
      try limits.finish()
      for (key, isAboveZero) in [("steps", steps > 0), ("seconds", seconds > 0)]
      where !isAboveZero {
        throw Diagnostic(
          limits.location(of: key) ?? limits.location, "expected a number above 0 for '\(key)'")
      }
      return Limits(steps: steps, seconds: seconds)
    } ?? Limits()
  }
}
