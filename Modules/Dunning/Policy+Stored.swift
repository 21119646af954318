public import Receivables

extension Policy {
  /// The policy with its calendar as canonical JSON text: what is hashed and kept in the book.
  public var stored: [UInt8] {
    var json = JSONWriter()
    json.object { policy in
      policy.string("name", name)
      policy.object("calendar") { calendar.write(into: &$0) }
      policy.string("catch_up", catchUpName)
      if case .skipOlderThan(let days) = catchUp { policy.integer("skip_days", days) }
      policy.integer("least_gap", leastGapDays)
      policy.object("minimum") { minimum.write(into: &$0) }
      policy.object("tolerance") { tolerance.write(into: &$0) }
      policy.string("unapplied", unapplied.rawValue)
      if let contactHours {
        policy.integer("hours_from", contactHours.from)
        policy.integer("hours_until", contactHours.until)
      }
      policy.array("ladder") { list in
        for rung in ladder { list.object { rung.write(into: &$0) } }
      }
    }
    return json.bytes
  }

  /// Names the policy by its content.
  public var hash: Hash { SHA256.hash(stored) }

  private var catchUpName: String {
    switch catchUp {
    case .latest: "latest"
    case .each: "each"
    case .skipOlderThan: "skip-older-than"
    }
  }

  public init(stored bytes: [UInt8]) throws(FactError) {
    let reader: FactReader
    do {
      reader = FactReader(try JSONValue(parsing: bytes))
    } catch {
      throw .malformed(String(describing: error))
    }
    let catchUp: CatchUp
    switch try reader.string("catch_up") {
    case "latest": catchUp = .latest
    case "each": catchUp = .each
    case "skip-older-than": catchUp = .skipOlderThan(days: try reader.integer("skip_days"))
    default: throw .wrong("catch_up")
    }
    guard let unapplied = Unapplied(rawValue: try reader.string("unapplied")) else {
      throw .wrong("unapplied")
    }
    var hours: ContactHours?
    if reader.value["hours_from"] != nil {
      hours = ContactHours(
        from: try reader.integer("hours_from"), until: try reader.integer("hours_until"))
    }
    var ladder: [Rung] = []
    for value in try reader.list("ladder") { ladder.append(try Rung(FactReader(value))) }
    self.init(
      name: try reader.string("name"),
      calendar: try BusinessCalendar(try reader.object("calendar")), catchUp: catchUp,
      leastGapDays: try reader.integer("least_gap"),
      minimum: try Threshold(try reader.object("minimum")),
      tolerance: try Threshold(try reader.object("tolerance")), unapplied: unapplied,
      contactHours: hours, ladder: ladder)
  }
}

extension Rung {
  func write(into json: inout JSONWriter) {
    json.string("rung", name)
    json.integer("days", days)
    json.bool("business_days", inBusinessDays)
    json.string("anchor", anchor.rawValue)
    json.string("channel", channel)
    json.string("template", template)
  }

  init(_ reader: FactReader) throws(FactError) {
    guard let anchor = Anchor(rawValue: try reader.string("anchor")) else { throw .wrong("anchor") }
    self.init(
      name: try reader.string("rung"), days: try reader.integer("days"),
      inBusinessDays: reader.value["business_days"]?.bool ?? false, anchor: anchor,
      channel: try reader.string("channel"), template: try reader.string("template"))
  }
}

extension Threshold {
  func write(into json: inout JSONWriter) {
    json.integer("unscaled", general.unscaled)
    json.integer("scale", general.scale)
    if !byCurrency.isEmpty {
      json.array("by_currency") { list in
        for (currency, amount) in byCurrency.sorted(by: { $0.key < $1.key }) {
          list.object { row in
            row.string("currency", currency.code)
            row.integer("amount", amount)
          }
        }
      }
    }
  }

  init(_ reader: FactReader) throws(FactError) {
    var byCurrency: [Currency: Int64] = [:]
    for value in try reader.list("by_currency") {
      let money = try FactReader(value).money("amount")
      byCurrency[money.currency] = money.minorUnits
    }
    let general = DecimalAmount(
      unscaled: try reader.integer64("unscaled"), scale: try reader.integer("scale"))
    self.init(general: general, byCurrency: byCurrency)
  }
}
