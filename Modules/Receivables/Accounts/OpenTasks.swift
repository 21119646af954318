/// Something about an account that a person is to look at.
public struct OpenTask: Sendable, Equatable {
  public let id: String
  public let reason: TaskReason
  /// The notice that it is about; nil where it is about none.
  public let notice: String?
  public let raised: Day
  /// What nobody is chased for while it is open.
  public let holds: [ItemID]
  /// The entry whose private record holds what there is to read.
  public let entry: Int
  /// The entry whose private record names who takes it on; nil while nobody does.
  public fileprivate(set) var assignedEntry: Int?
  /// The day from which it is done; nil while it is open.
  fileprivate var done: Day?

  fileprivate func pauses(_ day: Day) -> Bool {
    reason.pausesLadder && raised <= day && done.map { day < $0 } ?? true
  }
}

extension OpenTask {
  /// What the task is called that a measure gives to a person.
  public static func name(ofMeasure measure: String) -> String {
    "W-" + measure.dropFirst(2).prefix(16)
  }
}

extension Account {
  /// Whether nothing is left to do about a task on a day: all that a rung gave to a person, or that a
  /// second person was asked about, was paid or given up meanwhile. The account holds what is open.
  public func isDoneWith(_ task: OpenTask, on day: Day) -> Bool {
    let about: [Item]
    switch task.reason {
    case .rung:
      about = items.values.filter { item in
        let own = item.acted.last { OpenTask.name(ofMeasure: $0.notice) == task.id }
        // What followed the last notice once is followed by another task where that notice went again.
        return own.map { own in
          own.rung != Trigger.afterLast
            || !item.acted.contains { $0.rung == own.rung && $0.cycle > own.cycle }
        } ?? false
      }
    case .writeOff, .waiver: about = task.holds.compactMap { items[$0] }
    default: return false
    }
    return !about.contains { $0.open(on: day) > 0 }
  }
}

/// What of an account a person is to look at: few, as a task that is done is dropped.
public struct OpenTasks: Sendable, Equatable {
  /// One that paused the ladder stays until another is done later: days before its end are still
  /// asked about.
  private var tasks: [OpenTask] = []

  init() {}

  /// Those that nobody has said to be done, in the order in which they were raised.
  public var open: [OpenTask] { tasks.filter { $0.done == nil } }

  public func task(_ id: String) -> OpenTask? {
    tasks.first { $0.id == id && $0.done == nil }
  }

  /// The first task because of which nothing is sent on a day, and the day on which that ends,
  /// where one is known.
  public func pause(on day: Day) -> (task: OpenTask, ends: Day?)? {
    tasks.first { $0.pauses(day) }.map { ($0, $0.done) }
  }

  /// The first later day on which a pause begins or ends.
  public func nextChange(after day: Day) -> Day? {
    tasks.lazy.filter(\.reason.pausesLadder).flatMap { [$0.raised, $0.done].compactMap { $0 } }
      .filter { $0 > day }.min()
  }

  mutating func raise(
    _ fact: TaskRaised, on day: Day, entry: Int
  ) throws(PostingError) {
    guard task(fact.task) == nil else { throw .taskOpen(fact.task) }
    tasks.append(
      OpenTask(
        id: fact.task, reason: fact.reason, notice: fact.notice, raised: day, holds: fact.holds,
        entry: entry))
  }

  mutating func assign(_ fact: TaskAssigned, entry: Int) throws(PostingError) {
    tasks[try place(of: fact.task)].assignedEntry = entry
  }

  mutating func finish(_ fact: TaskDone, on day: Day) throws(PostingError) {
    let place = try place(of: fact.task)
    if tasks[place].reason.pausesLadder, tasks[place].raised < day {
      tasks[place].done = day
    } else {
      tasks.remove(at: place)
    }
    tasks.removeAll { $0.done.map { $0 < day } ?? false }
  }

  private func place(of id: String) throws(PostingError) -> Int {
    guard let place = tasks.firstIndex(where: { $0.id == id && $0.done == nil }) else {
      throw .taskNotOpen(id)
    }
    return place
  }

  // MARK: As stored

  func write(into json: inout JSONWriter) {
    guard !tasks.isEmpty else { return }
    json.array("tasks") { list in
      for task in tasks { list.object { task.write(into: &$0) } }
    }
  }

  init(_ reader: FactReader) throws(FactError) {
    for value in try reader.list("tasks") { tasks.append(try OpenTask(FactReader(value))) }
  }
}

extension OpenTask {
  fileprivate func write(into json: inout JSONWriter) {
    TaskRaised(task: id, reason: reason, notice: notice, holds: holds).write(into: &json)
    json.day("raised", raised)
    json.integer("entry", entry)
    if let assignedEntry { json.integer("assigned_entry", assignedEntry) }
    if let done { json.day("done", done) }
  }

  fileprivate init(_ reader: FactReader) throws(FactError) {
    let fact = try TaskRaised(reader)
    self.init(
      id: fact.task, reason: fact.reason, notice: fact.notice, raised: try reader.day("raised"),
      holds: fact.holds, entry: try reader.integer("entry"),
      assignedEntry: try reader.integerIfPresent("assigned_entry"),
      done: try reader.dayIfPresent("done"))
  }
}
