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
      policy.array("ladders") { list in
        for ladder in ladders { list.object { ladder.write(into: &$0) } }
      }
      if let statements { policy.object("statements") { statements.write(into: &$0) } }
      if asksBy != .invoice { policy.string("asks_by", asksBy.rawValue) }
      if let thanks { policy.object("thanks") { thanks.write(into: &$0) } }
      if let promises { policy.object("promises") { promises.write(into: &$0) } }
      if let plans { policy.object("plans") { plans.write(into: &$0) } }
      if let settlements { policy.object("settlements") { settlements.write(into: &$0) } }
      if let disputes { policy.object("disputes") { disputes.write(into: &$0) } }
      if waitingMoney != .waits { policy.string("waiting_money", waitingMoney.rawValue) }
      policy.string("order", ifPresent: order?.rawValue)
      if discountGraceDays > 0 { policy.integer("discount_grace", discountGraceDays) }
      if let shortPayment { policy.object("short_payment") { shortPayment.write(into: &$0) } }
      if let chargesAlone { policy.object("charges_alone") { chargesAlone.write(into: &$0) } }
      if let losses { policy.object("losses") { losses.write(into: &$0) } }
      if let charges { policy.object("charges") { charges.write(into: &$0) } }
      if let limitation { policy.object("limitation") { limitation.write(into: &$0) } }
      if let autopay { policy.object("autopay") { autopay.write(into: &$0) } }
      if takesParts { policy.bool("part_payments", true) }
      if edition != .first { writeLevels(into: &policy) }
      if !segments.isEmpty {
        policy.array("segments") { list in
          for segment in segments { list.object { segment.write(into: &$0) } }
        }
      }
    }
    return json.bytes
  }

  /// What a policy of the first edition does not have.
  private func writeLevels(into policy: inout JSONWriter) {
    policy.integer("edition", edition.rawValue)
    policy.integer("rhythm", rhythmDays)
    policy.integer("bank_days", bankDays)
    policy.string("after_last", afterLast.rawValue)
    if let repeatLastDays { policy.integer("repeat_last", repeatLastDays) }
    policy.string("lists", lists.rawValue)
  }

  private mutating func readLevels(_ reader: FactReader) throws(FactError) {
    guard let number = try reader.integerIfPresent("edition") else {
      // It keeps the meaning that it was adopted with.
      edition = .first
      (rhythmDays, bankDays, afterLast) = (0, 0, .nothing)
      if catchUp == .latest { catchUp = .jump }
      return
    }
    guard let edition = Edition(rawValue: number) else { throw .wrong("edition") }
    self.edition = edition
    rhythmDays = try reader.integer("rhythm")
    bankDays = try reader.integer("bank_days")
    afterLast = try reader.word("after_last")
    repeatLastDays = try reader.integerIfPresent("repeat_last")
    lists = try reader.word("lists")
  }

  /// Names the policy by its content.
  public var hash: Hash { SHA256.hash(stored) }

  private var catchUpName: String {
    switch catchUp {
    case .latest: "latest"
    case .each: "each"
    case .skipOlderThan: "skip-older-than"
    // What the first edition called the latest.
    case .jump: edition == .first ? "latest" : "jump"
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
    case "jump": catchUp = .jump
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
    var ladders: [Ladder] = []
    for value in try reader.list("ladders") { ladders.append(try Ladder(FactReader(value))) }
    var segments: [Segment] = []
    for value in try reader.list("segments") { segments.append(try Segment(FactReader(value))) }
    var statements: StatementSchedule?
    if let row = try reader.objectIfPresent("statements") { statements = try .init(row) }
    var thanks: Thanks?
    if let row = try reader.objectIfPresent("thanks") { thanks = try .init(row) }
    self.init(
      name: try reader.string("name"),
      calendar: try BusinessCalendar(try reader.object("calendar")), catchUp: catchUp,
      leastGapDays: try reader.integer("least_gap"),
      minimum: try Threshold(try reader.object("minimum")),
      tolerance: try Threshold(try reader.object("tolerance")), unapplied: unapplied,
      contactHours: hours, ladders: ladders, segments: segments,
      statements: statements, thanks: thanks)
    asksBy = try reader.wordIfPresent("asks_by") ?? .invoice
    if let row = try reader.objectIfPresent("promises") { promises = try .init(row) }
    if let row = try reader.objectIfPresent("plans") { plans = try .init(row) }
    if let row = try reader.objectIfPresent("settlements") { settlements = try .init(row) }
    if let row = try reader.objectIfPresent("disputes") { disputes = try .init(row) }
    waitingMoney = try reader.wordIfPresent("waiting_money") ?? .waits
    order = try reader.wordIfPresent("order")
    discountGraceDays = try reader.integerIfPresent("discount_grace") ?? 0
    if let row = try reader.objectIfPresent("short_payment") { shortPayment = try .init(row) }
    if let row = try reader.objectIfPresent("charges_alone") { chargesAlone = try .init(row) }
    if let row = try reader.objectIfPresent("losses") { losses = try .init(row) }
    if let row = try reader.objectIfPresent("charges") { charges = try .init(row) }
    if let row = try reader.objectIfPresent("limitation") { limitation = try .init(row) }
    if let row = try reader.objectIfPresent("autopay") { autopay = try .init(row) }
    takesParts = reader.value["part_payments"]?.bool ?? false
    try readLevels(reader)
  }
}
