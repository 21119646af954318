import Foundation
public import ReceivablesPorts

/// PDF by WeasyPrint, a program that people install from Debian or by pip.
///
/// One process prints every letter: starting it costs more than a page does.
public struct WeasyPrintKind: PagePrinterKind {
  private let path: String

  /// - Parameter path: the folders in which programs are looked for, with colons between them; by
  ///   default those of the environment.
  public init(path: String? = nil) {
    self.path = path ?? ProcessInfo.processInfo.environment["PATH"] ?? ""
  }

  /// As `dunwell plugins` calls it.
  public var name: String { "weasyprint" }

  /// Starts WeasyPrint and waits until it is ready.
  ///
  /// - Throws: `PrintError` where it is not on this machine.
  public func open() async throws -> any PagePrinter {
    guard let program = Python(withWeasyPrintIn: path) else { throw WeasyPrintKind.missing }
    return try WeasyPrinter(program)
  }

  static let missing = PrintError(
    "WeasyPrint is not on this machine. Install it (`apt-get install weasyprint`, or "
      + "`pip install weasyprint`) to have PDF.")
}
