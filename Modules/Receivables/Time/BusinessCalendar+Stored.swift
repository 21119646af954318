// The calendar in force is kept in the book with its rules, so that an old decision can be made
// again when the tables of a later version have changed.
extension BusinessCalendar {
  public func write(into json: inout JSONWriter) {
    json.string("name", name)
    json.array("weekend") { list in
      for day in weekend.map(\.rawValue).sorted() { list.integer(nil, day) }
    }
    json.array("holidays") { list in
      for rule in rules { list.object { rule.write(into: &$0) } }
    }
  }

  public init(_ reader: FactReader) throws(FactError) {
    var weekend: Set<Weekday> = []
    for value in try reader.list("weekend") {
      guard let day = value.integer.flatMap({ Weekday(rawValue: Int($0)) }) else {
        throw .wrong("weekend")
      }
      weekend.insert(day)
    }
    guard weekend.count < Weekday.allCases.count else { throw .wrong("weekend") }
    var rules: [HolidayRule] = []
    for value in try reader.list("holidays") { rules.append(try HolidayRule(FactReader(value))) }
    let name = try reader.string("name")
    if let known = BusinessCalendar.standard(name), known.weekend == weekend, known.rules == rules {
      self = known
    } else {
      self.init(name: name, weekend: weekend, rules: rules)
    }
  }
}

extension HolidayRule {
  func write(into json: inout JSONWriter) {
    json.string("name", name)
    switch recurrence {
    case .fixed(let month, let day):
      json.integer("month", month)
      json.integer("day", day)
    case .easter(let offset): json.integer("easter", offset)
    case .weekday(let nth, let weekday, let month):
      json.integer("nth", nth)
      json.integer("weekday", weekday.rawValue)
      json.integer("month", month)
    case .once(let day): json.day("once", day)
    }
    json.integer("from", from)
    if let through { json.integer("through", through) }
    switch observed {
    case .asIs: break
    case .nearestWeekday: json.string("observed", "nearest-weekday")
    case .nextWorkday: json.string("observed", "next-workday")
    }
    json.string("source", source)
  }

  init(_ reader: FactReader) throws(FactError) {
    let observed: Observed
    switch reader.value["observed"]?.string {
    case nil: observed = .asIs
    case "nearest-weekday": observed = .nearestWeekday
    case "next-workday": observed = .nextWorkday
    default: throw .wrong("observed")
    }
    self.init(
      try reader.string("name"), try HolidayRule.recurrence(reader),
      from: try reader.integer("from"), through: reader.value["through"]?.integer.map(Int.init),
      observed: observed, source: try reader.string("source"))
  }

  private static func recurrence(_ reader: FactReader) throws(FactError) -> Recurrence {
    if reader.value["once"] != nil { return .once(try reader.day("once")) }
    if reader.value["easter"] != nil { return .easter(offset: try reader.integer("easter")) }
    let month = try reader.integer("month")
    guard reader.value["nth"] != nil else {
      return .fixed(month: month, day: try reader.integer("day"))
    }
    guard let weekday = Weekday(rawValue: try reader.integer("weekday")) else {
      throw .wrong("weekday")
    }
    return .weekday(nth: try reader.integer("nth"), weekday: weekday, month: month)
  }
}
