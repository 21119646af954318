public import Receivables

/// What to do about what is owed: ladders, who is chased by which, and the rules around them.
public struct Policy: Sendable, Hashable {
  /// What happens to rungs that were reached on days without a run.
  public enum CatchUp: Sendable, Hashable {
    /// The next notice above what was delivered acts; tasks and holds below it are passed over.
    case latest
    /// Every rung acts, one each run day, in order.
    case each
    /// As ``latest``, where a rung was reached no more than so many days ago.
    case skipOlderThan(days: Int)
    /// The highest rung reached acts at once, those below are passed over.
    case jump
  }

  /// What follows when the last rung was delivered and the day that it named has passed.
  public enum AfterLast: String, Sendable, CaseIterable {
    /// Somebody is asked to look at it.
    case task
    /// Somebody is asked to hand it over.
    case handoff
    case nothing
  }

  /// What a notice lists beside what it asks for.
  public enum Lists: String, Sendable, CaseIterable {
    case asked
    /// What is not due yet as well, in a table of its own.
    case all
  }

  /// What a customer is asked to pay.
  public enum AsksBy: String, Sendable, CaseIterable {
    /// Each invoice by its own day.
    case invoice
    /// Each statement, as one sum by one day.
    case statement
  }

  /// By which reading of its words a policy is meant.
  public enum Edition: Int, Sendable {
    /// Before there were dunning levels: ``CatchUp/latest`` meant ``CatchUp/jump``, and nothing
    /// followed the last rung.
    case first = 1
    case levels = 2
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
  /// The first one holds where no segment says otherwise.
  public var ladders: [Ladder]
  /// Tried in order.
  public var segments: [Segment]
  /// Nil: statements only when somebody asks for one.
  public var statements: StatementSchedule?
  /// What is asked for where no segment says otherwise; by statement only as ``statements`` says by when
  /// one is to be paid.
  public var asksBy = AsksBy.invoice
  /// Nil: nobody is thanked for paying.
  public var thanks: Thanks?
  /// Nil: as ``PromiseRules`` are by themselves; so with those that follow.
  public var promises: PromiseRules?
  public var plans: PlanRules?
  public var settlements: SettlementRules?
  public var disputes: DisputeRules?
  /// Whether a run applies money that waits.
  public var waitingMoney = WaitingMoney.waits
  /// What money settles first of an invoice and its charges; nil: what was invoiced.
  public var order: SettlingOrder?
  /// So many days after its last day a discount can still be earned, as money takes its time.
  public var discountGraceDays = 0
  /// An invoice that was paid but for no more than this is written off; nil: never.
  public var shortPayment: Threshold?
  /// What is left of charges alone, asked for once and not paid, is a task above this; nil: never.
  public var chargesAlone: Threshold?
  /// How writing off goes, and what is set aside for what may never come.
  public var losses: LossRules?
  /// Nil: being late costs nothing.
  public var charges: ChargeRules?
  /// Nil: nobody looks at how long claims can be enforced.
  public var limitation: LimitationWatch?
  /// Nil: as ``AutopayRules`` are by themselves.
  public var autopay: AutopayRules?
  /// Whether less than all may be paid on a gateway's page.
  public var takesParts = false
  public var edition = Edition.levels
  /// So many days after the last dunning notice one that is no harsher may go.
  public var rhythmDays = 10
  /// So many business days after the day that a notice named money may still arrive that was sent in
  /// time.
  public var bankDays = 2
  public var afterLast = AfterLast.task
  /// So many days after it the last rung is sent once more; nil: never.
  public var repeatLastDays: Int?
  public var lists = Lists.asked

  public init(
    name: String, calendar: BusinessCalendar, catchUp: CatchUp, leastGapDays: Int,
    minimum: Threshold, tolerance: Threshold, unapplied: Unapplied, contactHours: ContactHours?,
    ladders: [Ladder], segments: [Segment] = [], statements: StatementSchedule? = nil,
    thanks: Thanks? = nil
  ) {
    self.name = name
    self.calendar = calendar
    self.catchUp = catchUp
    self.leastGapDays = leastGapDays
    self.minimum = minimum
    self.tolerance = tolerance
    self.unapplied = unapplied
    self.contactHours = contactHours
    self.ladders = ladders
    self.segments = segments
    self.statements = statements
    self.thanks = thanks
  }

  /// A policy of one ladder for everybody.
  public init(
    name: String, calendar: BusinessCalendar, catchUp: CatchUp, leastGapDays: Int,
    minimum: Threshold, tolerance: Threshold, unapplied: Unapplied, contactHours: ContactHours?,
    ladder: [Rung]
  ) {
    self.init(
      name: name, calendar: calendar, catchUp: catchUp, leastGapDays: leastGapDays,
      minimum: minimum, tolerance: tolerance, unapplied: unapplied, contactHours: contactHours,
      ladders: [Ladder(name: Ladder.standard, rungs: ladder)])
  }

  /// The rungs of the first ladder.
  public var ladder: [Rung] {
    get { ladders.first?.rungs ?? [] }
    set {
      ladders =
        [Ladder(name: ladders.first?.name ?? Ladder.standard, rungs: newValue)]
        + ladders.dropFirst()
    }
  }

  /// What becomes of money that nobody said an invoice for.
  public enum WaitingMoney: String, Sendable, CaseIterable {
    case waits
    case oldestFirst = "oldest-first"
  }

  /// What money settles first of an invoice and its charges.
  public enum SettlingOrder: String, Sendable, CaseIterable {
    case costsFirst = "costs-first"
    case principalFirst = "principal-first"
    /// As the law of the customer's late charges has it.
    case law
  }

  /// What money settles first for a customer.
  public func allocationOrder(for party: Party?) -> LateChargeLaw.Order {
    switch order {
    case .costsFirst: .costsFirst
    case .principalFirst, nil: .principalFirst
    case .law: charges?.law(for: party)?.order ?? .principalFirst
    }
  }

  /// Whether any customer is asked by statement.
  var asksByStatement: Bool {
    asksBy == .statement || segments.contains { $0.asksBy == .statement }
  }

  public var promiseRules: PromiseRules { promises ?? PromiseRules() }
  public var planRules: PlanRules { plans ?? PlanRules() }
  public var settlementRules: SettlementRules { settlements ?? SettlementRules() }
  public var autopayRules: AutopayRules { autopay ?? AutopayRules() }
  public var disputeRules: DisputeRules { disputes ?? .standard }

  public func ladder(named name: String) -> Ladder? {
    ladders.first { $0.name == name }
  }

  /// Every rung of every ladder, and what is sent about instalments.
  public var rungs: [Rung] { ladders.flatMap(\.rungs) + (plans?.reminders ?? []) }

  /// Every channel that something goes by, in the order of their names.
  public var channels: [String] {
    let courtesies = [statements?.channel, thanks?.channel].compactMap { $0 }
    return Set(rungs.flatMap(\.channels) + courtesies).sorted()
  }

  /// The day on which what a decision reads was live: thanks look back to what was paid lately.
  public func looksBack(from day: Day) -> Day {
    thanks.map { day.adding(days: -$0.withinDays) } ?? day
  }

  /// So many days after a notice of a rung it wants the money; nil where it names no day.
  ///
  /// The last notice of a ladder always names one, and so does that of a missed instalment: what follows
  /// begins with that day.
  public func payByDays(of rung: Rung) -> Int? {
    if let days = rung.newDueDays { return days }
    guard edition != .first else { return nil }
    if ladders.contains(where: { $0.lastNotice?.name == rung.name }) { return Policy.lastPayByDays }
    guard let plans, plans.reminders.contains(where: { $0.isDemand && $0.name == rung.name })
    else { return nil }
    // As long as the mildest demand gives.
    let mildest = ladders.first?.rungs.first(where: \.isDemand)
    return mildest?.newDueDays ?? Policy.lastPayByDays
  }

  /// The day by which a notice of a rung that leaves on a day wants the money; nil where it names none. No notice
  /// shortens the time that an earlier one gave.
  public func payBy(
    _ rung: Rung, to account: Account, in currency: Currency, leaving day: Day
  ) -> Day? {
    guard let own = payByDays(of: rung).map({ day.adding(days: $0) }) else { return nil }
    guard edition != .first else { return own }
    let given = account.standing.demands.all.filter { $0.currency == currency && $0.day < day }
    return max(own, given.compactMap(\.payBy).max() ?? own)
  }

  /// Of a last notice whose rung says nothing.
  static let lastPayByDays = 10

  /// The first day on which money that was sent by a day must have arrived.
  public func arrival(of day: Day) -> Day {
    calendar.adding(businessDays: bankDays, to: day)
  }

  /// Money of an account that waits and is set against what is asked for, in minor units: none where the
  /// policy leaves it alone.
  public func waiting(of account: Account, in currency: Currency, on day: Day) -> Int64 {
    unapplied == .net ? account.waiting(currency, on: day) : 0
  }

  /// What came to nothing is tried again when the distance between demands has passed: the day of that;
  /// nil where nothing has.
  func retryDay(of trigger: String, _ item: Item) -> Day? {
    item.acted.filter { $0.isVoid && $0.rung == trigger }.map(\.day).max()
      .map { $0.adding(days: max(1, rhythmDays)) }
  }

  /// The rung of that name; where several ladders have one, the first.
  public func rung(_ name: String) -> Rung? {
    rungs.first { $0.name == name }
  }

  /// One notice a day is the least gap of all, whatever the policy says.
  static func daysBetweenNotices(_ leastGapDays: Int) -> Int { max(1, leastGapDays) }
}
