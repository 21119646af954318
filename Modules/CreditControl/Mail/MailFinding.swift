import Receivables
import ReceivablesPorts

/// Finds out whose message it is: by the notice that it names, else by the address that it is from.
struct MailFinding {
  private let store: any BookStore
  private let addresses: AddressBook

  init(_ store: any BookStore, _ addresses: AddressBook) {
    self.store = store
    self.addresses = addresses
  }

  func subject(of mail: ReceivedMail) async throws -> MailSubject? {
    let named = mail.answers.messageIDs.compactMap(MailReference.init(messageID:))
    let references =
      mail.answers.notices.map { id in
        // The header names the notice, the identifier of the same message the attempt.
        named.first { $0.notice == id } ?? MailReference(notice: id, attempt: nil)
      } + named
    for reference in references {
      if let notice = try await store.notice(reference.notice) {
        return MailSubject(
          account: notice.account, notice: notice, attempt: reference.attempt ?? notice.attempt)
      }
    }
    guard let address = address(of: mail), let owner = try await addresses.owner(of: address)
    else { return nil }
    return MailSubject(account: owner, notice: nil, attempt: 0)
  }

  /// A bounce comes from a mail system, and so may a complaint; whom it is about they say inside.
  func address(of mail: ReceivedMail) -> String? {
    switch mail.verdict {
    case .bounced(let reports):
      let hard = reports.first { $0.outcome == .hardBounce }
      return hard?.originalRecipient ?? hard?.recipient
    case .complaint(let complaint): return complaint.recipient
    default: return mail.sender
    }
  }

  /// Whether the customer has had another address since the notice was sent.
  func isToFormerAddress(_ notice: Notice, attempt: Int) async throws -> Bool {
    var address: String?
    var claimed: String?
    for try await entry in store.chain(of: notice.account) {
      switch try fact(of: entry) {
      case .partyRecorded: address = entry.privateRecord?.fields["email"]
      case .noticeClaimed(let claim) where claim.notice == notice.id && claim.attempt == attempt:
        claimed = address
      default: break
      }
    }
    guard let claimed else { return false }
    return claimed.lowercased() != address?.lowercased()
  }

  private func fact(of entry: Entry) throws -> Fact {
    do {
      return try EntryContent(parsing: entry.bytes).fact
    } catch {
      throw BookError.damaged("entry \(entry.sequence) of \(entry.account): \(error)")
    }
  }
}
