import Receivables
import ReceivablesPorts

/// What one message does to the account that it is about.
struct MailActs {
  /// So many characters of a person's words are kept; the rest is in the mailbox.
  private static let mostCharacters = 10_000

  private let mail: ReceivedMail
  private let demand: MailDemand
  private let subject: MailSubject
  private let account: Account
  private let isToFormerAddress: Bool
  /// What marks the address of one of the customer's people as invalid; nil where it is none of
  /// theirs.
  private let marking: Desk.Act?

  init(
    _ mail: ReceivedMail, _ demand: MailDemand, _ subject: MailSubject, _ account: Account,
    isToFormerAddress: Bool, marking: Desk.Act? = nil
  ) {
    self.marking = marking
    self.mail = mail
    self.demand = demand
    self.subject = subject
    self.account = account
    self.isToFormerAddress = isToFormerAddress
  }

  /// In the order in which they are recorded; empty where everything is known already.
  var acts: [Desk.Act] {
    switch demand {
    case .nothing: []
    case .softBounce: returned(.soft)
    case .hardBounce:
      returned(.hard) + (marking.map { [$0] } ?? (isToFormerAddress ? [] : closed(.bounced)))
        + task(.bounced, once: true)
    case .silence(let isComplaint):
      closed(isComplaint ? .complaint : .unsubscribed)
        + task(isComplaint ? .complaint : .unsubscribed, once: true)
    case .reply: task(.reply)
    case .reading: task(.mail)
    }
  }

  /// Only of the attempt that the notice stands at, and only once.
  private func returned(_ bounce: NoticeReturned.Bounce) -> [Desk.Act] {
    guard let notice = subject.notice.flatMap({ account.notices[$0.id] }), notice.wasHandedOver,
      notice.attempt == subject.attempt
    else { return [] }
    let fact = NoticeReturned(notice: notice.id, attempt: notice.attempt, bounce: bounce)
    return [Desk.Act(fact: .noticeReturned(fact))]
  }

  private func closed(_ reason: ClosingReason) -> [Desk.Act] {
    let isClosed = account.standing.closed.standing.contains {
      $0.channel == subject.channel && $0.reason == reason
    }
    guard !isClosed else { return [] }
    return [
      Desk.Act(fact: .channelClosed(ChannelClosed(channel: subject.channel, reason: reason)))
    ]
  }

  /// - Parameter once: a second one of the reason would say nothing new while the first is open.
  private func task(_ reason: TaskReason, once: Bool = false) -> [Desk.Act] {
    if once, account.standing.tasks.open.contains(where: { $0.reason == reason }) { return [] }
    let fact = TaskRaised(task: name, reason: reason, notice: subject.notice?.id)
    return [Desk.Act(fact: .taskRaised(fact), notes: words)]
  }

  /// The same message raises the same task.
  private var name: String {
    let hash = SHA256.hash(Array("\(account.id) \(mail.fingerprint)".utf8))
    return "W-" + hash.description.prefix(16)
  }

  /// What there is to read, for the private record.
  private var words: [(name: String, value: String)] {
    var words: [(name: String, value: String)] = []
    func add(_ name: String, _ value: String?) {
      if let value, !value.isEmpty {
        words.append((name, String(value.prefix(MailActs.mostCharacters))))
      }
    }
    add("from", mail.sender)
    add("subject", mail.subject)
    add("words", mail.text)
    switch mail.verdict {
    case .bounced(let reports):
      let report = reports.first { $0.outcome == .hardBounce } ?? reports.first
      add("address", report?.originalRecipient ?? report?.recipient)
      add("reason", report?.reason.rawValue)
      add("reply", report?.reply)
    case .complaint(let complaint): add("complaint", complaint.kind)
    default: break
    }
    return words
  }
}
