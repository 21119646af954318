/// One way in which a notice can be paid. Whoever makes it has all that it says at hand already.
public struct WayToPay: Sendable, Equatable {
  /// What it is called, in the reader's language, as `Pay by card`.
  public let label: String
  /// What has to be known for it, as account holder, IBAN and reference, line by line.
  public let lines: [String]
  /// Where it can be paid at once: an `https` address.
  public let link: String?
  /// The same as a picture that a bank's program reads: one line of SVG that HTML and letters take in as
  /// it is, so that only what a plugin of the build has drawn may stand here. Plain text goes without.
  public let picture: String?

  /// A way to pay.
  public init(label: String, lines: [String] = [], link: String? = nil, picture: String? = nil) {
    self.label = label
    self.lines = lines
    self.link = link
    self.picture = picture
  }
}
