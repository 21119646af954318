public import Receivables

/// Asks what a gateway has booked.
public struct SettlementQuestion: PaymentCommand {
  /// What comes of it.
  public typealias Value = SettlementPage

  /// The first moment.
  public let from: Moment
  /// The moment before which it ends.
  public let until: Moment
  /// Where the page before ended, in the gateway's words; nil for the first.
  public let cursor: String?

  /// It changes nothing, so that it needs no id.
  public var id: String { "" }

  /// A question.
  public init(from: Moment, until: Moment, cursor: String? = nil) {
    self.from = from
    self.until = until
    self.cursor = cursor
  }
}

/// Some of what a gateway has booked.
public struct SettlementPage: Sendable, Equatable {
  /// In the gateway's order.
  public let settlements: [Settlement]
  /// Where the next page begins; nil where this is the last.
  public let cursor: String?
  /// Lines that could not be read, each with what the gateway calls it: they are told, never dropped.
  public let unread: [String]

  /// A page.
  public init(_ settlements: [Settlement], cursor: String? = nil, unread: [String] = []) {
    self.settlements = settlements
    self.cursor = cursor
    self.unread = unread
  }

  /// A page of rows that have an `id`, each read or named.
  public init(
    reading rows: [JSONValue], cursor: String?, _ read: (JSONValue) -> Settlement?
  ) {
    self.init(reading: rows, cursor: cursor, lines: { row in read(row).map { [$0] } })
  }

  /// The same for rows that are several lines each, as a payment and its fees.
  public init(
    reading rows: [JSONValue], cursor: String?, lines read: (JSONValue) -> [Settlement]?
  ) {
    let read = rows.map { (row: $0, settlements: read($0)) }
    self.init(
      read.flatMap { $0.settlements ?? [] }, cursor: cursor,
      unread: read.filter { $0.settlements == nil }.map {
        $0.row["id"]?.string ?? "a line without a name"
      })
  }
}

/// One line of the creditor's account with a gateway.
public struct Settlement: Sendable, Equatable {
  /// What it is.
  public typealias Kind = SettlementKind

  /// What the gateway calls it; the same line has the same name for ever.
  public let id: String
  /// What it is.
  public let kind: Kind
  /// What it adds to the account, fees aside; below zero where it takes away.
  public let amount: Money
  /// The same in the payer's currency, where the gateway's account is in another; else nil.
  public let presented: Money?
  /// What the gateway keeps of it, above zero.
  public let fee: Money
  /// When it was booked.
  public let moment: Moment
  /// What the gateway calls the thing that the line is about, as a refund has a name of its own beside
  /// the line's; nil where they have one name.
  public let object: String?
  /// The payment that it is of, as the gateway calls it; nil where it is of none.
  public let payment: String?
  /// What we had it named; nil where it names nothing.
  public let reference: String?
  /// The payout that it came with, as far as known.
  public let payout: String?
  /// Whether it may still be undone without a further line.
  public let isPending: Bool

  /// A line.
  public init(
    id: String, kind: Kind, amount: Money, fee: Money, moment: Moment, object: String? = nil,
    payment: String? = nil, reference: String? = nil, payout: String? = nil,
    isPending: Bool = false, presented: Money? = nil
  ) {
    self.presented = presented
    self.object = object
    self.id = id
    self.kind = kind
    self.amount = amount
    self.fee = fee
    self.moment = moment
    self.payment = payment
    self.reference = reference
    self.payout = payout
    self.isPending = isPending
  }
}

/// A gateway that tells what it has booked: how a book catches up after days without a word.
public protocol SettlementListing: PaymentGateway {
  /// For how many seconds a line may come to be listed later than it was booked: so much is read again
  /// each time.
  var listsWithinSeconds: Int { get }

  /// What comes next of a question.
  ///
  /// - Throws: ``PaymentError`` where it cannot be asked.
  func next(
    _ question: SettlementQuestion, after answers: [HTTPResponse]
  ) throws -> PaymentStep<SettlementPage>
}
