public import Dunning
public import Receivables
import ReceivablesPorts

/// What was decided about an invoice or a customer on a day, and every rule that spoke.
public struct WhyAnswer: Sendable, Equatable {
  /// What the answer rests on.
  public enum Basis: String, Sendable {
    /// A decision that acted is in the book; it was made again and gave the same trace.
    case recorded
    /// Nothing was stored; decided again as known when that day's run ended.
    case replayed
    /// There was no run on the day.
    case noRun = "no-run"
    /// The day has not been run yet; decided as things stand.
    case forecast
  }

  public let subject: Subject
  public let on: Day
  public let basis: Basis
  /// The strongest act of the day: `notice`, `hold`, `task` or `nothing`.
  public let decision: String
  public let acts: [String]
  /// That of the notice; where none was decided, that of what was done inside the house.
  public let rung: String?
  /// What the notice is about where it is no step of a ladder, as `returned` or `charges-alone`.
  public let about: String?
  public let trace: [TraceLine]
  /// The next day on which something can happen without a new entry; nil where there is none.
  public let nextAttention: Day?
  /// What has come of it since, and was not known to it.
  public let since: [String]
  /// The engine that decided, where it is not this program's: what was stored is told.
  public var earlierEngine: String?
}

/// Answers why, and why not.
public struct Why: Sendable {
  /// A decision that can be made again: the account as it was, and under which policy.
  private struct Scene {
    let basis: WhyAnswer.Basis
    let account: Account
    let policy: Policy
    /// The decision's own entries, posted on top to tell what comes next.
    var recorded: [RecordedAct] = []
    /// By which rules the day was decided.
    var engine = Decision.engine
  }

  private let installation: Installation

  public init(_ installation: Installation) {
    self.installation = installation
  }

  /// - Parameter day: nil is the day of the last run, or today in a book that was never run.
  /// - Throws: ``RunError``; ``BookError/damaged(_:)`` where a recorded decision comes out different.
  public func ask(_ subject: Subject, on day: Day?, today: Day) async throws -> WhyAnswer {
    let history = try await installation.history()
    let day = day ?? history.lastRunDay ?? today
    let scene = try await scene(subject, day, history)
    if scene.engine != Decision.engine { return try await stored(scene, subject, on: day) }
    let decision = decide(scene.account, by: scene.policy, on: day)
    try check(decision, against: scene.recorded, subject.account)
    let acts = scene.basis == .noRun ? [] : decision.calls
    let measures = scene.basis == .noRun ? [] : decision.measures
    let outcomes = scene.basis == .noRun ? [] : decision.outcomes
    var after = scene.account
    for act in scene.recorded { try after.post(act.fact, on: day) }
    var trace = decision.trace
    if scene.basis == .noRun {
      trace = Trace()
      trace.note(TraceLine(.account, .run, .notMet, "no run was made on \(day)"))
      for line in decision.trace.lines { trace.note(line) }
    }
    let next = attention(of: after, by: scene.policy, after: day)
    let debits = scene.basis == .noRun ? [] : decision.debits
    let since =
      scene.basis == .recorded
      ? try await Aftermath(installation.store).words(for: acts.map(\.id), of: subject.account) : []
    return answer(subject, day, scene, (acts, measures, outcomes, debits), trace, next, since)
  }

  private func answer(
    _ subject: Subject, _ day: Day, _ scene: Scene,
    _ acts: (
      calls: [NoticeCall], measures: [MeasureCall], outcomes: [Outcome], debits: [DebitCall]
    ), _ trace: Trace, _ next: Day?, _ since: [String]
  ) -> WhyAnswer {
    var concerning = acts.calls
    var outcomes = acts.outcomes
    var measures = acts.measures
    var debits = acts.debits
    var lines = trace.lines
    var nextDay = next
    var rung: String?
    if case .invoice(let number, _) = subject {
      let items = scene.account.items(ofInvoice: number)
      let ids = Set(items.map(\.id))
      concerning.removeAll { ids.isDisjoint(with: $0.listing.items) }
      measures.removeAll { ids.isDisjoint(with: $0.triggers.map(\.item)) }
      outcomes.removeAll { !$0.concerns(ids, scene.account) }
      debits.removeAll { ids.isDisjoint(with: $0.listing.items) }
      lines = lines.filter { concerns($0, items) } + state(of: items, number, day)
      if items.allSatisfy({ $0.settled <= day }) { nextDay = nil }
      let own = concerning.flatMap(\.triggers).last {
        ids.contains($0.item) && Trigger.subject(of: [$0]) == nil
      }
      rung = own?.rung ?? concerning.first?.rung ?? measures.first?.rung
    } else {
      rung =
        highest(concerning.map(\.rung), scene.policy) ?? highest(measures.map(\.rung), scene.policy)
    }
    let names =
      concerning.map { _ in "notice" } + debits.map { _ in "debit" }
      + measures.map(\.act.rawValue) + outcomes.map(\.name)
    return WhyAnswer(
      subject: subject, on: day, basis: scene.basis,
      decision: names.first ?? "nothing", acts: names, rung: rung,
      about: concerning.lazy.compactMap { Trigger.subject(of: $0.triggers) }.first, trace: lines,
      nextAttention: nextDay, since: since)
  }

  private func highest(_ rungs: [String], _ policy: Policy) -> String? {
    let order = Dictionary(
      policy.ladders.flatMap { $0.rungs.enumerated().map { ($1.name, $0) } },
      uniquingKeysWith: { first, _ in first })
    return rungs.max { order[$0, default: 0] < order[$1, default: 0] }
  }

  private func concerns(_ line: TraceLine, _ items: [Item]) -> Bool {
    switch line.subject {
    case .account: true
    case .currency(let currency): items.contains { $0.currency == currency }
    case .item(let id): items.contains { $0.id == id }
    }
  }

  /// What a decision leaves out: items that are settled, and invoices that were not known.
  private func state(of items: [Item], _ number: String, _ day: Day) -> [TraceLine] {
    if items.isEmpty {
      return [TraceLine(.account, .open, .notMet, "invoice \(number) was not in the book then")]
    }
    return items.filter { $0.settled <= day }.map { item in
      TraceLine(.item(item.id), .open, .notMet, "nothing is open since \(item.settled)")
    }
  }

  // MARK: Setting the scene

  private func scene(
    _ subject: Subject, _ day: Day, _ history: BookHistory
  ) async throws -> Scene {
    if let recorded = try await recordedScene(subject, day, history) { return recorded }
    if let run = history.lastRun(on: day), let ended = run.ended {
      return Scene(
        basis: .replayed, account: try await replay(subject, .recorded(ended)),
        policy: try history.policy(run.policy), engine: run.engine)
    }
    guard let last = history.lastRunDay, day <= last else {
      let policy = try await PolicyDesk(installation).forRehearsal()
      return Scene(
        basis: .forecast, account: try await replay(subject, .everything), policy: policy)
    }
    let before = history.runs.last { $0.day < day && $0.ended != nil }
    let first = before ?? history.runs.first
    let known = before?.ended ?? first?.begun ?? .distantPast
    guard let policy = first?.policy else {
      throw BookError.damaged("the book has a run day without a run")
    }
    return Scene(
      basis: .noRun, account: try await replay(subject, .recorded(known)),
      policy: try history.policy(policy))
  }

  private func replay(_ subject: Subject, _ limit: AccountReplay.Limit) async throws -> Account {
    try await AccountReplay(subject.account, in: installation.store, upTo: limit).account
  }

  /// The last decision of the day that acted and, where there are several, the one that lists the
  /// invoice.
  private func recordedScene(
    _ subject: Subject, _ day: Day, _ history: BookHistory
  ) async throws -> Scene? {
    let plans = try await plans(of: subject.account, on: day)
    var chosen = plans.last
    if case .invoice(let number, _) = subject {
      chosen =
        plans.last { plan in plan.items.contains { $0.document == number } } ?? chosen
    }
    guard let basis = chosen?.basis else { return nil }
    let account = try await replay(subject, .version(basis.version))
    return Scene(
      basis: .recorded, account: account, policy: try history.policy(basis.policy),
      recorded: plans.filter { $0.basis == basis }, engine: basis.engine)
  }

  /// What was decided for the account on a day, without reading what the day says nothing of.
  private func plans(of account: AccountID, on day: Day) async throws -> [RecordedAct] {
    let mark = Array("\"day\":\"\(day)\"".utf8)
    var plans: [RecordedAct] = []
    for try await entry in installation.store.chain(of: account)
    where entry.bytes.holds(mark) {
      let content = try EntryContent(parsing: entry.bytes)
      if content.day == day, let act = RecordedAct(content.fact) { plans.append(act) }
    }
    return plans
  }

  // MARK: What an earlier engine decided

  /// What was stored of a decision that this program would make by other rules: told as it stands, and
  /// not made again.
  private func stored(
    _ scene: Scene, _ subject: Subject, on day: Day
  ) async throws -> WhyAnswer {
    var acts = scene.recorded
    if case .invoice(let number, _) = subject {
      acts.removeAll { act in
        !act.items.isEmpty && !act.items.contains { $0.document == number }
      }
    }
    var after = scene.account
    for act in scene.recorded { try after.post(act.fact, on: day) }
    var trace = Trace()
    trace.note(
      TraceLine(
        .account, .engine, .allows,
        "decided by engine \(scene.engine); this program has engine \(Decision.engine): what was stored"
          + " is told, and cannot be decided again"))
    for act in acts { trace.note(TraceLine(.account, .engine, .allows, act.words)) }
    let notices = acts.compactMap(\.notice)
    return WhyAnswer(
      subject: subject, on: day, basis: scene.basis, decision: acts.first?.name ?? "nothing",
      acts: acts.map(\.name),
      rung: highest(acts.filter { $0.notice != nil }.compactMap(\.rung), scene.policy)
        ?? highest(acts.compactMap(\.rung), scene.policy),
      about: acts.lazy.compactMap(\.about).first, trace: trace.lines,
      nextAttention: attention(of: after, by: scene.policy, after: day),
      since: try await Aftermath(installation.store).words(for: notices, of: subject.account),
      earlierEngine: scene.engine)
  }

  private func check(
    _ decision: Decision, against recorded: [RecordedAct], _ account: AccountID
  ) throws {
    guard let basis = recorded.first?.basis else { return }
    guard decision.trace.digest == basis.digest else {
      throw BookError.damaged(
        "the decision about \(account) on \(decision.day) comes out different from the one that"
          + " is recorded; run `dunwell verify`")
    }
  }
}
