/// A customer has agreed that what falls due is taken by a saved method. What the gateway calls customer
/// and method, and the words of the consent, are in the private record.
public struct AutopayAgreed: FactBody {
  public static let kind = "agreement.autopay-agreed"

  public let autopay: String
  public let gateway: String
  /// The day on which the customer consented.
  public let consented: Day
  /// The most that may be taken at once; nil where the consent has no bound.
  public let most: Money?
  /// How often one amount may be tried, the first time included, by the rules of the gateway.
  public let mostAttempts: Int

  public init(
    autopay: String, gateway: String, consented: Day, most: Money?, mostAttempts: Int
  ) {
    self.autopay = autopay
    self.gateway = gateway
    self.consented = consented
    self.most = most
    self.mostAttempts = mostAttempts
  }

  public func write(into json: inout JSONWriter) {
    json.string("autopay", autopay)
    json.string("gateway", gateway)
    json.day("consented", consented)
    if let most {
      json.integer("most", most.minorUnits)
      json.string("currency", most.currency.code)
    }
    json.integer("most_attempts", mostAttempts)
  }

  public init(_ reader: FactReader) throws(FactError) {
    autopay = try reader.string("autopay")
    gateway = try reader.string("gateway")
    consented = try reader.day("consented")
    most = reader.value["most"] == nil ? nil : try reader.money("most")
    mostAttempts = try reader.integer("most_attempts")
  }
}

/// Nothing more is taken by a saved method.
public struct AutopayEnded: FactBody {
  public static let kind = "agreement.autopay-ended"

  public enum Reason: String, Sendable {
    /// The customer took the consent back.
    case withdrawn
    /// It could not be taken, and is not tried again.
    case failed
  }

  public let autopay: String
  public let reason: Reason
  /// Nil where a person ended it.
  public let basis: DecisionBasis?

  public init(autopay: String, reason: Reason, basis: DecisionBasis? = nil) {
    self.autopay = autopay
    self.reason = reason
    self.basis = basis
  }

  public func write(into json: inout JSONWriter) {
    json.string("autopay", autopay)
    json.string("reason", reason.rawValue)
    basis?.write(into: &json)
  }

  public init(_ reader: FactReader) throws(FactError) {
    autopay = try reader.string("autopay")
    reason = try reader.word("reason")
    basis = try DecisionBasis.ifPresent(reader)
  }
}

/// Money is to be taken by a saved method: saved before anything is sent.
public struct DebitPlanned: FactBody {
  public static let kind = "money.debit-planned"

  /// What the gateway knows the command by, and what the money names.
  public let debit: String
  public let autopay: String
  /// The items that it is for, and what is asked for.
  public let listing: NoticeListing
  /// Counted from 1 since money was taken the last time.
  public let attempt: Int
  public let basis: DecisionBasis?

  public init(
    debit: String, autopay: String, listing: NoticeListing, attempt: Int,
    basis: DecisionBasis? = nil
  ) {
    self.debit = debit
    self.autopay = autopay
    self.listing = listing
    self.attempt = attempt
    self.basis = basis
  }

  public func write(into json: inout JSONWriter) {
    json.string("debit", debit)
    json.string("autopay", autopay)
    listing.write(into: &json)
    json.integer("attempt", attempt)
    basis?.write(into: &json)
  }

  public init(_ reader: FactReader) throws(FactError) {
    debit = try reader.string("debit")
    autopay = try reader.string("autopay")
    listing = try NoticeListing(reader)
    attempt = try reader.integer("attempt")
    basis = try DecisionBasis.ifPresent(reader)
  }
}

/// The gateway is being asked: from here on nobody knows, until it has answered.
public struct DebitSent: FactBody {
  public static let kind = "money.debit-sent"

  public let debit: String
  public let at: Moment

  public init(debit: String, at: Moment) {
    self.debit = debit
    self.at = at
  }

  public func write(into json: inout JSONWriter) {
    json.string("debit", debit)
    json.moment("at", at)
  }

  public init(_ reader: FactReader) throws(FactError) {
    debit = try reader.string("debit")
    at = try reader.moment("at")
  }
}

/// What came of a debit.
public struct DebitAnswered: FactBody {
  public static let kind = "money.debit-answered"

  public enum Answer: String, Sendable {
    case taken, pending, declined
    /// Certainly nothing was asked for.
    case notSent = "not-sent"
    case unknown
    /// It was planned, and is not to be taken any more.
    case dropped
  }

  public let debit: String
  public let answer: Answer
  /// What the gateway calls the payment.
  public let payment: String?
  /// What a refusal is about, and what to do about it; nil unless it was declined.
  public let category: DeclineCategory?
  public let advice: DeclineAdvice?
  /// The gateway's own codes, each as `decline_code insufficient_funds`.
  public let codes: [String]

  public init(
    debit: String, answer: Answer, payment: String? = nil, category: DeclineCategory? = nil,
    advice: DeclineAdvice? = nil, codes: [String] = []
  ) {
    self.debit = debit
    self.answer = answer
    self.payment = payment
    self.category = category
    self.advice = advice
    self.codes = codes
  }

  public func write(into json: inout JSONWriter) {
    json.string("debit", debit)
    json.string("answer", answer.rawValue)
    json.string("payment", ifPresent: payment)
    json.string("category", ifPresent: category?.rawValue)
    json.string("advice", ifPresent: advice?.rawValue)
    if !codes.isEmpty { json.strings("codes", codes) }
  }

  public init(_ reader: FactReader) throws(FactError) {
    debit = try reader.string("debit")
    answer = try reader.word("answer")
    payment = reader.value["payment"]?.string
    category = try reader.wordIfPresent("category")
    advice = try reader.wordIfPresent("advice")
    codes = try reader.strings("codes")
  }
}
