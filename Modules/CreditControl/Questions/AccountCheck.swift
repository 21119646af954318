import Dunning
import Receivables
import ReceivablesPorts

/// Verifies one account: its chain, its private records, and everything that is derived from it.
struct AccountCheck {
  private let id: AccountID
  private let installation: Installation
  private let history: BookHistory?
  private var folded: Account
  private var chain = ChainHead.empty
  private var documents: [DocumentKey: Holder] = [:]
  private var missingPrivate: [Int] = []
  private var canFold = true

  init(_ id: AccountID, _ installation: Installation, _ history: BookHistory?) {
    self.id = id
    self.installation = installation
    self.history = history
    folded = Account(id: id)
  }

  mutating func execute(
    _ report: inout VerifyReport, _ seals: inout SealCheck, _ transfers: inout TransferCheck,
    _ aging: [AgingRow]
  ) async throws {
    for try await entry in installation.store.chain(of: id) {
      report.entries += 1
      check(entry, &report, &transfers)
      seals.see(entry)
    }
    seals.endAccount(id)
    if folded.standing.forgottenEntry == 0 {
      for sequence in missingPrivate {
        report.note(id, "its private record is missing", entry: sequence)
      }
    }
    guard canFold else { return }
    try await compare(&report, aging)
  }

  // MARK: Entries

  private mutating func check(
    _ entry: Entry, _ report: inout VerifyReport, _ transfers: inout TransferCheck
  ) {
    if entry.sequence != chain.length + 1 {
      for missing in chain.length + 1..<max(entry.sequence, chain.length + 2) {
        report.note(id, "entry \(missing) is missing", entry: missing)
      }
      chain = ChainHead(length: entry.sequence - 1, hash: chain.hash)
      canFold = false
    }
    chain.advance(over: entry.bytes)
    if chain.hash != entry.hash {
      report.note(id, "the entry is not the one that was recorded", entry: entry.sequence)
      // Go on from what is stored, so that only the altered entry is named.
      chain = ChainHead(length: entry.sequence, hash: entry.hash)
    }
    do {
      let content = try EntryContent(parsing: entry.bytes)
      guard content.account == id, content.sequence == entry.sequence,
        content.recorded == entry.recorded
      else {
        report.note(id, "the entry says that it is another one", entry: entry.sequence)
        return
      }
      checkPrivate(entry, content, &report)
      try fold(content, &report, &transfers)
    } catch {
      canFold = false
      report.note(id, "the entry cannot be read: \(error)", entry: entry.sequence)
    }
  }

  private mutating func checkPrivate(
    _ entry: Entry, _ content: EntryContent, _ report: inout VerifyReport
  ) {
    switch (content.privateHash, entry.privateRecord) {
    case (nil, nil): break
    case (_?, nil): missingPrivate.append(entry.sequence)
    case (nil, _?):
      report.note(id, "there is a private record that it never had", entry: entry.sequence)
    case (let hash?, let record?):
      if record.hash != hash {
        report.note(
          id, "its private record is not the one that was recorded", entry: entry.sequence)
      }
    }
  }

  private mutating func fold(
    _ content: EntryContent, _ report: inout VerifyReport, _ transfers: inout TransferCheck
  ) throws {
    if case .unknown = content.fact { canFold = false }
    guard canFold else { return }
    try folded.post(content.fact, on: content.day)
    let draft = EntryDraft(copying: content, privateRecord: nil)
    for key in draft.documents {
      documents[key] = Holder(account: id, sequence: content.sequence)
    }
    if case .moneyTransferred(let transfer) = content.fact {
      transfers.see(transfer, of: id, content)
    }
  }

  // MARK: What is derived

  private func compare(_ report: inout VerifyReport, _ aging: [AgingRow]) async throws {
    let stored: AccountRecord?
    do {
      stored = try await installation.store.account(id, items: .all)
    } catch BookError.damaged(let what) {
      report.note(id, what)
      return
    }
    guard let stored else {
      report.note(id, "the account is missing")
      return
    }
    if stored.head != chain {
      let what =
        stored.head.length > chain.length
        ? "entries after \(chain.length) are missing" : "the head is not that of its chain"
      report.note(id, what, entry: min(stored.head.length, chain.length + 1))
    }
    compareItems(stored.account, &report)
    if stored.account.standing != folded.standing {
      report.note(id, "the stored fold does not follow from the entries")
    }
    if stored.account.notices != folded.notices {
      let differing = Set(stored.account.notices.keys).union(folded.notices.keys).filter {
        stored.account.notices[$0] != folded.notices[$0]
      }
      report.note(
        id, "notice \(differing.sorted().first ?? "") does not follow from the entries")
    }
    let holders = try await installation.store.holders(of: Array(documents.keys))
    for (key, holder) in documents where holders[key] != holder {
      report.note(
        id, "\(key.kind.rawValue) \(key.id) is not found by its name", entry: holder.sequence)
    }
    if installation.store is any AgingAnswering,
      folded.aging(Verification.everything) != aging, id != .book
    {
      report.note(id, "what is open in the totals is not what the entries add up to")
    }
    compareAttention(stored, &report)
  }

  private func compareItems(_ stored: Account, _ report: inout VerifyReport) {
    guard stored.items != folded.items else { return }
    let names = Set(stored.items.keys).union(folded.items.keys)
    for name in names.sorted() where stored.items[name] != folded.items[name] {
      report.note(
        id, "\(name.text) does not follow from the entries",
        entry: folded.items[name]?.movements.last?.sequence)
    }
  }

  /// An attention day may be early, never late.
  private func compareAttention(_ stored: AccountRecord, _ report: inout VerifyReport) {
    // A run that was interrupted has looked at some accounts already. The first run by other rules looks at
    // all of them.
    guard id != .book, let history, !history.isOfAnotherEngine,
      let day = history.runs.lazy.map(\.day).max(), let hash = history.policyInForce
    else { return }
    do {
      let policy = try history.policy(hash)
      let due = attention(of: folded, by: policy, after: day) ?? .distantFuture
      if stored.attention > due {
        report.note(id, "its attention day \(stored.attention) is later than \(due)")
      }
    } catch {
      report.note(.book, "the policy in force cannot be read: \(error)")
    }
  }
}
