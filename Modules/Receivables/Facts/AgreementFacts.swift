/// A customer said that they will pay: so much, on one day or on several.
public struct PromiseMade: FactBody {
  public static let kind = "agreement.promised"

  public let promise: String
  public let currency: Currency
  /// In the order of their days; they add up to what is covered.
  public let parts: [Instalment]
  public let covers: [CoveredItem]

  public init(
    promise: String, currency: Currency, parts: [Instalment], covers: [CoveredItem]
  ) {
    self.promise = promise
    self.currency = currency
    self.parts = parts
    self.covers = covers
  }

  public func write(into json: inout JSONWriter) {
    json.string("promise", promise)
    json.string("currency", currency.code)
    Instalment.write(parts, as: "parts", into: &json)
    CoveredItem.write(covers, into: &json)
  }

  public init(_ reader: FactReader) throws(FactError) {
    promise = try reader.string("promise")
    currency = try reader.currency()
    parts = try Instalment.read(reader, "parts")
    covers = try CoveredItem.read(reader)
  }
}

/// Customer and creditor agreed on instalments for what is open.
public struct PlanAgreed: FactBody {
  public static let kind = "agreement.planned"

  public let plan: String
  public let currency: Currency
  /// In the order of their days; they add up to what is covered, without interest.
  public let instalments: [Instalment]
  public let covers: [CoveredItem]
  /// Interest for paying later, a year; nil where there is none.
  public let interest: Percent?

  public init(
    plan: String, currency: Currency, instalments: [Instalment], covers: [CoveredItem],
    interest: Percent? = nil
  ) {
    self.plan = plan
    self.currency = currency
    self.instalments = instalments
    self.covers = covers
    self.interest = interest
  }

  public func write(into json: inout JSONWriter) {
    json.string("plan", plan)
    json.string("currency", currency.code)
    Instalment.write(instalments, as: "instalments", into: &json)
    CoveredItem.write(covers, into: &json)
    json.string("interest", ifPresent: interest?.description)
  }

  public init(_ reader: FactReader) throws(FactError) {
    plan = try reader.string("plan")
    currency = try reader.currency()
    instalments = try Instalment.read(reader, "instalments")
    covers = try CoveredItem.read(reader)
    interest = try reader.percentIfPresent("interest")
  }
}

/// The creditor offered to take less than what is open, for a time.
public struct SettlementOffered: FactBody {
  public static let kind = "agreement.settlement-offered"

  public let settlement: String
  /// What would be enough.
  public let amount: Money
  public let covers: [CoveredItem]
  /// The last day on which it can be accepted.
  public let validUntil: Day

  public init(settlement: String, amount: Money, covers: [CoveredItem], validUntil: Day) {
    self.settlement = settlement
    self.amount = amount
    self.covers = covers
    self.validUntil = validUntil
  }

  public func write(into json: inout JSONWriter) {
    json.string("settlement", settlement)
    json.integer("amount", amount.minorUnits)
    json.string("currency", amount.currency.code)
    CoveredItem.write(covers, into: &json)
    json.day("valid_until", validUntil)
  }

  public init(_ reader: FactReader) throws(FactError) {
    settlement = try reader.string("settlement")
    amount = try reader.money("amount")
    covers = try CoveredItem.read(reader)
    validUntil = try reader.day("valid_until")
  }
}

/// The customer took the offer, and has until a day to pay.
public struct SettlementAccepted: FactBody {
  public static let kind = "agreement.settlement-accepted"

  public let settlement: String
  /// The last day on which the money may come.
  public let payBy: Day

  public init(settlement: String, payBy: Day) {
    self.settlement = settlement
    self.payBy = payBy
  }

  public func write(into json: inout JSONWriter) {
    json.string("settlement", settlement)
    json.day("pay_by", payBy)
  }

  public init(_ reader: FactReader) throws(FactError) {
    settlement = try reader.string("settlement")
    payBy = try reader.day("pay_by")
  }
}

/// The customer says that a part of what is open is not owed, or not yet.
public struct DisputeRaised: FactBody {
  public static let kind = "agreement.disputed"

  public let dispute: String
  public let currency: Currency
  public let covers: [CoveredItem]
  /// The policy's code for why.
  public let reason: String
  /// The lines of the invoice that it is about, from 1; empty where it is about an amount.
  public let lines: [Int]
  /// The day by which the creditor is to answer; nil where there is none.
  public let respondBy: Day?
  /// Whether the customer has kept the amount already, by paying that much less.
  public let isDeduction: Bool

  public init(
    dispute: String, currency: Currency, covers: [CoveredItem], reason: String,
    lines: [Int] = [], respondBy: Day? = nil, isDeduction: Bool = false
  ) {
    self.dispute = dispute
    self.currency = currency
    self.covers = covers
    self.reason = reason
    self.lines = lines
    self.respondBy = respondBy
    self.isDeduction = isDeduction
  }

  public func write(into json: inout JSONWriter) {
    json.string("dispute", dispute)
    json.string("currency", currency.code)
    CoveredItem.write(covers, into: &json)
    json.string("reason", reason)
    if !lines.isEmpty {
      json.array("lines") { list in
        for line in lines { list.integer(nil, line) }
      }
    }
    if let respondBy { json.day("respond_by", respondBy) }
    if isDeduction { json.bool("deduction", true) }
  }

  public init(_ reader: FactReader) throws(FactError) {
    dispute = try reader.string("dispute")
    currency = try reader.currency()
    covers = try CoveredItem.read(reader)
    reason = try reader.string("reason")
    var lines: [Int] = []
    for value in try reader.list("lines") {
      guard let line = value.integer else { throw .wrong("lines") }
      lines.append(Int(line))
    }
    self.lines = lines
    respondBy = try reader.dayIfPresent("respond_by")
    isDeduction = reader.value["deduction"]?.bool ?? false
  }
}

/// A promise, plan, settlement or dispute came to its end, by itself or by a person.
public struct AgreementEnded: FactBody {
  public static let kind = "agreement.ended"

  public let agreement: String
  public let agreementKind: AgreementKind
  public let ending: AgreementEnding
  /// What had come in on it, in minor units; nil where that is no question.
  public let received: Int64?
  /// What was to have come by then, in minor units; nil where that is no question.
  public let expected: Int64?
  /// The last day on which money counts for it; nil where that is no question.
  public let deadline: Day?
  /// Whether late charges run on what a dispute held, from its first day on.
  public let charges: Bool
  /// Whether money of a day in time that is told later still fulfils a settlement that lapsed.
  public let isRevocable: Bool
  /// Nil where a person ended it.
  public let basis: DecisionBasis?

  /// One that is remembered after its end is of the second version.
  public var version: Int { isRevocable ? 2 : 1 }

  public init(
    agreement: String, kind: AgreementKind, ending: AgreementEnding, received: Int64? = nil,
    expected: Int64? = nil, deadline: Day? = nil, charges: Bool = false, isRevocable: Bool = false,
    basis: DecisionBasis? = nil
  ) {
    self.agreement = agreement
    agreementKind = kind
    self.ending = ending
    self.received = received
    self.expected = expected
    self.deadline = deadline
    self.charges = charges
    self.isRevocable = isRevocable
    self.basis = basis
  }

  public func write(into json: inout JSONWriter) {
    json.string("agreement", agreement)
    json.string("kind", agreementKind.rawValue)
    json.string("ending", ending.rawValue)
    if let received { json.integer("received", received) }
    if let expected { json.integer("expected", expected) }
    if let deadline { json.day("deadline", deadline) }
    if charges { json.bool("charges", true) }
    if isRevocable { json.bool("revocable", true) }
    basis?.write(into: &json)
  }

  public init(_ reader: FactReader) throws(FactError) {
    agreement = try reader.string("agreement")
    agreementKind = try reader.word("kind")
    ending = try reader.word("ending")
    received = reader.value["received"] == nil ? nil : try reader.integer64("received")
    expected = reader.value["expected"] == nil ? nil : try reader.integer64("expected")
    deadline = try reader.dayIfPresent("deadline")
    charges = reader.value["charges"]?.bool ?? false
    isRevocable = reader.value["revocable"]?.bool ?? false
    basis = try DecisionBasis.ifPresent(reader)
  }
}
