import Dunning
import Receivables
import ReceivablesPorts

/// What a notice says of money that came and of money that went back, as the entries have it: whose it
/// was, how much, and from which day it counted.
struct NoticeMoney {
  /// A payment, or money that was moved here.
  private struct Piece {
    let day: Day
    let amount: Money
    /// Whether it is a payment of the customer, and not only moved here.
    let isOwn: Bool
    /// Whether somebody who answers for the customer has paid it.
    var isByAnother = false
    /// What it still settles.
    var settled: [Allocation]
    /// What of it is with the customer again, in minor units.
    var refunded: Int64 = 0
    var isReversed = false
  }

  private let contents: [EntryContent]
  private let account: Account
  private var pieces: [ItemID: Piece] = [:]

  /// - Parameters:
  ///   - contents: all entries of the account, in order.
  ///   - account: as they make it.
  init(_ contents: [EntryContent], of account: Account, until day: Day) {
    self.contents = contents
    self.account = account
    for content in contents where content.day <= day { take(content) }
  }

  private mutating func take(_ content: EntryContent) {
    switch content.fact {
    case .paymentReceived(let fact):
      pieces[ItemID(.payment, fact.payment)] = Piece(
        day: content.day, amount: fact.amount, isOwn: true, settled: fact.allocations)
    case .moneyTransferred(let fact)
    where fact.direction == .into && fact.source == ItemID(.payment, fact.transfer):
      pieces[fact.source] = Piece(
        day: content.day, amount: fact.amount, isOwn: false,
        isByAnother: FamilyMoney.isTransfer(fact.transfer, from: fact.counterpart), settled: [])
    case .moneyTransferred(let fact)
    where fact.direction == .out && pieces[fact.source]?.isOwn == false:
      // It went where it belongs, and is told there.
      pieces[fact.source]?.refunded += fact.amount.minorUnits
    case .moneyApplied(let fact) where fact.until == nil:
      pieces[fact.source]?.settled += fact.allocations
    case .moneyUnapplied(let fact) where fact.until == nil:
      pieces[fact.source]?.settled.undo(fact.allocations)
    case .paymentReversed(let fact):
      pieces[ItemID(.payment, fact.payment)]?.settled = []
      pieces[ItemID(.payment, fact.payment)]?.isReversed = true
    case .moneyReturned(let fact):
      pieces[ItemID(.payment, fact.payment)]?.settled.undo(fact.allocations)
      pieces[ItemID(.payment, fact.payment)]?.refunded += fact.amount.minorUnits
    default: break
    }
  }

  // MARK: Money that came

  /// Payments that settle items, each whole and with its own day, as far as no earlier notice has
  /// thanked for it.
  func received(for items: [ItemID], in notice: String) -> [NoticeContent.Payment] {
    let wanted = Set(items)
    let told = Set(
      account.items.values.filter { item in
        !wanted.contains(item.id)
          && item.acted.contains {
            $0.rung == Trigger.thanks && !$0.isVoid && $0.notice != notice
          }
      }.map(\.id))
    return pieces.values.filter { piece in
      !piece.isReversed && piece.amount.minorUnits > piece.refunded
        && piece.settled.contains { wanted.contains($0.item) }
        && !piece.settled.contains { told.contains($0.item) }
    }.map { piece in
      NoticeContent.Payment(
        item: piece.settled.invoices.joined(separator: ", "), day: piece.day,
        amount: Money(
          minorUnits: piece.amount.minorUnits - piece.refunded, piece.amount.currency),
        isByAnother: piece.isByAnother)
    }.sorted { ($0.day, $0.item) < ($1.day, $1.item) }
  }

  /// The invoices that a payment settles; of one that is taken back, none.
  func invoices(of payment: String) -> [String] {
    pieces[ItemID(.payment, payment)]?.settled.invoices ?? []
  }

  /// Invoices of which charges alone are left, with whether the customer paid them.
  func settled(_ invoices: [String]) -> [NoticeContent.Settled] {
    invoices.map { invoice in
      let isPaid = pieces.values.contains { piece in
        piece.settled.contains { $0.item.kind == .invoice && $0.item.document == invoice }
      }
      let isGivenUp = account.items.values.contains { item in
        item.id.kind == .invoice && item.id.document == invoice
          && (item.circumstances.closing.map { $0.minorUnits > 0 } ?? false)
      }
      return NoticeContent.Settled(invoice: invoice, isPaid: isPaid && !isGivenUp)
    }
  }

  /// The invoices among items that a settlement has closed.
  func fulfilled(_ items: [ItemID]) -> [String] {
    Set(items.filter { account.items[$0]?.isFulfilled ?? false }.map(\.document)).sorted()
  }

  // MARK: Money that went back

  /// What was paid out under such names, and is owed as an invoice since its payment went back.
  func owedBack(_ names: [String]) -> [NoticeContent.OwedBack] {
    contents.compactMap { content in
      guard case .moneyPaidOut(let fact) = content.fact, names.contains(fact.name) else {
        return nil
      }
      return NoticeContent.OwedBack(invoice: fact.name, amount: fact.amount, day: content.day)
    }
  }

  /// What a notice tells of items that are open again.
  struct Opened {
    var returned: [NoticeContent.Returned] = []
    var reopened: [NoticeContent.Reopened] = []
  }

  /// What opened items for the last time up to a day: payments of the customer that were taken back,
  /// each once, and of other items the cause.
  func opened(_ items: [ItemID], on day: Day) -> Opened {
    var opened = Opened()
    var told: Set<Int> = []
    for item in items.compactMap({ account.items[$0] }) {
      let since = item.missingMoney(on: day) ?? item.opening(on: day).since
      let entries = item.movements.filter { $0.day == since && $0.minorUnits > 0 }.map(\.sequence)
      var causes: [NoticeContent.Reopened.Cause] = []
      var isReturned = false
      for entry in Set(entries).sorted() {
        guard let fact = fact(ofEntry: entry) else { continue }
        if let payment = returned(fact) {
          isReturned = true
          if told.insert(entry).inserted { opened.returned.append(payment) }
        } else if let cause = cause(fact) {
          causes.append(cause)
        }
      }
      let invoice = item.id.document
      if !isReturned, !opened.reopened.contains(where: { $0.invoice == invoice }) {
        opened.reopened.append(.init(invoice: invoice, cause: causes.first ?? .other))
      }
    }
    return opened
  }

  private func fact(ofEntry sequence: Int) -> Fact? {
    contents.indices.contains(sequence - 1) ? contents[sequence - 1].fact : nil
  }

  /// Nil for whatever is no payment of the customer that was taken back.
  private func returned(_ fact: Fact) -> NoticeContent.Returned? {
    switch fact {
    case .paymentReversed(let fact):
      guard let piece = pieces[ItemID(.payment, fact.payment)], piece.isOwn else { return nil }
      let left = Money(
        minorUnits: piece.amount.minorUnits - piece.refunded, piece.amount.currency)
      return NoticeContent.Returned(
        amount: left, whole: piece.refunded > 0 ? piece.amount : nil, day: piece.day,
        document: fact.allocations.document)
    case .moneyReturned(let fact):
      guard fact.reason == .chargeback, let piece = pieces[ItemID(.payment, fact.payment)] else {
        return nil
      }
      return NoticeContent.Returned(
        amount: fact.amount, whole: fact.amount == piece.amount ? nil : piece.amount,
        day: piece.day, document: fact.allocations.document, isByBank: true)
    case .moneyUnapplied(let fact):
      guard let piece = pieces[fact.source], !piece.isByAnother, wentBack(fact.source) else {
        return nil
      }
      return NoticeContent.Returned(
        amount: fact.undone(of: piece.amount.currency), day: piece.day,
        document: fact.allocations.document)
    default: return nil
    }
  }

  /// Whether money that was moved here was taken back where it had come in, rather than moved on.
  private func wentBack(_ source: ItemID) -> Bool {
    contents.contains { content in
      guard case .moneyTransferred(let fact) = content.fact else { return false }
      return fact.direction == .out && fact.source == source
        && fact.transfer == MoneyTransferred.undoing(source.document)
    }
  }

  /// Nil for what only follows from something else, as a settlement that lapses.
  private func cause(_ fact: Fact) -> NoticeContent.Reopened.Cause? {
    switch fact {
    case .creditReversed(let fact): .credit(fact.credit)
    case .moneyReturned(let fact): .refund(fact.amount)
    case .moneyUnapplied(let fact):
      if let piece = pieces[fact.source], wentBack(fact.source) {
        .returned(fact.undone(of: piece.amount.currency), piece.day)
      } else {
        .moved
      }
    case .paymentReversed: .moved
    default: nil
    }
  }
}

extension MoneyUnapplied {
  /// What of the money it concerns.
  fileprivate func undone(of currency: Currency) -> Money {
    Money(minorUnits: allocations.reduce(0) { $0 + $1.spent }, currency)
  }
}

extension [Allocation] {
  /// The invoices that they settle, each once.
  var invoices: [String] {
    reduce(into: []) { known, allocation in
      if !known.contains(allocation.item.document) { known.append(allocation.item.document) }
    }
  }

  /// Their invoices in a line; nil where there are none.
  fileprivate var document: String? {
    isEmpty ? nil : invoices.joined(separator: ", ")
  }
}
