public import Receivables
import ReceivablesPorts

/// A customer as the book knows them.
public struct CustomerView: Sendable {
  public let id: AccountID
  public let standing: Standing
  /// Name and addresses; empty where they were forgotten.
  public let contact: [String: String]
  /// Open items by due day, waiting money behind them.
  public let items: [Item]
  /// What a person is to look at: raised by the day, and not done by what came since.
  public let tasks: [OpenTask]
}

/// An invoice, and everything that happened to it.
public struct InvoiceView: Sendable {
  /// One thing that happened.
  public struct Event: Sendable {
    public let day: Day
    public let recorded: Moment
    /// The kind of the entry.
    public let kind: String
    /// What it did to the invoice, in minor units; nil where it did not move money.
    public let minorUnits: Int64?
    /// A rung, a payment's or credit's id, a status.
    public let detail: String
    /// Whether a credit was set against it, or taken back.
    let isOfCredit: Bool
  }

  public let number: String
  public let customer: AccountID
  public let issued: Day
  public let due: Day
  public let amount: Money
  public let open: Money
  /// What of it is disputed.
  public let disputed: Money
  /// open, paid, credited, settled, waived or written-off.
  public let status: String
  public let history: [Event]
}

/// Shows what the book holds.
public struct Ledgers: Sendable {
  let installation: Installation

  public init(_ installation: Installation) {
    self.installation = installation
  }

  /// - Throws: ``RunError`` where there is no such customer.
  public func customer(_ id: AccountID, on day: Day) async throws -> CustomerView {
    let store = installation.store
    guard let record = try await store.account(id, items: .live(on: day)), id != .book else {
      throw RunError(.badInput, "there is no customer \(id) in the book.")
    }
    let items = record.account.items.values.filter { $0.open(on: day) != 0 }
    let contact = try await Desk(installation, request: Request(author: "")).contact(of: id)
    return CustomerView(
      id: id, standing: record.account.standing, contact: contact,
      items: items.sorted { one, other in
        (one.id.kind == .invoice ? 0 : 1, one.due, one.id)
          < (other.id.kind == .invoice ? 0 : 1, other.due, other.id)
      },
      tasks: record.account.standing.tasks.open.filter { task in
        task.raised <= day && !record.account.isDoneWith(task, on: day)
      })
  }

  /// - Throws: ``RunError`` where there is no such invoice.
  public func invoice(_ number: String, on day: Day) async throws -> InvoiceView {
    let key = DocumentKey(.invoice, number)
    guard let holder = try await installation.store.holders(of: [key])[key] else {
      throw RunError(.badInput, "there is no invoice \(number) in the book.")
    }
    let replay = try await AccountReplay(
      holder.account, in: installation.store, upTo: .everything)
    let items = replay.account.items(ofInvoice: number)
    guard let first = items.first else {
      throw RunError(.badInput, "invoice \(number) has no items; run `dunwell verify`.")
    }
    let currency = first.currency
    let total = items.reduce(Int64(0)) { $0 + ($1.movements.first?.minorUnits ?? 0) }
    let open = items.reduce(Int64(0)) { $0 + $1.open(on: day) }
    let history = InvoiceHistory(number, items).events(replay.contents)
    return InvoiceView(
      number: number, customer: holder.account, issued: first.issued,
      due: items.map(\.due).max() ?? first.due, amount: Money(minorUnits: total, currency),
      open: Money(minorUnits: open, currency),
      disputed: Money(minorUnits: items.reduce(0) { $0 + $1.disputed(on: day) }, currency),
      status: open > 0 ? "open" : InvoiceHistory.closing(history, on: day), history: history)
  }

  /// Notices of a day, or all, by (day, id).
  public func notices(on day: Day?, status: String?) async throws -> [Notice] {
    var notices: [Notice] = []
    var last: (Day, String)?
    while true {
      let cursor = last.map { NoticeCursor(day: $0.0, id: $0.1) }
      let page = try await installation.store.notices(on: day, after: cursor, limit: 1000)
      guard let end = page.last else { return notices }
      last = (end.on, end.id)
      notices += page.filter { status == nil || $0.shownStatus.rawValue == status }
    }
  }
}

extension Ledgers {
  /// The pages on which notices can still be paid, by the notice; none where no gateway has pages.
  public func links(of notices: [Notice]) async throws -> [String: String] {
    guard try installation.payments.lines.contains(where: { $0.gateway is any HostedLinks }) else {
      return [:]
    }
    var links: [String: String] = [:]
    for (id, own) in Dictionary(grouping: notices, by: \.account) {
      let record = try await installation.store.account(id, items: .none)
      for link in record?.account.standing.links.open ?? [] {
        let entries = try await installation.store.entries(of: id, from: link.entry, limit: 1)
        guard let address = entries.first?.privateRecord?.fields["address"] else { continue }
        for notice in own
        where notice.listing.amount == link.amount && notice.listing.invoices == link.invoices {
          links[notice.id] = address
        }
      }
    }
    return links
  }
}

extension Notice {
  /// A claim without an answer is what it is to a person: nobody knows.
  public var shownStatus: Status { status == .claimed ? .unknown : status }
}

/// Reads what happened to one invoice out of its account's entries.
struct InvoiceHistory {
  private let number: String
  private let items: [Item]

  init(_ number: String, _ items: [Item]) {
    self.number = number
    self.items = items
  }

  func events(_ contents: [EntryContent]) -> [InvoiceView.Event] {
    var rungs: [String: String] = [:]
    var agreements: Set<String> = []
    let ids = Set(items.map(\.id))
    return contents.compactMap { content in
      let moved = items.flatMap(\.movements).filter { $0.sequence == content.sequence }
      var detail: String?
      switch content.fact {
      case .invoiceIssued(let fact): detail = fact.invoice
      case .paymentReceived(let fact): detail = fact.payment
      case .creditIssued(let fact): detail = fact.credit
      case .moneyApplied(let fact): detail = fact.source.text
      case .paymentReversed(let fact): detail = fact.payment
      case .moneyReturned(let fact): detail = "\(fact.reason.rawValue) of \(fact.payment)"
      case .writtenOff(let fact): detail = fact.reason ?? ""
      case .invoiceWaived(let fact): detail = fact.invoice
      case .creditReversed(let fact): detail = fact.credit
      case .moneyUnapplied(let fact): detail = fact.source.text
      case .settlementReturned(let fact): detail = fact.settlement
      case .noticePlanned(let fact) where !ids.isDisjoint(with: fact.listing.items):
        let title = Trigger.title(of: fact.triggers, rung: fact.rung)
        rungs[fact.notice] = title
        return event(content, nil, "\(title) by \(fact.channel), \(fact.notice)")
      case .noticeAnswered(let fact):
        return rungs[fact.notice].map { event(content, nil, "\($0): \(fact.answer.rawValue)") }
      case .noticeReturned(let fact):
        return rungs[fact.notice].map {
          event(content, nil, "\($0): \(fact.bounce.rawValue) bounce")
        }
      case .noticeDropped(let fact):
        return rungs[fact.notice].map { event(content, nil, "\($0): \(fact.status.rawValue)") }
      default: return agreed(content, moved, &agreements)
      }
      guard let detail, !moved.isEmpty else { return nil }
      return event(content, moved.reduce(0) { $0 + $1.minorUnits }, detail)
    }
  }

  /// What was agreed about the invoice, charged on it or granted; the end of an agreement as well.
  private func agreed(
    _ content: EntryContent, _ moved: [Movement], _ agreements: inout Set<String>
  ) -> InvoiceView.Event? {
    guard let words = AgreementWords.words(content.fact) else { return nil }
    let about = AgreementWords.items(content.fact)
    if about.contains(where: { $0.document == number }) {
      if let name = content.fact.document?.id { agreements.insert(name) }
    } else {
      guard case .agreementEnded(let fact) = content.fact, agreements.contains(fact.agreement)
      else { return nil }
    }
    return event(
      content, moved.isEmpty ? nil : moved.reduce(0) { $0 + $1.minorUnits }, words.what)
  }

  private func event(
    _ content: EntryContent, _ minorUnits: Int64?, _ detail: String
  ) -> InvoiceView.Event {
    InvoiceView.Event(
      day: content.day, recorded: content.recorded, kind: content.fact.kind,
      minorUnits: minorUnits, detail: detail, isOfCredit: content.fact.isOfCredit)
  }

  /// What gives a claim up, and what takes that back.
  private static let givingUp = [
    WrittenOff.kind, InvoiceWaived.kind, WriteOffRecovered.kind, SettlementReturned.kind,
  ]

  /// What closed an invoice on which nothing is open: what was given up of it is never paid.
  static func closing(_ history: [InvoiceView.Event], on day: Day) -> String {
    let known = history.filter { $0.day <= day }
    let givenUp = known.reduce(Int64(0)) { sum, event in
      InvoiceHistory.givingUp.contains(event.kind)
        ? sum - (event.minorUnits ?? 0) : sum
    }
    if givenUp > 0 {
      let last = known.last {
        [WrittenOff.kind, InvoiceWaived.kind].contains($0.kind) && $0.minorUnits ?? 0 < 0
      }
      guard last?.kind == WrittenOff.kind else { return "waived" }
      switch last?.detail {
      case WrittenOff.settled: return "settled"
      // So little was short that nobody asks for it: what took the rest off closed it.
      case WrittenOff.short: break
      default: return "written-off"
      }
    }
    // In whichever order they were told: what was paid of is paid, what credits alone took off credited.
    var (credited, paid) = (Int64(0), Int64(0))
    for event in known where event.kind != InvoiceIssued.kind && !givingUp.contains(event.kind) {
      if event.isOfCredit {
        credited -= event.minorUnits ?? 0
      } else {
        paid -= event.minorUnits ?? 0
      }
    }
    return paid > 0 ? "paid" : credited > 0 ? "credited" : givenUp > 0 ? "paid" : "open"
  }
}

extension Fact {
  /// Whether it sets a credit against something, or takes that back.
  fileprivate var isOfCredit: Bool {
    switch self {
    case .creditIssued, .creditReversed: true
    case .moneyApplied(let fact): fact.source.kind == .credit
    case .moneyUnapplied(let fact): fact.source.kind == .credit
    default: false
    }
  }
}
