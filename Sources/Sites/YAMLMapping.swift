import Yams

/// A mapping of a site's YAML, read key by key; what does not fit goes to the log with its line.
struct YAMLMapping {
  var file: String
  var log: ProblemLog
  var parameters: [String: String]
  var place: Place
  private(set) var pairs: [(key: String, keyPlace: Place, node: Node)] = []

  /// Takes a node apart; nil, with a problem logged, when it is no mapping.
  ///
  /// - Parameter known: The keys that may stand here; nil allows any.
  init?(
    _ node: Node, known: [String]?, what: String, file: String, log: ProblemLog,
    parameters: [String: String]
  ) {
    self.file = file
    self.log = log
    self.parameters = parameters
    place = Place(node.mark, file: file)
    guard let mapping = node.mapping else {
      log.add("\(what) must be a mapping of keys to values", at: place)
      return nil
    }
    for (key, value) in mapping {
      let keyPlace = Place(key.mark, file: file)
      guard let name = key.scalar?.string else {
        log.add("a key of \(what) must be plain text", at: keyPlace)
        continue
      }
      if let known, !known.contains(name) {
        log.add(
          "\(what) has no key “\(name)”; it has \(known.joined(separator: ", "))", at: keyPlace)
        continue
      }
      pairs.append((name, keyPlace, value))
    }
  }

  /// The node below a key.
  subscript(key: String) -> Node? { pairs.first { $0.key == key }?.node }

  /// The place of a key, or of the mapping.
  func place(of key: String) -> Place { pairs.first { $0.key == key }?.keyPlace ?? place }

  /// Another mapping, with the same file, log and parameters.
  func mapping(_ node: Node, known: [String]?, what: String) -> YAMLMapping? {
    YAMLMapping(node, known: known, what: what, file: file, log: log, parameters: parameters)
  }

  /// The items of a sequence.
  func items(_ key: String) -> [Node] {
    guard let node = self[key] else { return [] }
    guard let sequence = node.sequence else {
      log.add("\(key) must be a list", at: Place(node.mark, file: file))
      return []
    }
    return Array(sequence)
  }

  /// The text of a node, with parameters filled in.
  func text(of node: Node, what: String) -> String? {
    let place = Place(node.mark, file: file)
    guard let scalar = node.scalar else {
      log.add("\(what) must be text", at: place)
      return nil
    }
    let (text, missing) = ParameterText.fill(scalar.string, with: parameters)
    for name in missing {
      log.add(ParameterText.message(missing: name, of: parameters), at: place)
    }
    return text
  }

  func text(_ key: String) -> String? { self[key].flatMap { text(of: $0, what: key) } }

  func flag(_ key: String) -> Bool {
    guard let node = self[key], let text = text(of: node, what: key) else { return false }
    guard text == "true" || text == "false" else {
      log.add("\(key) is “\(text)”; write true or false", at: Place(node.mark, file: file))
      return false
    }
    return text == "true"
  }

  func integer(_ key: String, atLeast least: Int) -> Int? {
    guard let node = self[key], let text = text(of: node, what: key) else { return nil }
    guard let number = Int(text), number >= least else {
      log.add(
        "\(key) is “\(text)”; write a whole number from \(least)",
        at: Place(node.mark, file: file))
      return nil
    }
    return number
  }

  /// A statement, taken as it is written.
  func statement(of node: Node, what: String) -> SQLText? {
    let place = Place(node.mark, file: file)
    guard let scalar = node.scalar, !scalar.string.isEmpty else {
      log.add("\(what) must be an SQL statement", at: place)
      return nil
    }
    let statement = SQLText(scalar.string, at: place)
    statement.objections.forEach { log.add($0, at: place) }
    return statement
  }

  func statement(_ key: String) -> SQLText? { self[key].flatMap { statement(of: $0, what: key) } }

  /// A redirect's target, which must stay on the site.
  func redirect(_ key: String) -> RedirectTarget? {
    guard let node = self[key], let text = text(of: node, what: key) else { return nil }
    let place = Place(node.mark, file: file)
    guard text.hasPrefix("/"), !text.hasPrefix("//") else {
      log.add("\(key) is “\(text)”; write a path of this site such as /thanks", at: place)
      return nil
    }
    return RedirectTarget(text: text, place: place)
  }
}
