import TaskFiles
import Testing
import Vocabulary

@testable import Agents

@Suite struct TargetFinderTests {
  static let nodes = [
    Scene.button("Right", x: 300, y: 9),
    Scene.button("Left", x: 10, y: 11),
    Scene.button("Below", x: 5, y: 200),
    Scene.node(
      "panel", "", Rectangle(x: 0, y: 300, width: 800, height: 300),
      children: [
        Scene.node("text", "Note", Rectangle(x: 9, y: 310, width: 50, height: 9), text: "hi")
      ]
    ),
    Scene.node("push button", "Hidden", Rectangle(x: 9, y: 9, width: 9, height: 9), states: []),
    Scene.node("push button", "Outside", Rectangle(x: 900, y: 9, width: 9, height: 9)),
    Scene.node("push button", "Flat", Rectangle(x: 9, y: 9, width: 0, height: 9)),
    Scene.node("push button", "Nowhere", nil),
    Scene.node("push button", "Absurd", Rectangle(x: .max, y: 0, width: .max, height: 5)),
    Scene.node("push button", "Cut", Rectangle(x: 700, y: 400, width: 200, height: 20)),
  ]

  private func find(_ target: SolutionTarget) throws -> Rectangle? {
    try TargetFinder(target).find(in: Scene.observation(nodes: Self.nodes))
  }

  @Test(arguments: [(0, 10), (1, 300), (2, 5), (-1, 700), (-2, 5)])
  func `Matches are counted in reading order, rows first`(nth: Int, x: Int) throws {
    #expect(try find(Scene.target(nth: nth))?.x == x)
  }

  @Test(arguments: [4, -5, .max, .min + 1])
  func `There is no match beyond the last`(nth: Int) throws {
    #expect(try find(Scene.target(nth: nth)) == nil)
  }

  @Test(arguments: ["Hidden", "Outside", "Flat", "Nowhere", "Absurd", "save"])
  func `What cannot be seen is not found`(name: String) throws {
    #expect(try find(Scene.target(name: name)) == nil)
  }

  @Test func `What is partly seen is found where it is seen`() throws {
    let frame = Rectangle(x: 700, y: 400, width: 100, height: 20)
    #expect(try find(Scene.target(name: "Cut")) == frame)
  }

  @Test func `All that is given has to match`() throws {
    #expect(try find(Scene.target(role: "text", name: "Note", text: "hi"))?.x == 9)
    #expect(try find(Scene.target(role: "text", name: "Note", text: "ho")) == nil)
    #expect(try find(Scene.target(role: nil, name: "Note"))?.x == 9)
    #expect(try find(Scene.target(name: "Left", application: "mousepad"))?.x == 10)
    #expect(try find(Scene.target(name: "Left", application: "chromium")) == nil)
  }

  @Test func `A text matches whole and an expression anywhere`() throws {
    #expect(try find(Scene.target(name: "Le")) == nil)
    #expect(try find(Scene.target(name: "/^Le/"))?.x == 10)
    #expect(try find(Scene.target(name: "/ight|elow/"))?.x == 300)
  }

  @Test func `Elements are found by tag, text and attributes, an input by its present value`()
    throws
  {
    let page = PageSnapshot(
      url: "http://shop.test", title: "Shop",
      elements: [
        Scene.element("input", "", x: 10, y: 10, attributes: ["name": "q", "value": "old"]),
        Scene.element(
          "input", "", x: 90, y: 10, attributes: ["name": "n", "value": "old"], value: "new"),
        Scene.element("a", "Orders", x: 10, y: 50, attributes: ["class": "nav item"]),
      ])
    func find(_ tag: String?, _ text: String? = nil, _ attributes: [String: String] = [:]) throws
      -> Int?
    {
      try TargetFinder(SolutionTarget(.element(tag: tag, text: text, attributes: attributes)))
        .find(in: Scene.observation(page: page))?.x
    }
    #expect(try find("A", "Orders") == 10)
    #expect(try find(nil, nil, ["class": "/\\bnav\\b/"]) == 10)
    #expect(try find("input", nil, ["value": "old"]) == 10)
    #expect(try find("input", nil, ["value": "new"]) == 90)
    #expect(try find("input", nil, ["id": "q"]) == nil)
    #expect(try find("button") == nil)
  }

  @Test func `Windows are found by title unless they are minimized`() throws {
    let seen = Scene.observation(windows: [
      Scene.window("note", x: 5, y: 5, minimized: true), Scene.window("note", x: 50, y: 5),
    ])
    let finder = try TargetFinder(SolutionTarget(.window(title: "note")))
    #expect(finder.find(in: seen)?.x == 50)
  }

  @Test func `Candidates are of the same role, each once, and ten at most`() throws {
    let nodes = (0..<14).map { Scene.button("B\($0 % 12)", x: $0, y: $0 * 30) }
    let seen = Scene.observation(
      nodes: nodes + [Scene.node("text", "T", Rectangle(x: 0, y: 0, width: 9, height: 9))])
    let text = try TargetFinder(Scene.target(name: "Save")).candidates(in: seen)
    #expect(text.contains("“B9” and 2 more."))
    #expect(!text.contains("“T”"))
    let none = try TargetFinder(Scene.target(role: "menu")).candidates(in: seen)
    #expect(none == "Roles that were there: “push button”, “text”.")
  }
}
