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
  public struct Period: Hashable, Sendable {
    /// Of the month, also of the quarter that it begins.
    public let number: StatementNumber
    public let day: Day
  }

  public var every: Every
  /// From 1 to 28, so that every month has it; of a quarter, the one of its first month.
  public var dayOfMonth: Int
  public var channel: String
  public var lists: Lists
  /// So many days after its day a statement that is asked for is to be paid; nil: none is.
  public var dueDays: Int?

  public init(
    every: Every, dayOfMonth: Int = 1, channel: String = "email", lists: Lists = .open,
    dueDays: Int? = nil
  ) {
    self.every = every
    self.dayOfMonth = dayOfMonth
    self.channel = channel
    self.lists = lists
    self.dueDays = dueDays
  }

  /// So many days a statement that was missed can still be sent; then the next one is near enough, unless
  /// something falls due by it.
  static let windowDays = 7

  /// Whether a statement that nothing waits for can still be sent on a day.
  func isOpen(_ period: Period, on day: Day) -> Bool {
    day.days(since: period.day) < StatementSchedule.windowDays
  }

  /// The statement of a day; nil where it is none's.
  public func period(at day: Day) -> Period? {
    isDay(day) ? Period(number: StatementNumber(of: day), day: day) : nil
  }

  /// The statement of a number, whose month has one in any case.
  public func period(_ number: StatementNumber) -> Period {
    Period(
      number: number,
      day: Day(year: number.period / 100, month: number.period % 100, day: dayOfMonth)
        ?? .distantPast)
  }

  /// The first statement on a day or later.
  func first(from day: Day) -> Period? {
    // A quarter and a month ahead there is one in any case.
    (0...124).lazy.compactMap { period(at: day.adding(days: $0)) }.first
  }

  /// The next day on which statements are due.
  func nextDay(after day: Day) -> Day? {
    first(from: day.adding(days: 1))?.day
  }

  /// The day from which a statement of everything begins: behind that of the one before, which
  /// listed its own day.
  public func beginning(of day: Day) -> Day? {
    latest(until: day).flatMap { latest(until: $0.day.adding(days: -1)) }?.day.adding(days: 1)
  }

  /// The last statement whose day has come.
  func latest(until day: Day) -> Period? {
    (0...124).lazy.compactMap { period(at: day.adding(days: -$0)) }.first
  }

  private func isDay(_ day: Day) -> Bool {
    day.dayOfMonth == dayOfMonth && (every == .month || day.month % 3 == 1)
  }

  func write(into json: inout JSONWriter) {
    json.string("every", every.rawValue)
    json.integer("day", dayOfMonth)
    json.string("channel", channel)
    json.string("lists", lists.rawValue)
    if let dueDays { json.integer("due", dueDays) }
  }

  init(_ reader: FactReader) throws(FactError) {
    guard let every = Every(rawValue: try reader.string("every")) else { throw .wrong("every") }
    guard let lists = Lists(rawValue: try reader.string("lists")) else { throw .wrong("lists") }
    self.init(
      every: every, dayOfMonth: try reader.integer("day"),
      channel: try reader.string("channel"), lists: lists,
      dueDays: try reader.integerIfPresent("due"))
  }
}

extension StatementNumber {
  /// That of the statement of a day.
  fileprivate init(of day: Day) {
    self.init(period: day.year * 100 + day.month)
  }
}
