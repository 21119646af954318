/// Why a fact does not fit an account.
public enum PostingError: Error, Equatable, Sendable {
  case alreadyThere(ItemID)
  /// No such item, or it was not read with the account.
  case notThere(ItemID)
  /// An item cannot be settled by more than is open on it, or by nothing.
  case moreThanOpen(ItemID)
  /// More is spent than the payment or credit has left.
  case moreThanThere(ItemID)
  /// The item is asked for by a later statement already.
  case onStatement(ItemID)
  /// The item is not asked for by that statement.
  case notOnStatement(ItemID)
  /// A statement asks for nothing before its own terms do.
  case dueLater(ItemID)
  case noticeOpen(String)
  case noticeNotOpen(String)
  /// There is a placement of this name already.
  case placed(String)
  /// No such placement, or it was recalled.
  case notPlaced(String)
  /// The channel never had that attempt of the notice, or it is known already to have come back.
  case noticeNotSent(String)
  /// There is an agreement or a dispute of this name already.
  case agreed(String)
  /// No such agreement or dispute, or it is over.
  case notAgreed(String)
  /// The parts of an agreement are not what it covers.
  case doesNotAddUp(String)
  /// No such autopay, or it is over.
  case noAutopay(String)
  /// Money may still come of the debit before.
  case debitOpen(String)
  /// No such debit, or it was answered.
  case debitNotOpen(String)
  /// No such refund, or it was answered.
  case refundNotOpen(String)
  case taskOpen(String)
  case taskNotOpen(String)
  /// The fact belongs to the book's own account.
  case notOfAnAccount(String)
  case unknownKind(String, version: Int)
}

extension PostingError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .alreadyThere(let item): "\(item.text) is there already"
    case .notThere(let item): "\(item.text) is not an item of this account"
    case .moreThanOpen(let item): "more than is open on \(item.text), or nothing at all"
    case .moreThanThere(let item): "more than \(item.text) has left"
    case .onStatement(let item): "\(item.text) is on a later statement already"
    case .notOnStatement(let item): "\(item.text) is not on that statement"
    case .dueLater(let item): "\(item.text) falls due later than the statement"
    case .noticeOpen(let notice): "notice \(notice) is planned already"
    case .noticeNotOpen(let notice): "notice \(notice) is not open"
    case .placed(let placement): "placement \(placement) is there already"
    case .notPlaced(let placement): "placement \(placement) is not there, or was recalled"
    case .noticeNotSent(let notice): "notice \(notice) was not sent, so it cannot come back"
    case .agreed(let name): "\(name) is there already"
    case .notAgreed(let name): "\(name) is not there, or it is over"
    case .doesNotAddUp(let name): "the parts of \(name) do not add up to what it covers"
    case .noAutopay(let name): "autopay \(name) is not there, or it is over"
    case .debitOpen(let debit): "before \(debit) another debit is open"
    case .debitNotOpen(let debit): "debit \(debit) is not open"
    case .refundNotOpen(let refund): "refund \(refund) is not open"
    case .taskOpen(let task): "task \(task) is open already"
    case .taskNotOpen(let task): "task \(task) is not open"
    case .notOfAnAccount(let kind): "\(kind) belongs to the book's own account"
    case .unknownKind(let kind, let version): "\(kind) version \(version) is not known here"
    }
  }
}
