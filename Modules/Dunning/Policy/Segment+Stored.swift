import Receivables

extension Segment {
  func write(into json: inout JSONWriter) {
    json.string("name", name)
    json.string("ladder", ladder)
    if let leastGapDays { json.integer("least_gap", leastGapDays) }
    if let minimum { json.object("minimum") { minimum.write(into: &$0) } }
    if let tolerance { json.object("tolerance") { tolerance.write(into: &$0) } }
    json.string("asks_by", ifPresent: asksBy?.rawValue)
    json.object("condition") { condition.write(into: &$0) }
  }

  init(_ reader: FactReader) throws(FactError) {
    self.init(
      name: try reader.string("name"), condition: try Condition(try reader.object("condition")),
      ladder: try reader.string("ladder"),
      leastGapDays: try reader.integerIfPresent("least_gap"),
      minimum: try Segment.threshold("minimum", reader),
      tolerance: try Segment.threshold("tolerance", reader),
      asksBy: try reader.wordIfPresent("asks_by"))
  }

  private static func threshold(
    _ key: String, _ reader: FactReader
  ) throws(FactError) -> Threshold? {
    reader.value[key] == nil ? nil : try Threshold(try reader.object(key))
  }
}

extension Segment.Condition {
  func write(into json: inout JSONWriter) {
    if !tags.isEmpty { json.strings("tags", tags) }
    if !kinds.isEmpty { json.strings("kinds", kinds.map(\.rawValue)) }
    if !countries.isEmpty { json.strings("countries", countries) }
    if !currencies.isEmpty { json.strings("currencies", currencies.map(\.code)) }
    switch owes {
    case .over(let limit): json.object("owes_over") { limit.write(into: &$0) }
    case .under(let limit): json.object("owes_under") { limit.write(into: &$0) }
    case nil: break
    }
    customerForDays?.write("customer_over", "customer_under", into: &json)
    daysLate?.write("late_over", "late_under", into: &json)
    promisesKept?.write("kept_over", "kept_under", into: &json)
    if let overLimit { json.bool("over_limit", overLimit) }
  }

  init(_ reader: FactReader) throws(FactError) {
    self.init()
    tags = try reader.strings("tags")
    for text in try reader.strings("kinds") {
      guard let kind = Party.Kind(rawValue: text) else { throw .wrong("kinds") }
      kinds.append(kind)
    }
    countries = try reader.strings("countries")
    for code in try reader.strings("currencies") {
      guard let currency = Currency(code: code) else { throw .wrong("currencies") }
      currencies.append(currency)
    }
    if reader.value["owes_over"] != nil {
      owes = .over(try Threshold(try reader.object("owes_over")))
    } else if reader.value["owes_under"] != nil {
      owes = .under(try Threshold(try reader.object("owes_under")))
    }
    customerForDays = try Segment.Bound("customer_over", "customer_under", reader)
    daysLate = try Segment.Bound("late_over", "late_under", reader)
    promisesKept = try Segment.Bound("kept_over", "kept_under", reader)
    overLimit = reader.value["over_limit"]?.bool
  }
}

extension Segment.Bound where Value == Int {
  fileprivate func write(
    _ over: StaticString, _ under: StaticString, into json: inout JSONWriter
  ) {
    switch self {
    case .over(let limit): json.integer(over, limit)
    case .under(let limit): json.integer(under, limit)
    }
  }

  fileprivate init?(_ over: String, _ under: String, _ reader: FactReader) throws(FactError) {
    if let limit = try reader.integerIfPresent(over) {
      self = .over(limit)
    } else if let limit = try reader.integerIfPresent(under) {
      self = .under(limit)
    } else {
      return nil
    }
  }
}
