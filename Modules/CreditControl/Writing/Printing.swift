public import ReceivablesPorts

/// What makes PDF of letters: one printer for all of them, started with the first.
public actor Printing {
  public typealias Opening = @Sendable () async throws -> any PagePrinter

  private let open: Opening
  private var printer: (any PagePrinter)?
  /// Why letters stay HTML; nil while that is not known, or where they do not.
  private(set) var missing: String?

  public init(opening: @escaping Opening) {
    open = opening
  }

  /// Nothing makes PDF.
  public init() {
    open = { throw PrintError("This build makes no PDF.") }
  }

  /// Nil where there is no printer; ``missing`` says why then.
  ///
  /// - Throws: ``PrintError`` where the printer does not take the document.
  func pages(of html: String) async throws -> PrintedPages? {
    guard missing == nil else { return nil }
    do {
      if printer == nil { printer = try await open() }
    } catch let error as PrintError {
      missing = error.description
      return nil
    }
    return try await printer?.pages(of: html)
  }
}
