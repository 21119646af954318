/// An exception by hand: from the entry's day on the customer, or one invoice, is chased another way.
public struct LadderSet: FactBody {
  public static let kind = "contact.ladder-set"

  /// The ladder that chases nobody.
  public static let none = "none"

  /// Nil: everything that the customer owes and that has no exception of its own.
  public let invoice: String?
  /// A ladder of the policy, or ``none``; nil: what the policy says again.
  public let ladder: String?

  public init(invoice: String? = nil, ladder: String?) {
    self.invoice = invoice
    self.ladder = ladder
  }

  public func write(into json: inout JSONWriter) {
    json.string("invoice", ifPresent: invoice)
    json.string("ladder", ifPresent: ladder)
  }

  public init(_ reader: FactReader) throws(FactError) {
    invoice = reader.value["invoice"]?.string
    ladder = reader.value["ladder"]?.string
  }
}
