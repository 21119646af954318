public import Receivables

/// Asks for a page on which something can be paid.
public struct LinkCommand: PaymentCommand {
  /// What comes of it.
  public typealias Value = PaymentLink

  /// Ours, and the same whenever the same is asked: the gateway does it once.
  public let id: String
  /// What is to be paid.
  public let amount: Money
  /// What the money names when it comes: at most 25 letters, digits and hyphens, as the shortest field
  /// for it has room for, and of this page alone.
  public let reference: String
  /// The invoices that it is for, or the statements where these ask for all of them.
  public let invoices: [String]
  /// Whether less may be paid, where the gateway can do that.
  public let allowsPart: Bool

  /// A command.
  public init(
    id: String, amount: Money, reference: String, invoices: [String], allowsPart: Bool = false
  ) {
    self.id = id
    self.amount = amount
    self.reference = reference
    self.invoices = invoices
    self.allowsPart = allowsPart
  }

  /// What the page says is paid, as `INV-1, INV-2`.
  public var title: String {
    invoices.isEmpty ? reference : invoices.joined(separator: ", ")
  }
}

/// A page on which something can be paid.
public struct PaymentLink: Sendable, Equatable {
  /// What the gateway calls it.
  public let id: String
  /// Where it is: an `https` address.
  public let address: String
  /// When it ends by itself; nil where it lives as long as it is wanted.
  public let expires: Moment?

  /// A page.
  public init(id: String, address: String, expires: Moment? = nil) {
    self.id = id
    self.address = address
    self.expires = expires
  }
}

/// A gateway that has pages to pay on.
public protocol HostedLinks: PaymentGateway {
  /// What comes next of a command: the same for the same command and answers.
  ///
  /// - Throws: ``PaymentError`` where the gateway takes no such amount; nothing was asked then.
  func next(_ command: LinkCommand, after answers: [HTTPResponse]) throws -> PaymentStep<
    PaymentLink
  >
}

/// Asks that a page takes no money any more.
public struct LinkClosing: PaymentCommand {
  /// What comes of it: nothing further.
  public struct Value: Sendable, Equatable {
    /// It is closed.
    public init() {}
  }

  /// Ours.
  public let id: String
  /// What the gateway calls the page.
  public let link: String

  /// A command.
  public init(id: String, link: String) {
    self.id = id
    self.link = link
  }
}

/// A gateway whose pages can be closed: they take no money any more, a page that was closed before is
/// closed, and one that was paid meanwhile is declined as done.
public protocol LinkCancelling: HostedLinks {
  /// What comes next of a command.
  ///
  /// - Throws: ``PaymentError`` where it cannot be asked.
  func next(
    _ command: LinkClosing, after answers: [HTTPResponse]
  ) throws -> PaymentStep<LinkClosing.Value>
}
