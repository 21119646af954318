/// A page to pay on takes no money any more.
public struct LinkClosed: FactBody {
  public static let kind = "money.link-closed"

  public enum Reason: String, Sendable {
    /// It was paid.
    case paid
    /// Another amount is owed, or none.
    case outdated
  }

  /// What money from it would name.
  public let reference: String
  public let gateway: String
  public let reason: Reason

  public init(reference: String, gateway: String, reason: Reason) {
    self.reference = reference
    self.gateway = gateway
    self.reason = reason
  }

  public func write(into json: inout JSONWriter) {
    json.string("reference", reference)
    json.string("gateway", gateway)
    json.string("reason", reason.rawValue)
  }

  public init(_ reader: FactReader) throws(FactError) {
    reference = try reader.string("reference")
    gateway = try reader.string("gateway")
    reason = try reader.word("reason")
  }
}
