public import Receivables

/// An account's story on one line of time: what is drawn of it, and what the drawing says in numbers.
public struct AccountTimeline: Sendable, Equatable {
  /// An invoice, or an instalment of one, from issue to paid.
  public struct Bar: Sendable, Equatable {
    public let item: ItemID
    public let amount: Money
    public let issued: Day
    public let due: Day
    /// The day from which nothing was open; nil while something is.
    public let closed: Day?
    /// What is open on the last day of the line.
    public let open: Money

    /// The day up to which the bar goes.
    public func end(by last: Day) -> Day { closed ?? max(last, issued) }

    /// The days on which it was overdue and open; nil where it never was.
    public func overdue(by last: Day) -> ClosedRange<Day>? {
      let end = end(by: last)
      return end > due ? max(due, issued)...end : nil
    }

    /// Days between due and closed, or the last day; 0 where it was never overdue.
    public func daysOverdue(by last: Day) -> Int { max(0, end(by: last).days(since: due)) }
  }

  /// A notice that was sent, or may have been.
  public struct Mark: Sendable, Equatable {
    public let day: Day
    public let rung: String
    public let notice: String
    public let amount: Money
  }

  public struct Payment: Sendable, Equatable {
    public let day: Day
    public let payment: String
    public let amount: Money
  }

  /// Days on which nothing was sent to the customer.
  public struct Band: Sendable, Equatable {
    public let from: Day
    public let to: Day
    public let reason: StopReason
  }

  public let account: AccountID
  public let from: Day
  public let to: Day
  /// By (issue day, due day, item).
  public private(set) var bars: [Bar] = []
  /// Invoices of these days that are not drawn: the earlier ones of too many.
  public private(set) var leftOut = 0
  /// By day.
  public private(set) var marks: [Mark] = []
  public private(set) var payments: [Payment] = []
  public private(set) var bands: [Band] = []

  /// More lines than these fit on no screen; the latest invoices are drawn.
  public static let mostBars = 24

  /// - Parameters:
  ///   - first: nil begins with the first of the invoices that are drawn.
  ///   - last: what happened later is left out.
  public init(_ story: AccountStory, from first: Day?, through last: Day) {
    account = story.account.id
    let known = AccountTimeline.bars(story.account, through: last)
    let within = known.filter { $0.end(by: last) >= first ?? .distantPast }
    let drawn = within.suffix(AccountTimeline.mostBars)
    let events = story.events(through: last)
    let begin = first ?? AccountTimeline.beginning(drawn.map(\.issued), events) ?? last
    from = min(begin, last)
    to = last
    bars = Array(drawn)
    leftOut = within.count - drawn.count
    for event in events where event.day >= from { take(event) }
    bands = story.account.standing.stops.compactMap { stop in
      let to = min(stop.until ?? last, last)
      guard stop.from <= last, to >= begin else { return nil }
      return Band(from: max(stop.from, begin), to: to, reason: stop.reason)
    }.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
  }

  public var isEmpty: Bool {
    bars.isEmpty && marks.isEmpty && payments.isEmpty && bands.isEmpty
  }

  /// Rungs in the order in which they were first reached.
  public var rungs: [String] {
    var seen: Set<String> = []
    return marks.map(\.rung).filter { seen.insert($0).inserted }
  }

  private mutating func take(_ event: StoryEvent) {
    switch event.what {
    case .noticePlanned(let notice) where notice.wasSent:
      marks.append(
        Mark(
          day: event.day, rung: notice.rung, notice: notice.id, amount: notice.listing.amount))
    case .paymentReceived(let payment, let amount, _):
      payments.append(Payment(day: event.day, payment: payment, amount: amount))
    default: break
    }
  }

  private static func bars(_ account: Account, through last: Day) -> [Bar] {
    account.items.values.filter { $0.id.kind == .invoice && $0.issued <= last }.map { item in
      let known = item.movements.filter { $0.day <= last }
      let open = item.open(on: last)
      let closed = open == 0 ? known.map(\.day).max() : nil
      return Bar(
        item: item.id,
        amount: Money(minorUnits: item.movements.first?.minorUnits ?? 0, item.currency),
        issued: item.issued, due: item.due, closed: closed,
        open: Money(minorUnits: open, item.currency))
    }.sorted { ($0.issued, $0.due, $0.item) < ($1.issued, $1.due, $1.item) }
  }

  /// Without invoices the first thing that has a day of its own.
  private static func beginning(_ issued: [Day], _ events: [StoryEvent]) -> Day? {
    issued.min() ?? events.first { $0.day > BookHistory.beginning }?.day
  }
}
