public import Receivables

/// What to do about what is owed: one ladder, and the rules around it.
public struct Policy: Sendable, Hashable {
  /// What happens to rungs that were reached on days without a run.
  public enum CatchUp: Sendable, Hashable {
    /// The highest rung reached acts, those below are passed over.
    case latest
    /// Every rung acts, one each run day, in order.
    case each
    /// As ``latest``, without rungs that were reached more than so many days ago.
    case skipOlderThan(days: Int)
  }

  /// Whether money that waits on the account is set against what is chased.
  public enum Unapplied: String, Sendable {
    case net, ignore
  }

  public var name: String
  public var calendar: BusinessCalendar
  public var catchUp: CatchUp
  /// At least so many days lie between two notices of an account.
  public var leastGapDays: Int
  /// Less than this is not chased.
  public var minimum: Threshold
  /// An item with no more than this open is as good as paid.
  public var tolerance: Threshold
  public var unapplied: Unapplied
  /// Nil: at any hour.
  public var contactHours: ContactHours?
  /// From the mildest rung to the last.
  public var ladder: [Rung]

  public init(
    name: String, calendar: BusinessCalendar, catchUp: CatchUp, leastGapDays: Int,
    minimum: Threshold, tolerance: Threshold, unapplied: Unapplied, contactHours: ContactHours?,
    ladder: [Rung]
  ) {
    self.name = name
    self.calendar = calendar
    self.catchUp = catchUp
    self.leastGapDays = leastGapDays
    self.minimum = minimum
    self.tolerance = tolerance
    self.unapplied = unapplied
    self.contactHours = contactHours
    self.ladder = ladder
  }

  /// One notice a day is the least gap of all, whatever the policy says.
  var daysBetweenNotices: Int { max(1, leastGapDays) }

  public func rung(_ name: String) -> Rung? {
    ladder.first { $0.name == name }
  }
}

/// An amount that a policy names once for all currencies, or for some by themselves.
public struct Threshold: Sendable, Hashable {
  /// In units of whichever currency it is held against; cut to its decimals.
  public let general: DecimalAmount
  /// In minor units.
  public let byCurrency: [Currency: Int64]

  public init(
    general: DecimalAmount = DecimalAmount(unscaled: 0, scale: 0),
    byCurrency: [Currency: Int64] = [:]
  ) {
    self.general = general
    self.byCurrency = byCurrency
  }

  public func minorUnits(in currency: Currency) -> Int64 {
    if let own = byCurrency[currency] { return own }
    var value = general.unscaled
    for _ in currency.decimals..<max(general.scale, currency.decimals) { value /= 10 }
    for _ in general.scale..<max(general.scale, currency.decimals) { value *= 10 }
    return value
  }
}

/// The hours of the day in which a customer may be written to, by the customer's own clock.
public struct ContactHours: Sendable, Hashable {
  /// Minutes after midnight.
  public let from: Int
  /// Minutes after midnight; nothing is sent from then on.
  public let until: Int

  /// Nil unless the hours begin before they end, within one day.
  public init?(from: Int, until: Int) {
    guard (0..<1440).contains(from), (1...1440).contains(until), from < until else { return nil }
    self.from = from
    self.until = until
  }
}
