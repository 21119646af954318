import Dunning
import Receivables
import ReceivablesPorts

/// Claims a notice: decides again, puts it into words, and stores the exact bytes.
struct Claim {
  /// A claimed notice, as it will leave.
  struct Ready {
    let notice: Notice
    let rendered: RenderedNotice
    /// Invoices that were to go along and have no file.
    let missing: [String]
    /// Why gateways made no page to pay on.
    let refusals: [String]
  }

  private let installation: Installation
  private let policy: Policy
  private let orders: DailyRun.Orders
  private let author: Author

  init(
    _ installation: Installation, _ policy: Policy, _ orders: DailyRun.Orders, by author: Author
  ) {
    self.installation = installation
    self.policy = policy
    self.orders = orders
    self.author = author
  }

  /// Adds the claim, or the reason to drop the notice, to the changes of a commit.
  ///
  /// - Returns: nil where the notice is dropped, or has to wait.
  func make(
    _ notice: Notice, onto changes: inout [PendingChange], _ report: inout RunReport
  ) async throws -> Ready? {
    let index = try await place(of: notice, in: &changes)
    let account = changes[index].account
    guard let known = account.notices[notice.id], known.isOpen else { return nil }
    switch gate(account, notice) {
    case .notBefore: return nil
    case .never(let rule, _, _):
      try drop(known, .withheld, rule, &changes[index], &report)
      return nil
    case .allow: break
    }
    let (call, rule) = decideAgain(notice, account)
    guard let call else {
      try drop(known, .cancelled, rule, &changes[index], &report)
      return nil
    }
    do {
      let ready = try await claim(known, call, &changes[index])
      // Counted as waiting to be tried again, which it no longer is.
      if known.status == .retrying { report.uncount(known) }
      report.withoutFile.formUnion(ready.missing)
      for refusal in ready.refusals { report.withoutLink[refusal, default: 0] += 1 }
      return ready
    } catch  where error is TemplateError || error is SettingsError || error is PrintError {
      report.left.append(RunReport.Left(account: account.id, what: String(describing: error)))
      return nil
    }
  }

  /// The change of the notice's account: one that is there already, or a new one.
  private func place(
    of notice: Notice, in changes: inout [PendingChange]
  ) async throws -> Int {
    let store = installation.store
    let index: Int
    if let known = changes.firstIndex(where: { $0.id == notice.account }) {
      index = known
    } else {
      let record = try await store.account(
        notice.account, items: .live(on: policy.looksBack(from: orders.day)))
      changes.append(
        PendingChange(
          try await store.withClosedItems(record ?? .new(notice.account), for: policy)))
      index = changes.count - 1
    }
    // A trigger's item may be settled by now; dropping the notice has to find it.
    try await changes[index].includeTriggers(of: notice, from: store)
    return index
  }

  private func gate(_ account: Account, _ notice: Notice) -> Gate.Answer {
    let zone = account.standing.party.value(on: orders.day)?.timeZone
    return Gate(account).answer(
      channel: notice.channel, on: orders.day, at: orders.moment, hours: policy.contactHours,
      offset: { installation.surroundings.offset(zone, $0) })
  }

  /// Decides the account as if nothing had come of the notice's triggers, by this channel or by
  /// another; nil and a rule where the notice would not be.
  private func decideAgain(_ notice: Notice, _ account: Account) -> (NoticeCall?, Rule) {
    let decision = decide(
      account.without(acts: notice.triggers), by: policy, on: orders.day, gap: .keptBefore)
    let currency = notice.listing.amount.currency
    let triggers = Set(notice.triggers)
    let call = decision.calls.first { call in
      call.channel == notice.channel && call.listing.amount.currency == currency
        && !triggers.isDisjoint(with: call.triggers)
    }
    if let call, call.rung != notice.rung {
      // What would be said now is milder, or harsher: it is planned anew by the next run.
      return (nil, .level)
    }
    let last = decision.trace.lines.last { $0.outcome == .forbids || $0.outcome == .waits }
    return (call, last?.rule ?? .open)
  }

  private func drop(
    _ notice: Notice, _ status: NoticeDropped.Status, _ rule: Rule,
    _ change: inout PendingChange, _ report: inout RunReport
  ) throws {
    let fact = NoticeDropped(notice: notice.id, status: status, rule: rule.rawValue)
    try change.post(.noticeDropped(fact), on: orders.day, by: author)
    change.attention = policy.attentionDay(of: change.account, after: orders.day)
    report.recount(notice, as: change.account.notices[notice.id])
  }

  /// What the account is to know of its pages.
  private func note(
    _ links: LinkMaking.Answer, _ notice: String, _ listing: NoticeListing,
    _ change: inout PendingChange
  ) throws {
    for made in links.made where !made.isKnown {
      let fact = LinkMade(
        link: made.link.id, gateway: made.gateway, notice: notice, amount: listing.amount,
        reference: made.reference, invoices: listing.invoices, expires: made.link.expires)
      try change.post(
        .linkMade(fact), on: orders.day, by: author,
        privateRecord: installation.privateRecord([("address", made.link.address)]))
    }
    for old in links.closed {
      let fact = LinkClosed(reference: old.reference, gateway: old.gateway, reason: .outdated)
      try change.post(.linkClosed(fact), on: orders.day, by: author)
    }
  }

  /// How harshly a notice of a rung asks, and by which day; nil for one that is no demand. A statement that
  /// is paid as one asks as well.
  private func demanding(
    _ notice: Notice, _ payable: Payable, _ account: Account
  ) -> NoticeClaimed.Demanding? {
    guard let rung = policy.rung(notice.rung) else {
      return payable.payBy.map {
        NoticeClaimed.Demanding(rung: notice.rung, payBy: $0)
      }
    }
    let payBy = policy.payBy(
      rung, to: account, in: notice.listing.amount.currency, leaving: orders.day)
    return NoticeClaimed.Demanding(rung: rung.name, payBy: payBy)
  }

  /// What the items carry by a notice that leaves later than it was planned to; nil where it does not.
  private func raises(_ notice: Notice, _ call: NoticeCall, _ account: Account) -> [Trigger]? {
    guard orders.day > account.standing.dayOfContact(notice.id) ?? notice.on else { return nil }
    return call.triggers.filter { !$0.isOfAccount && !notice.triggers.contains($0) }
  }

  private func claim(
    _ notice: Notice, _ call: NoticeCall, _ change: inout PendingChange
  ) async throws -> Ready {
    let attempt = notice.attempt + 1
    let act = Notice.act(notice.id, attempt: attempt)
    let asks = notice.rung != Trigger.thanks
    let writer = NoticeWriter(installation, policy, orders)
    let payable = try await writer.payable(by: notice, call.listing, of: change.account)
    let links =
      asks
      ? try await LinkMaking(installation: installation, allowsPart: policy.takesParts)
        .links(for: payable, of: change.account, at: orders.moment)
      : LinkMaking.Answer()
    let transfers =
      asks
      ? try TransferMaking(payments: installation.payments).transfers(
        for: notice.id, payable, to: installation.settings.creditor.name, on: orders.day)
      : TransferMaking.Answer()
    let written = try await writer.write(
      notice, listing: payable.listing, for: change.account, as: act, links: links.made,
      transfers: transfers.made)
    try note(links, notice.id, payable.asked, &change)
    let record = PrivateRecord(
      salt: installation.surroundings.salt(), bytes: written.rendered.bytes)
    let fact = NoticeClaimed(
      notice: notice.id, attempt: attempt, listing: payable.stated,
      demand: demanding(notice, payable, change.account),
      raises: raises(notice, call, change.account))
    try change.post(.noticeClaimed(fact), on: orders.day, by: author, privateRecord: record)
    // What it makes wait, and the day that it names, are known from now on; a new page is looked after
    // from the next day on.
    let next = attention(of: change.account, by: policy, after: orders.day) ?? .distantFuture
    // What is still to be done at a gateway keeps the day of the run.
    if change.attention > orders.day { change.attention = next }
    guard let claimed = change.account.notices[notice.id] else {
      throw PostingError.noticeNotOpen(notice.id)
    }
    return Ready(
      notice: claimed, rendered: written.rendered, missing: written.missing,
      refusals: links.refusals + transfers.refusals)
  }
}
