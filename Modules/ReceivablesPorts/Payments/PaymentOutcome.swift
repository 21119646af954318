/// What came of a command.
///
/// Only ``notExecuted(_:)`` may be tried again as a new command; ``unknown(_:)`` may be asked about, or
/// sent again under the same id while the gateway remembers it.
@nonexhaustive
public enum PaymentOutcome<Value: Sendable & Equatable>: Sendable, Equatable {
  /// It was done.
  case succeeded(Value)
  /// It was taken, and is not done yet; what is known of it so far.
  case pending(Value?)
  /// It was tried and refused: no money moved.
  case declined(Decline)
  /// Certainly not done.
  case notExecuted(Refusal)
  /// Nobody knows; whatever is not recognised is this.
  case unknown(String)

  /// The same for another value.
  public func map<Other>(_ change: (Value) -> Other) -> PaymentOutcome<Other> {
    switch self {
    case .succeeded(let value): .succeeded(change(value))
    case .pending(let value): .pending(value.map(change))
    case .declined(let decline): .declined(decline)
    case .notExecuted(let refusal): .notExecuted(refusal)
    case .unknown(let what): .unknown(what)
    }
  }

  /// What a status says by itself, where the gateway explains nothing further: too many requests and
  /// a refused key are certainly not done, everything else nobody knows.
  public init(unexplained response: HTTPResponse) {
    switch response.status {
    case 429:
      self = .notExecuted(
        Refusal("too many requests at once", .retry(afterSeconds: response.retryAfter)))
    case 401, 403:
      self = .notExecuted(
        Refusal("the gateway does not accept the key. Check it in settings.", .mend))
    default: self = .unknown("the gateway answered with status \(response.status)")
    }
  }
}

/// Why a command was certainly not carried out.
public struct Refusal: Sendable, Equatable {
  /// What helps.
  @nonexhaustive
  public enum Advice: Sendable, Equatable {
    /// The same again, later.
    case retry(afterSeconds: Int?)
    /// Somebody has to mend the settings, the account or the command first.
    case mend
  }

  /// For a person of the creditor's, without anything private.
  public let words: String
  /// What helps.
  public let advice: Advice

  /// A refusal.
  public init(_ words: String, _ advice: Advice) {
    self.words = words
    self.advice = advice
  }
}

/// Why a gateway cannot be asked at all: what, and what to do.
public struct PaymentError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The whole message.
  public let description: String

  /// A message that says what, and what to do.
  public init(_ description: String) {
    self.description = description
  }
}
