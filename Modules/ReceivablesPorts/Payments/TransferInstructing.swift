public import Receivables

/// Asks how something can be paid by bank transfer.
public struct TransferCommand: Sendable, Equatable {
  /// What is to be paid.
  public let amount: Money
  /// Names the notice, where the invoices cannot be named.
  public let reference: String
  /// The invoices that it is for, or the statements where these ask for all of them.
  public let invoices: [String]
  /// Who is owed, by the name that customers know.
  public let creditor: String
  /// The day of the notice.
  public let day: Day

  /// A command.
  public init(amount: Money, reference: String, invoices: [String], creditor: String, day: Day) {
    self.amount = amount
    self.reference = reference
    self.invoices = invoices
    self.creditor = creditor
    self.day = day
  }
}

/// What a payer needs for a transfer.
public struct TransferInstructions: Sendable, Equatable {
  /// One thing to copy into a form.
  public struct Line: Sendable, Equatable {
    /// What it is.
    @nonexhaustive
    public enum Kind: String, Sendable, CaseIterable {
      /// Whose account it is.
      case holder
      case iban
      /// The number of an American bank.
      case routing
      /// The number of a British bank.
      case sortCode = "sort-code"
      /// The number of the account itself, where there is no IBAN.
      case account
      case bic
      case amount
      /// What the money names when it comes.
      case reference
    }

    /// What it is.
    public let kind: Kind
    /// As it is read and typed, as `DE02 1203 0000 0000 2020 51`; an amount as `1250.00 EUR`.
    public let text: String

    /// One thing to copy.
    public init(_ kind: Kind, _ text: String) {
      self.kind = kind
      self.text = text
    }
  }

  /// In the order of their kinds.
  public let lines: [Line]
  /// What a bank's program reads from a picture; nil where the form has none.
  public let payload: String?
  /// The payload as a QR code: one line of SVG that runs and loads nothing; nil where there is none.
  public let picture: String?

  /// What a payer needs.
  public init(lines: [Line], payload: String? = nil, picture: String? = nil) {
    self.lines = lines
    self.payload = payload
    self.picture = picture
  }
}

/// A gateway that says how money can be sent to the creditor's own account. Nothing is sent for it.
public protocol TransferInstructing: PaymentGateway {
  /// The same for the same command.
  ///
  /// - Throws: ``PaymentError`` where such a transfer cannot be asked for.
  func instructions(for command: TransferCommand) throws -> TransferInstructions
}
