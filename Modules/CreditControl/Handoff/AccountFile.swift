import Receivables
import ReceivablesPorts

/// An account read from its entries up to one of them, with the private words beside them.
struct AccountFile {
  private(set) var account: Account
  private(set) var head = ChainHead.empty
  /// What the entries say, in order.
  private(set) var contents: [EntryContent] = []
  private var records: [Int: PrivateRecord] = [:]

  /// - Parameter version: the last entry that is read; nil reads all.
  /// - Throws: ``BookError/damaged(_:)`` where an entry cannot be read or does not fit.
  init(_ id: AccountID, in store: any AccountReading, upTo version: Int? = nil) async throws {
    account = Account(id: id)
    for try await entry in store.chain(of: id) {
      if let version, entry.sequence > version { break }
      do {
        let content = try EntryContent(parsing: entry.bytes)
        try account.post(content.fact, on: content.day)
        contents.append(content)
      } catch {
        throw BookError.damaged("entry \(entry.sequence) of \(id): \(error)")
      }
      head = ChainHead(length: entry.sequence, hash: entry.hash)
      records[entry.sequence] = entry.privateRecord
    }
  }

  /// The exact bytes of a notice that was claimed; nil where they were forgotten.
  func bytes(ofEntry sequence: Int) -> [UInt8]? { records[sequence]?.bytes }

  /// What the private record of an entry says about the customer or the invoice, and not about who
  /// wrote it down and why.
  func notes(ofEntry sequence: Int) -> [String: String] {
    (records[sequence]?.fields ?? [:]).filter { $0.key != "author" && $0.key != "reason" }
  }

  func fact(ofEntry sequence: Int) -> Fact? {
    contents.indices.contains(sequence - 1) ? contents[sequence - 1].fact : nil
  }
}

extension Fact {
  /// What moved money, as files call it, and its number; nil where nothing did.
  var posting: (what: String, document: String)? {
    switch self {
    case .invoiceIssued(let fact): ("invoice", fact.invoice)
    case .creditIssued(let fact): ("credit", fact.credit)
    case .writtenOff: ("write-off", "")
    case .invoiceWaived(let fact): ("waived-invoice", fact.invoice)
    case .settlementReturned(let fact): ("reversal", fact.settlement)
    case .writeOffRecovered: ("recovery", "")
    case .chargeBooked(let fact): ("charge", fact.item.text)
    case .chargeCorrected(let fact): ("charge", fact.item.text)
    case .chargeWaived(let fact): ("waiver", fact.item.text)
    case .discountTaken(let fact): ("discount", fact.item.text)
    case .discountWithdrawn(let fact): ("discount", fact.item.text)
    case .paymentReceived(let fact): ("payment", fact.payment)
    case .moneyApplied(let fact): ("applied", fact.source.text)
    case .paymentReversed(let fact): ("reversal", fact.payment)
    case .moneyReturned(let fact): (fact.reason.rawValue, fact.payment)
    case .moneyPaidOut(let fact): ("paid-out", fact.source.document)
    case .moneyUnapplied(let fact): ("applied", fact.source.text)
    case .creditReversed(let fact): ("credit-reversed", fact.credit)
    case .moneyTransferred(let fact): ("transfer", fact.transfer)
    default: nil
    }
  }
}
