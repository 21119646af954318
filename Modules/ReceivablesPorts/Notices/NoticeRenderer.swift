public import Receivables

/// Everything that the text of a notice may say.
public struct NoticeContent: Sendable, Equatable {
  /// One line of the table of items.
  public struct Line: Sendable, Equatable {
    /// The invoice, with its instalment where it has several.
    public let item: String
    /// The day it was issued.
    public let issued: Day
    /// The day it is to be paid by.
    public let due: Day
    /// What is open on it.
    public let open: Money
    /// Days past due; zero or less where it is not.
    public let daysOverdue: Int

    /// A line of the table.
    public init(item: String, issued: Day, due: Day, open: Money, daysOverdue: Int) {
      self.item = item
      self.issued = issued
      self.due = due
      self.open = open
      self.daysOverdue = daysOverdue
    }
  }

  /// BCP 47, as `de`; the renderer takes the nearest language that it has.
  public let language: String
  /// The customer's name.
  public let name: String
  /// Who is owed.
  public let creditor: Creditor
  /// The day of the notice.
  public let day: Day
  /// The open items, in the order of their due days.
  public let lines: [Line]
  /// What is asked for.
  public let asked: Money
  /// Money that waits on the account and was set against it.
  public let waiting: Money
  /// Names the notice for questions about it.
  public let reference: String

  /// What a notice may say.
  public init(
    language: String, name: String, creditor: Creditor, day: Day, lines: [Line], asked: Money,
    waiting: Money, reference: String
  ) {
    self.language = language
    self.name = name
    self.creditor = creditor
    self.day = day
    self.lines = lines
    self.asked = asked
    self.waiting = waiting
    self.reference = reference
  }
}

/// The words of a notice.
public struct NoticeText: Sendable, Equatable {
  /// One line.
  public let subject: String
  /// Plain text, lines ending in a line feed.
  public let text: String

  /// The words of a notice.
  public init(subject: String, text: String) {
    self.subject = subject
    self.text = text
  }
}

/// Puts a notice into words.
public protocol NoticeRenderer: Sendable {
  /// The words that a template has for the content, the same for the same content.
  ///
  /// - Throws: ``TemplateError`` where there is no such template or it is wrong.
  func render(_ content: NoticeContent, template: String) throws -> NoticeText
}

/// A kind of renderer, as a build lists it.
public protocol RendererKind: Sendable {
  /// A renderer over the templates of a folder; a template that is not there is taken from those
  /// that come with the renderer.
  func open(templates folder: String) throws -> any NoticeRenderer
  /// The templates that come with it, as file names and texts, for a new book.
  var standardTemplates: [(file: String, text: String)] { get }
}

/// What is wrong with a template: where, what, and what to do.
public struct TemplateError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The whole message.
  public let description: String

  /// A message that says where, what, and what to do.
  public init(_ description: String) {
    self.description = description
  }
}
