public import Receivables
public import ReceivablesPorts

/// What happens at Northwind, a bakery supplier: its customers, and what they owe.
public enum Samples {
  /// Three customers: a café, a hotel and a bakery.
  public static let cafe = AccountID("C1001")
  public static let hotel = AccountID("C1002")
  public static let bakery = AccountID("C1003")

  public static let euro = currency("EUR")
  public static let yen = currency("JPY")

  // MARK: Values

  public static func currency(_ code: String) -> Currency {
    guard let currency = Currency(code: code) else {
      preconditionFailure("\(code) is not a currency.")
    }
    return currency
  }

  public static func euros(_ cents: Int64) -> Money {
    Money(minorUnits: cents, euro)
  }

  public static func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("\(text) is not a day.") }
    return day
  }

  public static func moment(_ text: String) -> Moment {
    guard let moment = Moment(text) else { preconditionFailure("\(text) is not a moment.") }
    return moment
  }

  /// The item of an invoice that is due in one sum.
  public static func item(_ invoice: String) -> ItemID {
    ItemID(.invoice, invoice)
  }

  /// A private record; its salt follows from the fields, so that tests can be repeated.
  public static func privateRecord(_ fields: (name: String, value: String)...) -> PrivateRecord? {
    let text = fields.map { "\($0.name)=\($0.value)" }.joined(separator: ";")
    let salt = Array(SHA256.hash(Array(text.utf8)).bytes.prefix(16))
    return PrivateRecord(salt: salt, fields: fields)
  }

  // MARK: What is recorded

  public static func party(
    named name: String, on day: Day = day("2025-01-02"), language: String = "en",
    channels: [String] = ["email"]
  ) -> EntryDraft {
    let party = Party(country: "DE", language: language, currency: euro, channels: channels)
    return EntryDraft(
      day: day, author: .person, fact: .partyRecorded(party),
      privateRecord: privateRecord(("name", name), ("email", "office@\(name).example")))
  }

  /// An invoice that is due after thirty days, unless another day is given.
  public static func invoice(
    _ id: String, _ amount: Money, issued: Day, due: Day? = nil, note: String? = nil
  ) -> EntryDraft {
    let fact = InvoiceIssued(invoice: id, amount: amount, due: due ?? issued.adding(days: 30))
    return EntryDraft(
      day: issued, author: .import(1), fact: .invoiceIssued(fact),
      privateRecord: note.flatMap { privateRecord(("note", $0)) })
  }

  public static func payment(
    _ id: String, _ amount: Money, on day: Day, settling allocations: [Allocation] = [],
    command: String? = nil
  ) -> EntryDraft {
    let fact = PaymentReceived(payment: id, amount: amount, allocations: allocations)
    return EntryDraft(day: day, author: .person, fact: .paymentReceived(fact), command: command)
  }

  public static func credit(
    _ id: String, _ amount: Money, on day: Day, settling allocations: [Allocation] = []
  ) -> EntryDraft {
    let fact = CreditIssued(credit: id, amount: amount, allocations: allocations)
    return EntryDraft(day: day, author: .person, fact: .creditIssued(fact))
  }

  public static func forgotten(on day: Day) -> EntryDraft {
    EntryDraft(day: day, author: .person, fact: .forgotten)
  }

  /// Both halves of money that moves between two accounts.
  public static func transfer(
    _ id: String, _ amount: Money, of source: ItemID, from payer: AccountID, to payee: AccountID,
    on day: Day
  ) -> (out: EntryDraft, into: EntryDraft) {
    func half(_ direction: MoneyTransferred.Direction, _ counterpart: AccountID) -> EntryDraft {
      let fact = MoneyTransferred(
        transfer: id, direction: direction, amount: amount, source: source,
        counterpart: counterpart)
      return EntryDraft(day: day, author: .person, fact: .moneyTransferred(fact))
    }
    return (half(.out, payee), half(.into, payer))
  }

  // MARK: Tasks

  /// A person is to read what a customer wrote.
  public static func task(
    _ id: String, _ reason: TaskReason = .reply, on day: Day, words: String = "We pay on Friday."
  ) -> EntryDraft {
    EntryDraft(
      day: day, author: .person, fact: .taskRaised(TaskRaised(task: id, reason: reason)),
      privateRecord: privateRecord(("words", words)))
  }

  public static func taskDone(_ id: String, on day: Day) -> EntryDraft {
    EntryDraft(day: day, author: .person, fact: .taskDone(TaskDone(task: id)))
  }

  // MARK: Notices

  /// A notice about invoices that are due in one sum.
  public static func planned(
    _ notice: String, about invoices: [String], _ amount: Money, on day: Day,
    rung: String = "reminder"
  ) -> EntryDraft {
    let items = invoices.map(item)
    let fact = NoticePlanned(
      notice: notice, channel: "email", rung: rung,
      triggers: items.map { Trigger(item: $0, rung: rung, cycle: 1) },
      listing: NoticeListing(items: items, amount: amount), notBefore: nil,
      basis: DecisionBasis(version: 1, policy: .zero, engine: "1", digest: .zero))
    return EntryDraft(day: day, author: .run(1), fact: .noticePlanned(fact))
  }

  /// The claim of a notice, with the text that is to be sent.
  public static func claimed(
    _ notice: String, attempt: Int = 1, about invoices: [String], _ amount: Money, on day: Day,
    text: String
  ) -> EntryDraft {
    let listing = NoticeListing(items: invoices.map(item), amount: amount)
    let salt = Array(SHA256.hash(Array(text.utf8)).bytes.prefix(16))
    return EntryDraft(
      day: day, author: .run(1),
      fact: .noticeClaimed(NoticeClaimed(notice: notice, attempt: attempt, listing: listing)),
      privateRecord: PrivateRecord(salt: salt, bytes: Array(text.utf8)))
  }

  public static func answered(
    _ notice: String, attempt: Int = 1, _ answer: NoticeAnswered.Answer, on day: Day
  ) -> EntryDraft {
    let fact = NoticeAnswered(notice: notice, attempt: attempt, answer: answer)
    return EntryDraft(day: day, author: .run(1), fact: .noticeAnswered(fact))
  }

  // MARK: Changes

  /// What an account that was read becomes by some drafts.
  public static func change(
    of record: AccountRecord, by drafts: [EntryDraft], attention: Day = .distantFuture
  ) throws -> AccountChange {
    var account = record.account
    for draft in drafts { try account.post(draft.fact, on: draft.day) }
    return AccountChange(
      base: record.head, drafts: drafts, after: account, attention: attention)
  }

  /// A change of an account that is read whole, or is new.
  public static func change(
    of account: AccountID, in store: any BookStore, by drafts: [EntryDraft],
    attention: Day = .distantFuture
  ) async throws -> AccountChange {
    let record = try await store.account(account, items: .all) ?? .new(account)
    return try change(of: record, by: drafts, attention: attention)
  }

  /// Records drafts of one account as one commit.
  @discardableResult
  public static func post(
    _ drafts: [EntryDraft], to account: AccountID, in store: any BookStore,
    attention: Day = .distantFuture, at now: Moment = moment("2025-07-01T06:00:00Z")
  ) async throws -> Commit {
    let change = try await change(of: account, in: store, by: drafts, attention: attention)
    return try await store.commit([change], at: now)
  }
}
