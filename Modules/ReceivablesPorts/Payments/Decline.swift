public import Receivables

/// A payment that was tried and refused, as one kind of refusal whatever the gateway calls it.
///
/// The gateway's own codes are kept beside it: the kind is an opinion, the codes are facts.
public struct Decline: Sendable, Equatable {
  /// What the refusal is about.
  public typealias Category = DeclineCategory
  /// What to do about it.
  public typealias Advice = DeclineAdvice

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
