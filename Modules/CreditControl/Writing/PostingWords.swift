import Receivables
import ReceivablesPorts

/// What a customer reads of what moved: numbers that are theirs as well, and never names by which the
/// book alone knows a payment.
struct PostingWords {
  private let file: AccountFile
  private let money: NoticeMoney
  private let language: String
  /// Charges that were ever waived.
  private let waived: Set<ItemID>

  init(_ file: AccountFile, until day: Day, in language: String) {
    self.file = file
    self.language = language
    waived = Set(
      file.contents.flatMap { content -> [ItemID] in
        guard case .chargeWaived(let fact) = content.fact else { return [] }
        return fact.allocations.map(\.item)
      })
    money = NoticeMoney(file.contents, of: file.account, until: day)
  }

  /// Nil for what is no posting of a statement.
  func posting(_ line: AccountPostings.Line, of customer: String?) -> NoticeContent.Posting? {
    guard let fact = file.fact(ofEntry: line.sequence),
      let kind = kind(of: fact) ?? NoticeContent.Posting.Kind(rawValue: line.posting.what)
    else { return nil }
    return NoticeContent.Posting(
      day: line.day, kind: kind, document: document(of: fact) ?? line.posting.document,
      label: label(of: fact), customer: customer, amount: line.amount, balance: line.balance)
  }

  /// Where a customer would call it otherwise than the books do.
  private func kind(of fact: Fact) -> NoticeContent.Posting.Kind? {
    switch fact {
    // What a paid settlement leaves, and a few cents that were short, nobody asks for any more.
    case .writtenOff(let fact)
    where fact.settlement != nil || fact.reason == WrittenOff.settled
      || fact.reason == WrittenOff.short:
      .waivedInvoice
    case .settlementReturned: .lapsed
    // It has the name of what it takes back.
    case .writeOffRecovered(let fact)
    where fact.allocations.allSatisfy({ waived.contains($0.item) }):
      .waiverReversed
    default: nil
    }
  }

  /// The invoices that it is about; nil for what has a number of its own.
  private func document(of fact: Fact) -> String? {
    let invoices: [String]
    switch fact {
    case .paymentReceived(let fact):
      invoices =
        fact.allocations.isEmpty ? money.invoices(of: fact.payment) : fact.allocations.invoices
    case .paymentReversed(let fact): invoices = fact.allocations.invoices
    case .moneyReturned(let fact): invoices = fact.allocations.invoices
    case .settlementReturned(let fact): invoices = fact.allocations.invoices
    case .writtenOff(let fact): invoices = fact.allocations.invoices
    case .writeOffRecovered(let fact): invoices = fact.allocations.invoices
    case .chargeBooked(let fact): return fact.item.document
    case .chargeCorrected(let fact): return fact.item.document
    case .chargeWaived(let fact): return fact.item.document
    case .discountTaken(let fact): return fact.item.document
    case .discountWithdrawn(let fact): return fact.item.document
    default: return nil
    }
    return invoices.joined(separator: ", ")
  }

  private func label(of fact: Fact) -> String? {
    switch fact {
    case .chargeBooked(let fact):
      ChargeLabel.text(fact.chargeKind, fact.item, in: language)
    case .chargeCorrected(let fact):
      ChargeLabel.text(fact.chargeKind, fact.item, in: language)
    default: nil
    }
  }
}
