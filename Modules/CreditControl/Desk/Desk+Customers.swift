public import Receivables
import ReceivablesPorts

extension Desk {
  /// What is to be changed of a customer; nil leaves it as it is.
  public struct CustomerChange: Sendable, Equatable {
    public var country: String?
    public var kind: Party.Kind?
    public var language: String?
    public var timeZone: String?
    public var currency: Currency?
    public var addTags: [String] = []
    public var removeTags: [String] = []
    /// Name, email, phone and address, by field.
    public var fields: [String: String] = [:]
    public var ladder: LadderSet?
    /// A limit in the customer's currency, or none; nil outside leaves it as it is.
    public var creditLimit: DecimalAmount??

    public init() {}

    /// Whether anything but the ladder changes.
    var changesParty: Bool {
      country != nil || kind != nil || language != nil || timeZone != nil || currency != nil
        || creditLimit != nil || !addTags.isEmpty || !removeTags.isEmpty || !fields.isEmpty
        || ladder == nil
    }
  }

  /// Changes a customer, from a day on.
  public func set(
    _ customer: AccountID, _ wish: CustomerChange, from day: Day
  ) async throws -> Outcome {
    if let ladder = wish.ladder { try await requireLadder(ladder.ladder) }
    return try await commit(customer, on: day) { change in
      try requireCustomer(change)
      let standing = change.account.standing
      try requireRemembered(standing, customer)
      let ladder = wish.ladder.map { [Act(fact: .ladderSet($0))] } ?? []
      guard wish.changesParty else { return ladder }
      var party = standing.party.last ?? Party()
      party.country = wish.country ?? party.country
      party.kind = wish.kind ?? party.kind
      party.language = wish.language ?? party.language
      party.timeZone = wish.timeZone ?? party.timeZone
      party.currency = wish.currency ?? party.currency
      party.tags.removeAll { wish.removeTags.contains($0) || wish.addTags.contains($0) }
      party.tags += wish.addTags
      if let limit = wish.creditLimit {
        party.creditLimit = try limit.map { try creditLimit($0, party) }
      }
      let before = try await contact(of: customer)
      var fields = before
      fields.merge(wish.fields) { _, new in new }
      return [recorded(party, fields)]
        + NewAddress(before, fields).openings(of: standing.closed).map { Act(fact: $0) } + ladder
    }
  }

  private func creditLimit(_ limit: DecimalAmount, _ party: Party) throws -> Int64 {
    guard let currency = party.currency else {
      throw RunError(.badInput, "a credit limit needs the customer's currency. Say --currency EUR.")
    }
    do {
      return try limit.money(in: currency).minorUnits
    } catch {
      throw RunError(.badInput, "--credit-limit: this is no amount of \(currency.code).")
    }
  }

  /// Nothing is sent to the customer from a day on.
  public func hold(
    _ customer: AccountID, _ reason: StopReason, from day: Day, until: Day?, note: String?
  ) async throws -> Outcome {
    if let until, until < day {
      throw RunError(.badInput, "a hold cannot end on \(until), before it begins on \(day).")
    }
    return try await commit(customer, on: day) { change in
      try requireCustomer(change)
      try await change.include(.live(on: day), from: installation.store)
      let stop = StopSet(reason: reason, from: day, until: until)
      return [Act(fact: .stopSet(stop), note: note)]
    }
  }

  /// The customer may be written to again, as far as this reason is concerned.
  public func release(
    _ customer: AccountID, _ reason: StopReason, from day: Day
  ) async throws -> Outcome {
    try await commit(customer, on: day) { change in
      try requireCustomer(change)
      guard change.account.standing.stops.contains(where: { $0.reason == reason }) else {
        throw RunError(.badInput, "\(customer) has no \(reason.rawValue) to be released from.")
      }
      try await change.include(.live(on: day), from: installation.store)
      return [Act(fact: .stopLifted(StopLifted(reason: reason, from: day)))]
    }
  }

  /// A channel that bounced, or that the customer did not want, is open again from a day on.
  public func open(
    _ channel: String, to customer: AccountID, from day: Day
  ) async throws -> Outcome {
    try await commit(customer, on: day) { change in
      try requireCustomer(change)
      let closings = change.account.standing.closed.standing.filter { $0.channel == channel }
      guard !closings.isEmpty else {
        throw RunError(.badInput, "\(channel) is not closed for \(customer).")
      }
      return Set(closings.map(\.reason)).sorted { $0.rawValue < $1.rawValue }.map { reason in
        Act(fact: .channelOpened(ChannelOpened(channel: channel, reason: reason)))
      }
    }
  }

  /// Destroys what identifies the customer: in the store, and what channels keep.
  public func forget(_ customer: AccountID, on day: Day) async throws -> Outcome {
    try await installation.store.whileLocked { try await forgetLocked(customer, on: day) }
  }

  private func forgetLocked(_ customer: AccountID, on day: Day) async throws -> Outcome {
    let replay = try await AccountReplay(customer, in: installation.store, upTo: .everything)
    let outcome = try await commit(customer, on: day) { change in
      try requireCustomer(change)
      return [Act(fact: .forgotten)]
    }
    // After the commit: a crash in between leaves files that asking again destroys.
    var acts: [String: [String]] = [:]
    for content in replay.contents {
      guard case .noticeClaimed(let claim) = content.fact,
        let notice = replay.account.notices[claim.notice]
      else { continue }
      acts[notice.channel, default: []].append(Notice.act(claim.notice, attempt: claim.attempt))
    }
    for (name, names) in acts.sorted(by: { $0.key < $1.key }) {
      if let channel = try await installation.channels.channel(name) as? any Forgetting {
        try await channel.forget(acts: names)
      }
    }
    return outcome
  }

  private func requireRemembered(_ standing: Standing, _ customer: AccountID) throws {
    guard standing.forgottenEntry == 0 else {
      throw RunError(.badInput, "\(customer) was forgotten; nothing new is recorded of them.")
    }
  }

  /// What the book keeps privately of a customer.
  public func contact(of customer: AccountID) async throws -> [String: String] {
    let store = installation.store
    guard let standing = try await store.account(customer, items: .none)?.account.standing,
      standing.partyEntry > 0
    else { return [:] }
    let entries = try await store.entries(of: customer, from: standing.partyEntry, limit: 1)
    return entries.first?.privateRecord?.fields ?? [:]
  }
}
