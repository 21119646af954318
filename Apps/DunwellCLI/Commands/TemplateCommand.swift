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
    let pages = try await Preview(try await context.book()).make(
      rung, for: try customer.map(Reading.customer), language: language, on: day,
      at: try context.moment(nil, on: day))
    let files = try PreviewFiles.write(pages, stem: "\(out)/\(rung)")
    if let missing = pages.letter?.missing {
      context.console.warn("no PDF of the letter: \(missing)")
    }
    if isJSON {
      context.console.json { json in
        json.string("subject", pages.subject)
        json.strings("files", files)
      }
      return 0
    }
    PreviewFiles.tell(pages, files, context.console)
    return 0
  }
}
