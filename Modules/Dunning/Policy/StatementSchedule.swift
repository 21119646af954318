public import Receivables

/// When customers get a statement of account without asking, and what is on it.
public struct StatementSchedule: Sendable, Hashable {
  public enum Every: String, Sendable, CaseIterable {
    case month, quarter
  }

  public enum Lists: String, Sendable, CaseIterable {
    /// What is open, item by item.
    case open
    /// Everything that moved since the statement before, with the balance.
    case all
  }

  /// One statement's day.
  struct Period {
    /// 202603 for March 2026, also of the quarter that it begins.
    let number: Int
    let day: Day
  }

  public var every: Every
  /// From 1 to 28, so that every month has it; of a quarter, the one of its first month.
  public var dayOfMonth: Int
  public var channel: String
  public var lists: Lists

  public init(
    every: Every, dayOfMonth: Int = 1, channel: String = "email", lists: Lists = .open
  ) {
    self.every = every
    self.dayOfMonth = dayOfMonth
    self.channel = channel
    self.lists = lists
  }

  /// So many days a statement that was missed can still be sent; then the next one is near enough.
  static let windowDays = 7

  /// The period whose statement can be sent on a day; nil where its window is past.
  func period(on day: Day) -> Period? {
    guard let period = latest(until: day) else { return nil }
    return day.days(since: period.day) < StatementSchedule.windowDays ? period : nil
  }

  /// The next day on which statements are due.
  func nextDay(after day: Day) -> Day? {
    // A quarter and a month ahead there is one in any case.
    (1...124).lazy.map { day.adding(days: $0) }.first { isDay($0) }
  }

  /// The day from which a statement of everything begins: behind that of the one before, which
  /// listed its own day.
  public func beginning(of day: Day) -> Day? {
    latest(until: day).flatMap { latest(until: $0.day.adding(days: -1)) }?.day.adding(days: 1)
  }

  private func latest(until day: Day) -> Period? {
    (0...124).lazy.map { day.adding(days: -$0) }.first { isDay($0) }
      .map { Period(number: $0.year * 100 + $0.month, day: $0) }
  }

  private func isDay(_ day: Day) -> Bool {
    day.dayOfMonth == dayOfMonth && (every == .month || day.month % 3 == 1)
  }

  func write(into json: inout JSONWriter) {
    json.string("every", every.rawValue)
    json.integer("day", dayOfMonth)
    json.string("channel", channel)
    json.string("lists", lists.rawValue)
  }

  init(_ reader: FactReader) throws(FactError) {
    guard let every = Every(rawValue: try reader.string("every")) else { throw .wrong("every") }
    guard let lists = Lists(rawValue: try reader.string("lists")) else { throw .wrong("lists") }
    self.init(
      every: every, dayOfMonth: try reader.integer("day"),
      channel: try reader.string("channel"), lists: lists)
  }
}
