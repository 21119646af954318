import Foundation
import Receivables
import ReceivablesPorts
import Testing

/// What the bakery supplier Northwind writes to a café.
enum Northwind {
  static let creditor = Creditor(
    name: "Northwind GmbH", country: "DE", address: ["Speicherstraße 4", "20457 Hamburg"],
    email: "ar@northwind.example")

  static func line(
    _ item: String, issued: String, due: String, open: Int64, daysOverdue: Int,
    currency: String = "EUR"
  ) throws -> NoticeContent.Line {
    NoticeContent.Line(
      item: item, issued: try #require(Day(issued)), due: try #require(Day(due)),
      open: try money(open, currency), daysOverdue: daysOverdue)
  }

  static func money(_ minorUnits: Int64, _ currency: String = "EUR") throws -> Money {
    Money(minorUnits: minorUnits, try #require(Currency(code: currency)))
  }

  /// Two invoices, one of them not due yet, and a payment that waits.
  static func two(language: String, name: String = "Café Søren & Co") throws -> NoticeContent {
    NoticeContent(
      language: language, name: name, creditor: creditor, day: try #require(Day("2025-07-02")),
      lines: [
        try line(
          "INV-7", issued: "2025-05-22", due: "2025-06-21", open: 1_234_50, daysOverdue: 11),
        try line(
          "INV-12/2", issued: "2025-06-20", due: "2025-07-20", open: 99_00, daysOverdue: -18),
      ],
      asked: try money(1_283_50), waiting: try money(50_00), reference: "N-4711")
  }

  /// One invoice that is past due.
  static func one(
    language: String, currency: String = "EUR", open: Int64 = 1_234_50,
    creditor: Creditor = Northwind.creditor
  ) throws -> NoticeContent {
    NoticeContent(
      language: language, name: "Brot & Butter", creditor: creditor,
      day: try #require(Day("2025-07-02")),
      lines: [
        try line(
          "INV-7", issued: "2025-05-22", due: "2025-06-21", open: open, daysOverdue: 11,
          currency: currency)
      ],
      asked: try money(open, currency), waiting: try money(0, currency), reference: "N-4711")
  }
}

/// A folder of templates that is gone after the test.
final class TemplateFolder: Sendable {
  let path: String

  init(_ files: [String: String]) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files {
      try Data(text.utf8).write(to: url.appending(path: name))
    }
    path = url.path
  }

  deinit {
    // What stays of a test in the temporary folder hurts nobody.
    try? FileManager.default.removeItem(atPath: path)
  }
}
