import CreditControl
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// Messages at hand, and places that cannot be read.
struct Postbag: MailReader {
  private var rest: ArraySlice<Result<ReceivedMail, MailError>>

  init(_ mails: [ReceivedMail], unreadable: [String] = []) {
    rest = (unreadable.map { .failure(MailError($0)) } + mails.map { .success($0) })[...]
  }

  var bytesRead: Int { 0 }

  mutating func next() throws -> ReceivedMail? {
    try rest.popFirst()?.get()
  }
}

/// Hands out one postbag, whatever path is asked for.
private struct PostbagSource: MailSource {
  let bag: Postbag
  let name = "postbag"

  func open(_ path: String, options: MailOptions) -> any MailReader { bag }
}

extension ReceivedMail {
  /// A message that is judged already; another name is another message.
  static func judged(
    _ name: String, _ verdict: MailVerdict, about notices: [String] = [],
    messageIDs: [String] = [], from sender: String? = "mailer-daemon@mx.example",
    text: String = ""
  ) -> ReceivedMail {
    ReceivedMail(
      place: MailPlace(file: "new/\(name)"), fingerprint: SHA256.hash(Array(name.utf8)),
      messageID: nil, sender: sender, subject: "About \(name)", date: nil, verdict: verdict,
      answers: MailReferences(notices: notices, messageIDs: messageIDs), text: text, isCut: false)
  }

  static func bounce(
    _ name: String, _ outcome: DeliveryOutcome = .hardBounce, about notices: [String] = [],
    messageIDs: [String] = [], to recipient: String? = "owner@cafe.example"
  ) -> ReceivedMail {
    let report = RecipientReport(
      recipient: recipient, originalRecipient: nil, outcome: outcome, reason: .userUnknown,
      status: "5.1.1", replyCode: 550, reply: "550 5.1.1 no such user here")
    let verdict: MailVerdict =
      switch outcome {
      case .delayed: .delayed([report])
      case .delivered: .delivered([report])
      case .hardBounce, .softBounce: .bounced([report])
      }
    return judged(name, verdict, about: notices, messageIDs: messageIDs)
  }

  static func answer(
    _ name: String, about notices: [String] = [], from sender: String = "owner@cafe.example",
    text: String = "We pay on Friday."
  ) -> ReceivedMail {
    judged(name, .answer, about: notices, from: sender, text: text)
  }
}

extension Bench {
  /// Reads the messages as the mailbox of a day.
  @discardableResult
  func receive(
    _ mails: [ReceivedMail], unreadable: [String] = [], on date: String? = nil, key: String? = nil,
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) async throws -> MailboxReport {
    try await receive(
      from: PostbagSource(bag: Postbag(mails, unreadable: unreadable)), on: date, key: key,
      shouldStop: shouldStop)
  }

  func receive(
    from source: any MailSource, at path: String = "", on date: String? = nil, key: String? = nil,
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) async throws -> MailboxReport {
    let run = MailboxRun(
      installation, request: Request(author: "Ada", key: key), shouldStop: shouldStop)
    return try await run.execute(
      MailboxRun.Orders(
        reader: try source.open(path, options: MailOptions()), day: date.map(day),
        today: clock.moment.day))
  }

  /// The id of the one notice of a rung.
  func notice(_ rung: String = "reminder") async throws -> String {
    let all = try await Ledgers(installation).notices(on: nil, status: nil)
    return try #require(all.first { $0.rung == rung }).id
  }

  func standing(_ customer: String = "C1") async throws -> Standing {
    try #require(try await store.account(AccountID(customer), items: .none)).account.standing
  }

  /// Says that the one open task of a customer is done.
  func finishTask(of customer: String = "C1", on date: String) async throws {
    let task = try #require(try await standing(customer).tasks.open.first)
    #expect(try await desk.finish(task.id, note: "called back", on: day(date)) == .done)
  }
}
