/// From the entry's day on the customer is supplied on credit again.
public struct CreditHoldLifted: FactBody {
  public static let kind = "contact.credit-hold-lifted"

  public init() {}

  public func write(into json: inout JSONWriter) {}

  public init(_ reader: FactReader) throws(FactError) {}
}
