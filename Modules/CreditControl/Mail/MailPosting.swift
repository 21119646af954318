import Receivables
import ReceivablesPorts

/// Turns messages into changes of the accounts that they are about.
struct MailPosting {
  private let installation: Installation
  private let addresses: AddressBook
  private let day: Day
  private let author: String

  init(
    _ installation: Installation, _ addresses: AddressBook, on day: Day, by author: String
  ) {
    self.installation = installation
    self.addresses = addresses
    self.day = day
    self.author = author
  }

  /// What a page of messages changes, each account once.
  func changes(
    for page: [ReceivedMail], _ report: inout MailboxReport
  ) async throws -> [AccountChange] {
    let known = try await installation.store.holders(
      of: page.map { DocumentKey(.command, key(of: $0)) })
    // The same message may be in the mailbox twice, as after a copy between folders.
    var done = Set(known.keys.map(\.id))
    var changes: [PendingChange] = []
    for mail in page {
      report.read += 1
      if done.contains(key(of: mail)) {
        report.alreadyRead += 1
        continue
      }
      report.count(mail.verdict)
      do {
        if try await post(mail, onto: &changes, &report) { done.insert(key(of: mail)) }
      } catch BookError.damaged(let what) {
        report.note("\(what); `dunwell verify` tells more, then read again", at: mail.place)
      }
    }
    return changes.filter { !$0.drafts.isEmpty }.map(\.change)
  }

  private func key(of mail: ReceivedMail) -> String { "mail:\(mail.fingerprint)" }

  /// - Returns: whether the message changes anything.
  private func post(
    _ mail: ReceivedMail, onto changes: inout [PendingChange], _ report: inout MailboxReport
  ) async throws -> Bool {
    let demand = MailDemand(mail)
    guard demand != .nothing else { return false }
    let finding = MailFinding(installation.store, addresses)
    guard let subject = try await finding.subject(of: mail) else {
      if demand != .softBounce {
        report.unmatched += 1
        report.note(
          "it names no notice of this book and comes from no one customer's address;"
            + " answer it by hand", at: mail.place)
      }
      return false
    }
    let index = try await place(of: subject, in: &changes)
    if changes[index].account.standing.forgottenEntry != 0 {
      if demand != .softBounce {
        report.note(
          "it is from a customer who was forgotten; nothing of it is recorded, read it there",
          at: mail.place)
      }
      return false
    }
    var isToFormerAddress = false
    if demand == .hardBounce, let notice = subject.notice {
      isToFormerAddress = try await finding.isToFormerAddress(notice, attempt: subject.attempt)
    }
    let marking =
      demand == .hardBounce
      ? try await marking(finding.address(of: mail), changes[index].account) : nil
    let acts = MailActs(
      mail, demand, subject, changes[index].account, isToFormerAddress: isToFormerAddress,
      marking: marking
    ).acts
    guard let first = acts.first else { return false }
    try post(first, key: key(of: mail), &changes[index], &report)
    for act in acts.dropFirst() { try post(act, key: nil, &changes[index], &report) }
    report.acted += 1
    return true
  }

  /// Takes the address from whoever of the customer's people has it, so that the customer is written
  /// to instead; nil where it is nobody's, or the customer's own.
  private func marking(_ address: String?, _ account: Account) async throws -> Desk.Act? {
    var contact = try await installation.contact(of: account)
    guard let address, let party = account.standing.party.last,
      let role = ContactPeople(contact).role(of: address)
    else { return nil }
    contact[ContactPeople.key("email", of: role)] = nil
    contact[ContactPeople.key("invalid", of: role)] = address
    return Desk(installation, request: Request(author: author)).recorded(party, contact)
  }

  /// The change of the account: one that is there already, or a new one, with the notice in it.
  private func place(
    of subject: MailSubject, in changes: inout [PendingChange]
  ) async throws -> Int {
    let index: Int
    if let known = changes.firstIndex(where: { $0.id == subject.account }) {
      index = known
    } else {
      let record = try await installation.store.account(subject.account, items: .none)
      changes.append(PendingChange(record ?? .new(subject.account)))
      index = changes.count - 1
    }
    // Read again after the account: where it changes in between, the commit is refused as stale.
    if let notice = subject.notice, let fresh = try await installation.store.notice(notice.id) {
      changes[index].include(fresh)
      try await changes[index].includeTriggers(of: fresh, from: installation.store)
    }
    return index
  }

  private func post(
    _ act: Desk.Act, key: String?, _ change: inout PendingChange, _ report: inout MailboxReport
  ) throws {
    let record = installation.privateRecord(act.notes + [("author", author)])
    try change.post(act.fact, on: day, by: .person, privateRecord: record, command: key)
    change.attention = .distantPast
    if case .taskRaised = act.fact { report.tasks += 1 }
  }
}
