/// Pages as they are printed.
public struct PrintedPages: Sendable, Equatable {
  /// A whole PDF with its fonts in it.
  public let pdf: [UInt8]
  /// How many pages it has.
  public let count: Int

  /// Printed pages.
  public init(pdf: [UInt8], count: Int) {
    self.pdf = pdf
    self.count = count
  }
}

/// Makes PDF of HTML.
public protocol PagePrinter: Sendable {
  /// The pages of one document, which loads nothing from anywhere.
  ///
  /// - Throws: ``PrintError``.
  func pages(of html: String) async throws -> PrintedPages
}

/// A kind of printer, as a build lists it.
public protocol PagePrinterKind: Sendable {
  /// Its name, for `dunwell plugins`.
  var name: String { get }
  /// Starts the printer; it ends when nobody holds it any more.
  ///
  /// - Throws: ``PrintError`` where what it needs is not on this machine.
  func open() async throws -> any PagePrinter
}

/// Why there are no pages: what, and what to do.
public struct PrintError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The whole message.
  public let description: String

  /// A message that says what, and what to do.
  public init(_ description: String) {
    self.description = description
  }
}
