/// What is still to be asked of one application, and what is under way.
final class ApplicationWalk {
  /// A call that waits for its turn.
  struct Question {
    let object: ObjectReference
    let interface: String
    let member: String
    let arguments: [BusMessage.Argument]
    /// Takes the arguments of the answer; nil for an error.
    let then: ([BusValue]?) -> Void
  }

  let bus: String
  /// Where its root stands in the walk's list.
  let root: Int
  let deadline: ContinuousClock.Instant
  /// The application's own socket, which saves the way through the bus daemon.
  var direct: BusConnection?
  var underWay = 0
  /// Something was left out because time or room ended.
  var isCut = false

  private var waiting = Queue()
  private var urgent = Queue()

  /// Questions in the order they were asked.
  private struct Queue {
    private var questions: [Question] = []
    private var first = 0

    var isEmpty: Bool { first == questions.count }

    mutating func append(_ question: Question) {
      if isEmpty { self = Queue() }
      questions.append(question)
    }

    mutating func next() -> Question? {
      guard !isEmpty else { return nil }
      defer { first += 1 }
      return questions[first]
    }
  }

  init(bus: String, root: Int, deadline: ContinuousClock.Instant) {
    self.bus = bus
    self.root = root
    self.deadline = deadline
  }

  var isBusy: Bool { underWay > 0 || !waiting.isEmpty || !urgent.isEmpty }

  /// Queues a call; an urgent one finishes what has been begun before more is begun.
  func ask(_ question: Question, urgent isUrgent: Bool) {
    if isUrgent { urgent.append(question) } else { waiting.append(question) }
  }

  /// Takes the next call to send.
  func next() -> Question? {
    urgent.next() ?? waiting.next()
  }

  /// Forgets everything, for an application whose time is over.
  func abandon() {
    isCut = isCut || isBusy
    waiting = Queue()
    urgent = Queue()
    underWay = 0
  }
}
