public import Receivables

/// Who owes, as far as the book knows.
public struct Debtor: Sendable, Equatable {
  /// What the customer is called in the book.
  public let account: AccountID
  /// What decisions read of the customer; nil where nothing was recorded.
  public let party: Party?
  /// Name, email, phone and address, by field.
  public let contact: [String: String]
  /// Why the customer must not be pressed; nil where nothing stands in the way.
  public let stop: StopReason?
  /// Whether what identifies the customer was destroyed.
  public let isForgotten: Bool

  /// A debtor.
  public init(
    account: AccountID, party: Party?, contact: [String: String], stop: StopReason?,
    isForgotten: Bool
  ) {
    self.account = account
    self.party = party
    self.contact = contact
    self.stop = stop
    self.isForgotten = isForgotten
  }

  /// The name, or the id where there is none.
  public var name: String { contact["name"] ?? account.text }

  /// The postal address, line by line, without the name and the country.
  public var address: [String] { PostalAddress(contact, country: party?.country).lines }
}
