import ArgumentParser
import CreditControl
import Foundation
import Receivables

struct ImportCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Reads a file of customers, invoices, payments or credits, all or nothing.",
    discussion: """
      Columns are found by their names; --map COLUMN=FIELD says what a column means, --set FIELD=VALUE \
      gives one value to all rows. Fields:
        customers  id, name, email, phone, address1, address2, city, postcode, country, language,
                   timezone, kind, tags, credit_limit, currency
        invoices   id, customer, issue_date, due_date, currency, amount, terms, reference, po_number,
                   description
        payments   id, customer, date, currency, amount, reference, invoice
        credits    id, customer, date, currency, amount, invoice, reason
      """)

  @Argument(help: "customers, invoices, payments or credits.")
  var rows: String

  @Argument(help: "The file, or - for standard input.")
  var file: String

  @Option(help: "The format of the file.")
  var format = "csv"

  @Option(help: "COLUMN=FIELD; may be repeated, and a column may feed several fields.")
  var map: [String] = []

  @Option(help: "FIELD=VALUE for all rows; may be repeated.")
  var set: [String] = []

  @Flag(help: "Leaves columns out that feed no field; else they are kept as notes.")
  var dropUnknown = false

  @Option(help: "The order of dates: ymd, dmy or mdy.")
  var dates: String?

  @Option(help: "The decimal sign of amounts: point or comma.")
  var decimal: String?

  @Option(help: "Takes the good rows, and writes the refused ones to this file.")
  var skipBad: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    if file != "-", !FileManager.default.fileExists(atPath: file) {
      throw RunError(.missing, "there is no file \(file). Check the name and the folder.")
    }
    var wish = ImportWish(today: context.today)
    wish.path = file
    wish.rows = rows
    wish.format = format
    wish.map = map
    wish.set = set
    wish.dropsUnknown = dropUnknown
    wish.dates = dates
    wish.decimal = decimal
    wish.skipBad = skipBad
    let orders = try context.workshop.orders(wish)
    let book = try await context.book()
    let run = ImportRun(book, request: writing.request, progress: context.console.told)
    do {
      tell(try await run.execute(orders), context.console)
      return 0
    } catch let refused as ImportRun.Refused {
      tellRefused(refused.report, context.console)
      return 65
    }
  }

  private func tell(_ report: ImportReport, _ console: Console) {
    if isJSON { return console.json { write(report, &$0) } }
    var text = "\(rows): \(report.added) added, \(report.updated) updated"
    text += ", \(report.unchanged) already there"
    if report.refusedTotal > 0, let skipBad {
      text += ", \(report.refusedTotal) refused (see \(skipBad))"
    }
    console.say(text)
  }

  private func tellRefused(_ report: ImportReport, _ console: Console) {
    if isJSON {
      console.json { write(report.withNothingTaken, &$0) }
    }
    for refused in report.refused.prefix(20) {
      let field = refused.field.isEmpty ? "" : "\(refused.field): "
      console.warn("\(file):\(refused.line): \(field)\(refused.reason)")
    }
    if report.refusedTotal > 20 {
      console.warn("and \(Count.text(report.refusedTotal - 20, "more row")).")
    }
    console.warn(
      "\(Count.text(report.refusedTotal, "row")) refused, nothing was imported. Mend what is wrong,"
        + " or take the good rows with --skip-bad FILE.")
  }

  private func write(_ report: ImportReport, _ json: inout JSONWriter) {
    json.integer("added", report.added)
    json.integer("updated", report.updated)
    json.integer("unchanged", report.unchanged)
    json.integer("refusedTotal", report.refusedTotal)
    json.array("refused") { list in
      for refused in report.refused {
        list.object { row in
          row.integer("line", refused.line)
          row.string("field", refused.field)
          row.string("reason", refused.reason)
        }
      }
    }
  }
}
