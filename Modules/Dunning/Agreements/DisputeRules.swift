public import Receivables

/// The reasons for which customers dispute or keep back an amount, and how soon each is answered.
public struct DisputeRules: Sendable, Hashable {
  /// One of them.
  public struct Reason: Sendable, Hashable {
    public let code: String
    /// In business days of the policy's calendar.
    public let respondWithinDays: Int

    public init(code: String, respondWithinDays: Int) {
      self.code = code
      self.respondWithinDays = respondWithinDays
    }
  }

  /// Empty: any reason, without a day to answer by.
  public var reasons: [Reason]

  public init(reasons: [Reason] = []) {
    self.reasons = reasons
  }

  /// What everybody meets sooner or later.
  public static let standard = DisputeRules(
    reasons: [
      Reason(code: "pricing", respondWithinDays: 5),
      Reason(code: "quantity", respondWithinDays: 5),
      Reason(code: "damaged", respondWithinDays: 5),
      Reason(code: "not-delivered", respondWithinDays: 5),
      Reason(code: "quality", respondWithinDays: 10),
      Reason(code: "wrong-customer", respondWithinDays: 3),
      Reason(code: "paid-already", respondWithinDays: 3),
      Reason(code: "unearned-discount", respondWithinDays: 5),
      Reason(code: "other", respondWithinDays: 10),
    ])

  public func reason(_ code: String) -> Reason? { reasons.first { $0.code == code } }

  /// The day by which a dispute of a day is to be answered.
  public func respondBy(_ code: String, from day: Day, _ calendar: BusinessCalendar) -> Day? {
    reason(code).map { calendar.adding(businessDays: $0.respondWithinDays, to: day) }
  }

  func write(into json: inout JSONWriter) {
    json.array("reasons") { list in
      for reason in reasons {
        list.object { row in
          row.string("code", reason.code)
          row.integer("within", reason.respondWithinDays)
        }
      }
    }
  }

  init(_ reader: FactReader) throws(FactError) {
    var reasons: [Reason] = []
    for value in try reader.list("reasons") {
      let row = FactReader(value)
      reasons.append(
        Reason(code: try row.string("code"), respondWithinDays: try row.integer("within")))
    }
    self.init(reasons: reasons)
  }
}
