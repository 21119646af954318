/// The words of a notice.
public struct NoticeText: Sendable, Equatable {
  /// One line.
  public let subject: String
  /// Plain text, lines ending in a line feed.
  public let text: String
  /// A whole HTML document that says the same; empty only where a renderer writes plain text alone.
  ///
  /// It loads nothing: the one picture that it may show is the part `cid:logo` of the message.
  public let html: String

  /// The words of a notice.
  public init(subject: String, text: String, html: String = "") {
    self.subject = subject
    self.text = text
    self.html = html
  }
}

/// Puts a notice into words.
public protocol NoticeRenderer: Sendable {
  /// The words that a template has for the content, the same for the same content.
  ///
  /// - Throws: ``TemplateError`` where there is no such template or it is wrong.
  func render(_ content: NoticeContent, template: String) throws -> NoticeText
}

/// A renderer that can tell which templates it has.
public protocol TemplateNaming: Sendable {
  /// The names by which a policy may call them, in whichever language.
  var templateNames: Set<String> { get }
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
