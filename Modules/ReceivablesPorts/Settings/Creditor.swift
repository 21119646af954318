/// Who is owed: one book, one creditor.
public struct Creditor: Sendable, Equatable {
  /// How what customers receive looks.
  public struct Look: Sendable, Equatable {
    /// The file of the logo, relative to the book's folder; nil for none.
    public let logo: String?
    /// The colour of the house, as `#0a5c36`; nil leaves it to the renderer.
    public let colour: String?

    /// A look.
    public init(logo: String? = nil, colour: String? = nil) {
      self.logo = logo
      self.colour = colour
    }
  }

  /// How somebody stops mail in their mail program (RFC 2369), where the creditor offers it.
  public struct Unsubscribe: Sendable, Equatable {
    /// An address whose mail is read as such requests; nil for none.
    public let email: String?
    /// A page of the creditor's that takes such a request by POST (RFC 8058), beginning with
    /// `https://`; `{notice}` in it becomes the notice's id. Nil for none.
    public let link: String?

    /// Ways to stop mail.
    public init(email: String? = nil, link: String? = nil) {
      self.email = email
      self.link = link
    }
  }

  /// The name that customers know.
  public let name: String
  /// ISO 3166 code of two letters; nil where the settings name none.
  public let country: String?
  /// The lines of the postal address.
  public let address: [String]
  /// The address that notices come from.
  public let email: String
  /// Where answers go; nil sends them to ``email``.
  public let replyTo: String?
  /// The number to call with questions.
  public let phone: String?
  /// The address of the website, beginning with `https://`.
  public let website: String?
  /// Where money can be sent, line by line, as the bank, IBAN and BIC.
  public let pay: [String]
  /// What the law wants below a letter, as the register's number and the VAT id.
  public let legal: [String]
  /// How what customers receive looks.
  public let look: Look
  /// How somebody stops mail in their mail program.
  public let unsubscribe: Unsubscribe

  /// A creditor.
  public init(
    name: String, country: String?, address: [String], email: String, replyTo: String? = nil,
    phone: String? = nil, website: String? = nil, pay: [String] = [], legal: [String] = [],
    look: Look = Look(), unsubscribe: Unsubscribe = Unsubscribe()
  ) {
    self.name = name
    self.country = country
    self.address = address
    self.email = email
    self.replyTo = replyTo
    self.phone = phone
    self.website = website
    self.pay = pay
    self.legal = legal
    self.look = look
    self.unsubscribe = unsubscribe
  }
}
