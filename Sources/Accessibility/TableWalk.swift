import Vocabulary

/// Reads the visible cells of a table that has far more of them than can be listed.
///
/// The cells under the table's corners tell which rows and columns show. Those cells are asked for
/// row by row; the ones with a text and the selected one become nodes.
final class TableWalk {
  private let index: Int
  private let application: ApplicationWalk
  // The walk keeps every table alive through the calls that wait for an answer.
  private unowned let walk: TreeWalk
  private let table: ObjectReference
  private var deadline = ContinuousClock.now
  private var corners: (first: (row: Int, column: Int)?, last: (row: Int, column: Int)?)
  private var size = (rows: 0, columns: 0)
  private var selected: (row: Int, column: Int)?
  private var empty: [ObjectReference] = []
  private var open = 0

  init(_ index: Int, of application: ApplicationWalk, in walk: TreeWalk) {
    self.index = index
    self.application = application
    self.walk = walk
    table = walk.nodes[index].reference
  }

  func begin() {
    step { done in walk.readFrame(index, application, urgent: true, then: done) }
    for (name, isRows) in [("NRows", true), ("NColumns", false)] {
      step { done in
        walk.ask(application, table, property: name, of: TreeWalk.table, urgent: true) { [self] in
          let count = max(0, $0?.int ?? 0)
          if isRows { size.rows = count } else { size.columns = count }
          done()
        }
      }
    }
    step { done in
      walk.ask(
        application, table, "org.a11y.atspi.Selection", "GetSelectedChild", [.int(0)],
        urgent: true
      ) { [self] in
        locate(ObjectReference($0?.first)) { [self] in
          selected = $0
          done()
        }
      }
    }
    whenAllAnswered = { [unowned self] in findCorners() }
  }

  // MARK: Steps that wait for several answers

  /// Unowned in it, since each step holds this object until it is answered.
  private var whenAllAnswered: () -> Void = {}

  private func step(_ body: (@escaping () -> Void) -> Void) {
    open += 1
    body { [self] in
      open -= 1
      if open == 0 {
        let action = whenAllAnswered
        whenAllAnswered = {}
        action()
      }
    }
  }

  // MARK: Which rows and columns show

  private func findCorners() {
    guard let frame = visibleFrame, size.rows > 0, size.columns > 0 else { return }
    step { done in
      locate(frame.x + 2, frame.y + 2) { [self] in
        corners.first = $0
        done()
      }
    }
    step { done in
      locate(frame.x + frame.width - 3, frame.y + frame.height - 3) { [self] in
        corners.last = $0
        done()
      }
    }
    whenAllAnswered = { [unowned self] in readCells() }
  }

  /// The table's frame cut to its window's, since a table may report the whole of its content.
  private var visibleFrame: Rectangle? {
    guard let frame = walk.nodes[index].frame else { return nil }
    var visible = frame
    for window in walk.nodes[application.root].children {
      guard let area = walk.nodes[window].frame, let common = area.intersection(frame),
        visible == frame || common.area > visible.area
      else { continue }
      visible = common
    }
    return visible
  }

  private func locate(_ x: Int, _ y: Int, then: @escaping ((row: Int, column: Int)?) -> Void) {
    let arguments: [BusMessage.Argument] = [
      .int(Int32(clamping: x)), .int(Int32(clamping: y)), .uint(0),
    ]
    walk.ask(
      application, table, TreeWalk.component, "GetAccessibleAtPoint", arguments, urgent: true
    ) { [self] in locate(ObjectReference($0?.first), then: then) }
  }

  /// Finds the row and column of a cell.
  private func locate(
    _ cell: ObjectReference?, then: @escaping ((row: Int, column: Int)?) -> Void
  ) {
    guard let cell, cell != table else { return then(nil) }
    walk.ask(application, cell, TreeWalk.accessible, "GetIndexInParent", urgent: true) { [self] in
      guard let place = $0?.first?.int, place >= 0 else { return then(nil) }
      rowOrColumn("GetRowAtIndex", place) { [self] row in
        rowOrColumn("GetColumnAtIndex", place) { [self] column in
          guard let row, let column, (0..<size.rows).contains(row) || size.rows == 0,
            (0..<size.columns).contains(column) || size.columns == 0
          else { return then(nil) }
          then((row, column))
        }
      }
    }
  }

  private func rowOrColumn(_ member: String, _ place: Int, then: @escaping (Int?) -> Void) {
    walk.ask(
      application, table, TreeWalk.table, member, [.int(Int32(clamping: place))], urgent: true
    ) { then($0?.first?.int.flatMap { $0 >= 0 ? $0 : nil }) }
  }

  // MARK: The cells

  private func readCells() {
    deadline = .now + walk.limits.table
    let first = corners.first ?? (0, 0)
    // Below the last row, or right of the last column, there is no cell at the corner.
    let last = corners.last ?? (size.rows - 1, size.columns - 1)
    let columns = first.column...max(first.column, min(last.column, first.column + 199))
    let most = max(1, walk.limits.cells / columns.count)
    let rows = first.row...max(first.row, min(last.row, first.row + most - 1))
    if rows.upperBound < last.row && corners.last != nil { application.isCut = true }
    var all = rows.flatMap { row in columns.map { (row: row, column: $0) } }
    if let selected, !rows.contains(selected.row) || !columns.contains(selected.column) {
      all.append(selected)
    }
    for place in all {
      step { done in
        walk.ask(
          application, table, TreeWalk.table, "GetAccessibleAt",
          [.int(Int32(clamping: place.row)), .int(Int32(clamping: place.column))]
        ) { [self] in
          if ContinuousClock.now > deadline { application.isCut = true }
          guard ContinuousClock.now <= deadline, let cell = ObjectReference($0?.first) else {
            return done()
          }
          read(cell, at: place, then: done)
        }
      }
    }
    whenAllAnswered = { [unowned self] in findFocus() }
  }

  private func read(
    _ cell: ObjectReference, at place: (row: Int, column: Int), then: @escaping () -> Void
  ) {
    walk.ask(
      application, cell, TreeWalk.text, "GetText", [.int(0), .int(-1)], urgent: true
    ) { [self] in
      let text = $0?.first?.string.map { String($0.prefix(walk.limits.text)) }
      let isSelected = selected.map { $0 == place } ?? false
      if text == "" && !isSelected {
        empty.append(cell)
        return then()
      }
      walk.ask(
        application, cell, property: "Name", of: TreeWalk.accessible, urgent: true
      ) { [self] in
        let name = walk.name($0)
        if !(text ?? name).isEmpty || isSelected {
          if add(cell, name: name, text: text, then: then) == nil { then() }
        } else if text == nil {
          readParts(cell, then: then)
        } else {
          then()
        }
      }
    }
  }

  /// Adds the empty cell that has the focus, where no other one has it.
  private func findFocus() {
    let table = walk.nodes[index]
    guard selected == nil, table.states.contains("focused"),
      !table.children.contains(where: { walk.nodes[$0].states.contains("focused") })
    else { return }
    for cell in empty {
      walk.ask(application, cell, TreeWalk.accessible, "GetState") { [self] in
        let states = StateNames.names($0?.first?.list?.compactMap(\.int) ?? [])
        guard states.contains("focused") else { return }
        walk.ask(
          application, cell, property: "Name", of: TreeWalk.accessible, urgent: true
        ) { [self] in add(cell, name: walk.name($0), text: "") }
      }
    }
  }

  /// Looks into a cell that has neither text nor name but parts, such as an icon and a label.
  private func readParts(_ cell: ObjectReference, then: @escaping () -> Void) {
    walk.ask(application, cell, TreeWalk.accessible, "GetChildren", urgent: true) { [self] in
      let parts = ($0?.first?.list ?? []).prefix(8).compactMap { ObjectReference($0) }
      guard !parts.isEmpty, let index = add(cell, name: "", text: nil, then: then) else {
        return then()
      }
      walk.add(parts, to: index, application)
    }
  }

  /// Makes a cell a node; `then` is called once its states are known, if there is room for it.
  @discardableResult
  private func add(
    _ cell: ObjectReference, name: String, text: String?, then: @escaping () -> Void = {}
  ) -> Int? {
    let depth = walk.nodes[index].depth + 1
    guard let child = walk.found(cell, depth: depth, in: application) else { return nil }
    walk.nodes[child].role = "table cell"
    walk.nodes[child].name = name
    walk.nodes[child].text = text
    walk.nodes[index].children.append(child)
    walk.readFrame(child, application, urgent: true)
    walk.ask(application, cell, TreeWalk.accessible, "GetState", urgent: true) { [self] in
      walk.nodes[child].states = StateNames.names($0?.first?.list?.compactMap(\.int) ?? [])
      then()
    }
    return child
  }
}
