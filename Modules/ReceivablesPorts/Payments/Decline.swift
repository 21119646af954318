/// A payment that was tried and refused, as one kind of refusal whatever the gateway calls it.
///
/// The gateway's own codes are kept beside it: the kind is an opinion, the codes are facts.
public struct Decline: Sendable, Equatable {
  /// What the refusal is about.
  public enum Category: String, Sendable, CaseIterable {
    /// Not enough money, or a limit of the payer's.
    case funds
    /// The bank says no and not why, or cannot be reached.
    case issuer
    /// The payer has to confirm it themselves.
    case authentication
    /// Something was typed wrong, or has expired.
    case details
    /// The card or account does not take such payments, or is closed.
    case method
    /// Lost, stolen, suspected of fraud, revoked: never said to the payer in these words.
    case blocked
    /// The creditor's own account with the gateway is not set up for it.
    case creditor
    /// We asked for something wrong.
    case command
    /// It was done before, under this or another id.
    case done
    /// A code that nobody has explained to us.
    case unexplained
  }

  /// What to do about it.
  public enum Advice: String, Sendable, CaseIterable {
    /// The same method again, later and not often.
    case retryLater = "retry-later"
    /// The payer confirms it on a page.
    case authenticate
    /// The payer corrects the details of the method.
    case correct
    /// The payer names another method; this one is not tried again.
    case newMethod = "new-method"
    /// Never again: the payer has withdrawn it, or the bank forbids it.
    case never
    /// Somebody of the creditor's looks at their account with the gateway.
    case mend
    /// Ask the gateway what was done.
    case ask
  }

  /// A code as the gateway gives it.
  public struct Code: Sendable, Equatable {
    /// The field it stands in, as `decline_code`.
    public let field: String
    /// The code itself.
    public let value: String

    /// A code.
    public init(_ field: String, _ value: String) {
      self.field = field
      self.value = value
    }
  }

  /// What the refusal is about.
  public let category: Category
  /// What to do about it.
  public let advice: Advice
  /// The gateway's own, the most exact one first.
  public let codes: [Code]

  /// A refusal.
  public init(_ category: Category, _ advice: Advice, codes: [Code]) {
    self.category = category
    self.advice = advice
    self.codes = codes
  }
}

extension Decline: CustomStringConvertible {
  /// As `funds (decline_code insufficient_funds)`.
  public var description: String {
    let codes = codes.map { "\($0.field) \($0.value)" }.joined(separator: ", ")
    return codes.isEmpty ? category.rawValue : "\(category.rawValue) (\(codes))"
  }
}
