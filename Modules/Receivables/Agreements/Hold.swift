/// What was agreed, or is disputed, about a part of an item.
public enum AgreementKind: String, Sendable, Hashable, CaseIterable {
  case promise, plan, settlement, dispute
  /// No agreement: a second person is asked whether it is to be given up.
  case approval

  /// Whether money that comes on it is what was agreed.
  var isAgreed: Bool { self != .dispute && self != .approval }
}

/// How an agreement or a dispute came to its end.
public enum AgreementEnding: String, Sendable, Hashable, CaseIterable {
  /// A promise, on which enough came in time.
  case kept
  /// A promise, on which some came in time.
  case partKept = "part-kept"
  /// A promise, on which too little came in time.
  case broken
  /// A plan that was paid to its end.
  case completed
  /// A plan of which too many instalments were missed.
  case defaulted
  /// A settlement that was paid.
  case paid
  /// A settlement that was not accepted, or not paid, in time.
  case lapsed
  /// Taken back by a person.
  case cancelled
  /// A dispute: the customer was right, and a credit was given.
  case credited
  /// A dispute: the invoice stands.
  case upheld
  /// A dispute: the invoice was replaced by a right one.
  case rebilled

  /// Whether the customer did not do what they said: chasing begins another round.
  public var isBreach: Bool {
    switch self {
    case .broken, .defaulted: true
    default: false
    }
  }
}

/// A part of an item that is not chased for a while, and why.
public struct Hold: Sendable, Hashable {
  /// Names the promise, plan, settlement or dispute.
  public let agreement: String
  public let kind: AgreementKind
  /// At most so much is held, in minor units; nil holds all that is open.
  public let minorUnits: Int64?
  /// The first day on which it holds.
  public let from: Day
  /// The first day on which it no longer does; nil while nobody knows.
  public internal(set) var until: Day?
  public internal(set) var ending: AgreementEnding?
  /// Whether late charges run on what is held, from the first day on.
  public internal(set) var charges: Bool
  /// What was paid on it since, by the day: what was promised and came is held no longer.
  public internal(set) var paid: [Received] = []

  /// Money that came on a day, in minor units; below zero where it was taken back.
  public struct Received: Sendable, Hashable {
    public let day: Day
    public let minorUnits: Int64
    /// The payment that it came with.
    public let money: String

    public init(day: Day, minorUnits: Int64, money: String) {
      self.day = day
      self.minorUnits = minorUnits
      self.money = money
    }
  }

  init(
    agreement: String, kind: AgreementKind, minorUnits: Int64?, from: Day, charges: Bool
  ) {
    self.agreement = agreement
    self.kind = kind
    self.minorUnits = minorUnits
    self.from = from
    self.charges = charges
  }

  public func covers(_ day: Day) -> Bool {
    from <= day && until.map { day < $0 } ?? true
  }

  /// What it holds on a day of what is open then, in minor units.
  public func held(of open: Int64, on day: Day) -> Int64 {
    guard covers(day), open > 0 else { return 0 }
    guard let minorUnits else { return open }
    let came = paid.reduce(Int64(0)) { $1.day <= day ? $0 + $1.minorUnits : $0 }
    return min(open, max(0, minorUnits - came))
  }

  /// Whether money of a day counts for what was agreed, also money that closes the item.
  func counts(on day: Day) -> Bool {
    covers(day) || (ending == nil && until == day)
  }

  // MARK: As stored

  func write(into json: inout JSONWriter) {
    json.string("agreement", agreement)
    json.string("kind", kind.rawValue)
    if let minorUnits { json.integer("amount", minorUnits) }
    json.day("from", from)
    if let until { json.day("until", until) }
    json.string("ending", ifPresent: ending?.rawValue)
    if charges { json.bool("charges", true) }
    Received.write(paid, as: "paid", into: &json)
  }

  init(_ reader: FactReader) throws(FactError) {
    agreement = try reader.string("agreement")
    kind = try reader.word("kind")
    minorUnits = reader.value["amount"] == nil ? nil : try reader.integer64("amount")
    from = try reader.day("from")
    until = try reader.dayIfPresent("until")
    ending = try reader.wordIfPresent("ending")
    charges = reader.value["charges"]?.bool ?? false
    paid = try Received.read(reader, "paid")
  }
}

extension Hold.Received {
  /// `["2025-03-01",12345,"PAY-1"]`, each.
  static func write(_ received: [Hold.Received], as key: StaticString, into json: inout JSONWriter)
  {
    guard !received.isEmpty else { return }
    json.array(key) { list in
      for one in received {
        list.array { row in
          row.day(nil, one.day)
          row.integer(nil, one.minorUnits)
          row.string(nil, one.money)
        }
      }
    }
  }

  static func read(_ reader: FactReader, _ key: String) throws(FactError) -> [Hold.Received] {
    var received: [Hold.Received] = []
    for value in try reader.list(key) {
      guard let row = value.array, row.count == 3,
        let day = row[0].string.flatMap({ Day($0) }), let minorUnits = row[1].integer,
        let money = row[2].string
      else { throw .wrong(key) }
      received.append(Hold.Received(day: day, minorUnits: minorUnits, money: money))
    }
    return received
  }
}
