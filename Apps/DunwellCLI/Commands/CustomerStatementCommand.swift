import ArgumentParser
import CreditControl
import Foundation
import Receivables

struct CustomerStatementCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "statement",
    abstract: "Writes a statement of account for each currency, with those it answers for.")

  @Argument(help: "The customer's id.")
  var customer: String

  @Option(help: "The day (default: today).") var asOf: String?
  @Flag(help: "Everything that moved, with the balance, and not only what is open.")
  var all = false
  @Option(help: "The first day of everything (default: three months before).") var from: String?
  @Option(help: "Only this currency.") var currency: String?
  @Option(help: "As de; instead of the customer's language.") var language: String?
  @Option(help: "The folder for the files.") var out = "statements"

  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let day = try Reading.day(asOf, "--as-of", else: context.today)
    let statements = try await Preview(try await context.book()).statements(
      of: try Reading.customer(customer), in: try Reading.currency(currency),
      since: try since(day), language: language, on: day, at: try context.moment(nil, on: day))
    let written = try statements.map { ($0, try write($0, day)) }
    if isJSON {
      context.console.json { json in
        json.array("statements") { list in
          for (statement, files) in written {
            list.object { row in
              row.string("currency", statement.currency.code)
              row.string("subject", statement.pages.subject)
              row.strings("files", files)
            }
          }
        }
      }
      return 0
    }
    for (statement, files) in written {
      PreviewFiles.tell(statement.pages, files, context.console)
    }
    return 0
  }

  private func since(_ day: Day) throws -> Day? {
    guard all || from != nil else { return nil }
    let since = try Reading.day(from, "--from", else: day.adding(days: -91))
    guard since <= day else { throw RunError(.usage, "--from \(since) is after \(day).") }
    return since
  }

  private func write(_ statement: Preview.Statement, _ day: Day) throws -> [String] {
    // A customer's id may hold signs that no file's name does.
    let name = customer.map { $0.isLetter || $0.isNumber || "-_".contains($0) ? $0 : "_" }
    return try PreviewFiles.write(
      statement.pages, stem: "\(out)/\(String(name))-\(day)-\(statement.currency.code)")
  }
}
