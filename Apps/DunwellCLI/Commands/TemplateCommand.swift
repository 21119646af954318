import ArgumentParser
import CreditControl
import Foundation
import Receivables

struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: "The words of notices.",
    subcommands: [TemplatePreviewCommand.self])
}

struct TemplatePreviewCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Writes a notice as it would be, as text, HTML, mail and letter; sends nothing.")

  @Argument(help: "A rung of the policy, or a template.")
  var rung: String

  @Option(help: "Whose (default: an invented customer).") var customer: String?
  @Option(help: "As de; instead of the customer's language.") var language: String?
  @Option(help: "The day of the notice (default: today).") var asOf: String?
  @Option(help: "The folder for the files.") var out = "preview"

  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let day = try Reading.day(asOf, "--as-of", else: context.today)
    let made = try await Preview(try await context.book()).make(
      rung, for: try customer.map(Reading.customer), language: language, on: day,
      at: try context.moment(nil, on: day))
    let written = try made.map { pages in
      // Who owes in several currencies gets a notice for each.
      let stem = made.count == 1 ? rung : "\(rung)-\(pages.currency.code)"
      return (pages, try PreviewFiles.write(pages, stem: "\(out)/\(stem)"))
    }
    if let missing = made.first?.letter?.missing {
      context.console.warn("no PDF of the letter: \(missing)")
    }
    if isJSON {
      tell(written, context.console)
    } else {
      for (pages, files) in written { PreviewFiles.tell(pages, files, context.console) }
    }
    return 0
  }

  /// One notice stands by itself, as it is with most customers.
  private func tell(_ written: [(Preview.Pages, [String])], _ console: Console) {
    func write(_ one: (pages: Preview.Pages, files: [String]), _ json: inout JSONWriter) {
      json.string("subject", one.pages.subject)
      json.strings("files", one.files)
    }
    console.json { json in
      if written.count == 1 { return write(written[0], &json) }
      json.array("notices") { list in
        for one in written {
          list.object { row in
            row.string("currency", one.0.currency.code)
            write(one, &row)
          }
        }
      }
    }
  }
}
