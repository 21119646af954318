import ArgumentParser
import CreditControl
import Foundation
import Receivables

/// Every command that reads a book has these.
struct BookOptions: ParsableArguments {
  @Option(help: "The book's folder; may also stand before the command.")
  var book: String?

  @Flag(help: "One JSON document on standard output, prose on standard error.")
  var json = false
}

/// Every command that writes has these.
struct WritingOptions: ParsableArguments {
  @Option(help: "A key for this act; the same key twice is one act.")
  var id: String?

  @Option(help: "Who does it (default: the login name).")
  var author: String?

  var request: Request {
    let environment = ProcessInfo.processInfo.environment
    let login = environment["USER"] ?? environment["LOGNAME"] ?? NSUserName()
    return Request(author: author ?? login, key: id)
  }

  /// Of whoever only asks: nothing is written in their name.
  static var asking: Request { Request(author: "", key: nil) }
}

/// Reads values of the command line, with an error that says what to write.
enum Reading {
  static func day(_ text: String, _ option: String) throws -> Day {
    guard let day = Day(text) else {
      throw RunError(
        .usage, "\(option): \"\(text)\" is not a day. Write it as 2026-03-31.")
    }
    return day
  }

  static func day(_ text: String?, _ option: String, else other: Day) throws -> Day {
    try text.map { try day($0, option) } ?? other
  }

  /// An address that mail can go to, as far as that can be seen.
  static func email(_ text: String, _ option: String) throws -> String {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }),
      !text.contains(where: \.isWhitespace)
    else {
      throw RunError(
        .usage, "\(option): \"\(text)\" is no address. Write it as ada@northwind.example.")
    }
    return text
  }

  static func amount(_ text: String, _ option: String) throws -> DecimalAmount {
    do {
      return try DecimalAmount(text, decimal: .point)
    } catch {
      throw RunError(.badInput, "\(option): \"\(text)\" is not an amount. Write it as 1234.50.")
    }
  }

  /// A word out of a fixed set; nil where none was given.
  ///
  /// - Parameter instead: what to do with another word.
  static func word<Word: RawRepresentable<String> & CaseIterable>(
    _ text: String?, _ option: String, instead: String = ""
  ) throws -> Word? {
    guard let text else { return nil }
    guard let word = Word(rawValue: text) else {
      let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
      throw RunError(
        .usage,
        "\(option) is one of \(known), not \"\(text)\"."
          + (instead.isEmpty ? "" : " " + instead))
    }
    return word
  }

  static func percent(_ text: String, _ option: String) throws -> Percent {
    guard let percent = Percent(text.hasSuffix("%") ? String(text.dropLast()) : text) else {
      throw RunError(.badInput, "\(option): \"\(text)\" is no rate. Write it as 11.5.")
    }
    return percent
  }

  static func buckets(_ text: String) throws -> AgingBuckets {
    let edges = text.split(separator: ",").map { Int($0) }
    guard let buckets = AgingBuckets(edges: edges.compactMap { $0 }), !edges.contains(nil) else {
      throw RunError(.usage, "--buckets takes rising numbers of days, as 30,60,90.")
    }
    return buckets
  }

  static func currency(_ text: String?) throws -> Currency? {
    guard let text else { return nil }
    guard let currency = Currency(code: text) else {
      throw RunError(
        .badInput, "\"\(text)\" is not a currency of ISO 4217. Write it as EUR.")
    }
    return currency
  }

  /// A customer's id; `customer:` before it is allowed, the book's own accounts are not.
  static func customer(_ text: String) throws -> AccountID {
    let id = text.hasPrefix("customer:") ? String(text.dropFirst(9)) : text
    guard !AccountID(id).isReserved || AccountID(id) == .suspense, !id.isEmpty else {
      throw RunError(.badInput, "\"\(text)\" is no customer's id.")
    }
    return AccountID(id)
  }

  static func invoice(_ text: String) -> String {
    text.hasPrefix("invoice:") ? String(text.dropFirst(8)) : text
  }
}
