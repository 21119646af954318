import Dunning
import Receivables
import ReceivablesPorts

/// Turns the decision about one account into the change that records it.
struct Planner {
  private let installation: Installation
  let policy: Policy
  private let policyHash: Hash
  private let orders: DailyRun.Orders
  private let author: Author

  init(
    _ installation: Installation, _ policy: Policy, _ orders: DailyRun.Orders, by author: Author
  ) {
    self.installation = installation
    self.policy = policy
    policyHash = policy.hash
    self.orders = orders
    self.author = author
  }

  /// Nil where neither a notice nor the attention day is to be written.
  func change(of decidable: OwnDays.Decidable, _ report: inout RunReport) -> AccountChange? {
    let record = decidable.record
    if let damage = record.damage {
      report.left.append(RunReport.Left(account: record.account.id, what: damage))
      return nil
    }
    let decision = Dunning.decide(record.account, by: policy, on: orders.day)
    countWithheld(decision, &report)
    var after = record.account
    var drafts = decidable.told
    var planned: [Notice] = []
    var measures: [MeasureTaken] = []
    var endings: [AgreementEnded] = []
    var charges: [ChargeBooked] = []
    do {
      for draft in self.drafts(decision, record.account) {
        let fact = draft.fact
        try after.post(fact, on: orders.day)
        drafts.append(draft)
        if case .noticePlanned(let plan) = fact, let notice = after.notices[plan.notice] {
          planned.append(notice)
        }
        if case .measureTaken(let measure) = fact { measures.append(measure) }
        if case .agreementEnded(let ended) = fact { endings.append(ended) }
        if case .chargeBooked(let charge) = fact { charges.append(charge) }
      }
    } catch {
      report.left.append(
        RunReport.Left(account: record.account.id, what: String(describing: error)))
      return nil
    }
    for notice in planned { report.count(notice) }
    for charge in charges { report.charges[.init(charge), default: 0] += charge.amount.minorUnits }
    for ended in endings { report.endings[.init(ended), default: 0] += 1 }
    for measure in measures { report.measures[.init(measure), default: 0] += 1 }
    // Whoever goes to the gateways finds the account by its day.
    let attention =
      Errands.areLeft(by: decision, after)
      ? orders.day : policy.attentionDay(of: after, after: orders.day)
    if drafts.isEmpty, attention == record.attention { return nil }
    return AccountChange(
      base: record.head, drafts: drafts, after: after, attention: attention)
  }

  private func drafts(_ decision: Decision, _ account: Account) -> [EntryDraft] {
    guard decision.acts else { return [] }
    let basis = DecisionBasis(
      version: decision.version, policy: policyHash, engine: Decision.engine,
      digest: decision.trace.digest)
    return decision.outcomes.map { draft($0.fact(basis), words: $0.taskWords) }
      + decision.measures.flatMap { measure($0, basis) }
      + decision.calls.map { draft(notice($0, basis, account)) }
      + decision.debits.map { draft($0.fact(basis)) }
  }

  private func draft(_ fact: Fact, words: String? = nil) -> EntryDraft {
    EntryDraft(
      day: orders.day, author: author, fact: fact,
      privateRecord: words.flatMap { installation.privateRecord([("words", $0)]) })
  }

  /// What is taken, and the task that somebody gets by it.
  private func measure(_ call: MeasureCall, _ basis: DecisionBasis) -> [EntryDraft] {
    let taken = draft(
      .measureTaken(
        MeasureTaken(
          measure: call.id, act: call.act, rung: call.rung, triggers: call.triggers,
          listing: call.listing, basis: basis)))
    guard let words = call.words else { return [taken] }
    let name = OpenTask.name(ofMeasure: call.id)
    let reason: TaskReason = call.rung == Trigger.unreached ? .unreached : .rung
    return [taken, draft(.taskRaised(TaskRaised(task: name, reason: reason)), words: words)]
  }

  private func notice(_ call: NoticeCall, _ basis: DecisionBasis, _ account: Account) -> Fact {
    .noticePlanned(
      NoticePlanned(
        notice: call.id, channel: call.channel, rung: call.rung, triggers: call.triggers,
        listing: call.listing, notBefore: notBefore(call, account),
        waitsForApproval: call.needsApproval, basis: basis))
  }

  /// The moment from which the customer's own clock allows it, where that is not now.
  private func notBefore(_ call: NoticeCall, _ account: Account) -> Moment? {
    let answer = Gate(account).answer(
      channel: call.channel, on: orders.day, at: orders.moment, hours: policy.contactHours,
      offset: offset(of: account))
    if case .notBefore(let moment) = answer { return moment }
    return nil
  }

  private func offset(of account: Account) -> (Moment) -> Int {
    let zone = account.standing.party.value(on: orders.day)?.timeZone
    return { installation.surroundings.offset(zone, $0) }
  }

  private func countWithheld(_ decision: Decision, _ report: inout RunReport) {
    for line in decision.trace.lines where line.outcome == .forbids || line.outcome == .waits {
      if case .item = line.subject { continue }
      report.withheld[line.rule.rawValue, default: 0] += 1
    }
  }
}

extension Dunning.Outcome {
  /// What a person is asked to do about it; nil where it asks nobody.
  fileprivate var taskWords: String? {
    guard case .limitationNears(let fact) = self else { return nil }
    return
      "\(fact.item.text) can be enforced through \(fact.ends): collect it, have it acknowledged,"
      + " or go to court before."
  }
}
