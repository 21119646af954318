extension InterestRule {
  func write(into json: inout JSONWriter) {
    if let reference { json.object("reference") { reference.write(into: &$0) } }
    json.object("uplift") { uplift.write(into: &$0) }
    json.string("basis", basis.rawValue)
    if let floor { json.object("floor") { floor.write(into: &$0) } }
    json.string("cap", ifPresent: cap?.description)
    json.string("total_cap", ifPresent: totalCap?.description)
    if let mostMonths { json.integer("most_months", mostMonths) }
    switch start {
    case .dayAfterDue: json.string("start", "due")
    case .dayAfterReminder: json.string("start", "reminder")
    case .daysAfterDue(let days):
      json.string("start", "days")
      json.integer("start_days", days)
    }
    json.string("day_count", dayCount.rawValue)
    json.bool("pay_day", countsPayDay)
    json.bool("compounds", compounds)
    json.string("accrual", accrual.rawValue)
    json.string("level", level.rawValue)
    json.string("rounding", rounding.rawValue)
  }

  init(_ reader: FactReader) throws(FactError) {
    var reference: RateTable?
    if let table = try reader.objectIfPresent("reference") { reference = try .init(table) }
    var floor: Floor?
    if let row = try reader.objectIfPresent("floor") { floor = try Floor(row) }
    let start: Start
    switch try reader.string("start") {
    case "due": start = .dayAfterDue
    case "reminder": start = .dayAfterReminder
    case "days": start = .daysAfterDue(try reader.integer("start_days"))
    default: throw .wrong("start")
    }
    self.init(
      reference: reference, uplift: try RateTable(try reader.object("uplift")),
      basis: try reader.word("basis"), floor: floor, cap: try reader.percentIfPresent("cap"),
      totalCap: try reader.percentIfPresent("total_cap"),
      mostMonths: try reader.integerIfPresent("most_months"), start: start,
      dayCount: try reader.word("day_count"),
      countsPayDay: reader.value["pay_day"]?.bool ?? false,
      compounds: reader.value["compounds"]?.bool ?? false,
      accrual: try reader.word("accrual"), level: try reader.word("level"),
      rounding: try reader.word("rounding"))
  }
}

extension InterestRule.Floor {
  func write(into json: inout JSONWriter) {
    table.write(into: &json)
    json.integer("multiple", multiple)
  }

  init(_ reader: FactReader) throws(FactError) {
    self.init(table: try RateTable(reader), multiple: try reader.integer("multiple"))
  }
}
