/// One way in which a notice can be paid. Whoever makes it has all that it says at hand already.
public struct WayToPay: Sendable, Equatable {
  /// What it is called, in the reader's language, as `Pay by card`.
  public let label: String
  /// What has to be known for it, as account holder, IBAN and reference, line by line.
  public let lines: [String]
  /// Where it can be paid at once: an `https` address.
  public let link: String?

  /// A way to pay.
  public init(label: String, lines: [String] = [], link: String? = nil) {
    self.label = label
    self.lines = lines
    self.link = link
  }
}
