/// Why a customer must not be chased.
public enum StopReason: String, Sendable, Hashable, CaseIterable {
  case bankruptcy
  case legalRepresentation = "legal-representation"
  case doNotContact = "do-not-contact"
  case deceased
  case moratorium
  /// A person asked to wait; the mildest of them.
  case hold
}

/// From a day on, and perhaps until one, nothing is sent to the customer.
public struct StopSet: FactBody {
  public static let kind = "contact.stop-set"

  public let reason: StopReason
  public let from: Day
  /// The last day of the stop; nil until it is lifted.
  public let until: Day?

  public init(reason: StopReason, from: Day, until: Day?) {
    self.reason = reason
    self.from = from
    self.until = until
  }

  public func covers(_ day: Day) -> Bool {
    from <= day && until.map { day <= $0 } ?? true
  }

  public func write(into json: inout JSONWriter) {
    json.string("reason", reason.rawValue)
    json.day("from", from)
    if let until { json.day("until", until) }
  }

  public init(_ reader: FactReader) throws(FactError) {
    guard let reason = StopReason(rawValue: try reader.string("reason")) else {
      throw .wrong("reason")
    }
    self.reason = reason
    from = try reader.day("from")
    until = try reader.dayIfPresent("until")
  }
}

/// A stop ends: from this day on the customer may be written to again.
public struct StopLifted: FactBody {
  public static let kind = "contact.stop-lifted"

  public let reason: StopReason
  public let from: Day

  public init(reason: StopReason, from: Day) {
    self.reason = reason
    self.from = from
  }

  public func write(into json: inout JSONWriter) {
    json.string("reason", reason.rawValue)
    json.day("from", from)
  }

  public init(_ reader: FactReader) throws(FactError) {
    guard let reason = StopReason(rawValue: try reader.string("reason")) else {
      throw .wrong("reason")
    }
    self.reason = reason
    from = try reader.day("from")
  }
}
