/// Everything that a letter may say: a notice, and what paper needs beside it.
public struct LetterContent: Sendable, Equatable {
  /// What it says.
  public let notice: NoticeContent
  /// What the customer is called in the book.
  public let customer: String
  /// Name and address as they stand in the window, line by line.
  public let recipient: [String]
  /// Where they stand.
  public let window: AddressWindow
  /// The creditor's logo as a `data:` address, so that nothing is fetched; nil for none.
  public let logo: String?

  /// What a letter may say.
  public init(
    notice: NoticeContent, customer: String, recipient: [String], window: AddressWindow,
    logo: String? = nil
  ) {
    self.notice = notice
    self.customer = customer
    self.recipient = recipient
    self.window = window
    self.logo = logo
  }
}

/// A letter as a page that a printer makes paper of.
public struct LetterPage: Sendable, Equatable {
  /// One line: what it is about.
  public let subject: String
  /// A whole HTML document that loads nothing, with the pages of CSS Paged Media.
  public let html: String

  /// A letter.
  public init(subject: String, html: String) {
    self.subject = subject
    self.html = html
  }
}

/// A renderer that can write letters as well.
public protocol LetterWriting: Sendable {
  /// The letter that a template has for the content, the same for the same content.
  ///
  /// - Throws: ``TemplateError`` where there is no such template or it is wrong.
  func letter(_ content: LetterContent, template: String) throws -> LetterPage
}
