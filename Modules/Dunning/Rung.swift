import Receivables

/// One step of a ladder: when an item reaches it, and what is sent then.
public struct Rung: Sendable, Hashable {
  /// What the days of a rung are counted from.
  public enum Anchor: String, Sendable {
    case due, issued
    /// The day on which the rung before it acted.
    case previous
  }

  /// Its name is what acted, for ever; a renamed rung is a new one.
  public let name: String
  /// Days after the anchor; below zero before it.
  public let days: Int
  /// Whether the days are business days of the policy's calendar.
  public let inBusinessDays: Bool
  public let anchor: Anchor
  public let channel: String
  public let template: String

  public init(
    name: String, days: Int, inBusinessDays: Bool, anchor: Anchor, channel: String,
    template: String
  ) {
    self.name = name
    self.days = days
    self.inBusinessDays = inBusinessDays
    self.anchor = anchor
    self.channel = channel
    self.template = template
  }

  /// A reminder before the due date has nothing to say after it.
  var endsOnDueDay: Bool { anchor == .due && days < 0 }

  func day(from anchorDay: Day, _ calendar: BusinessCalendar) -> Day {
    inBusinessDays
      ? calendar.adding(businessDays: days, to: anchorDay) : anchorDay.adding(days: days)
  }
}
