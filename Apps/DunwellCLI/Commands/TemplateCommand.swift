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
    let stem = "\(out)/\(rung)"
    let files =
      [
        (stem + ".txt", Data(pages.text.utf8)), (stem + ".html", Data(pages.html.utf8)),
        (stem + ".eml", Data(pages.message)),
      ] + letterFiles(pages, stem)
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    for (path, data) in files {
      guard FileManager.default.createFile(atPath: path, contents: data) else {
        throw RunError(.cannotWrite, "\(path) cannot be written.")
      }
    }
    if let missing = pages.letter?.missing {
      context.console.warn("no PDF of the letter: \(missing)")
    }
    if isJSON {
      context.console.json { json in
        json.string("subject", pages.subject)
        json.strings("files", files.map(\.0))
      }
      return 0
    }
    context.console.say("Subject: \(pages.subject)")
    context.console.say("")
    context.console.say(pages.text)
    context.console.say("Written: \(files.map(\.0).joined(separator: ", "))")
    return 0
  }
  private func letterFiles(_ pages: Preview.Pages, _ stem: String) -> [(String, Data)] {
    guard let letter = pages.letter else { return [] }
    return [(stem + ".letter.html", Data(letter.html.utf8))]
      + (letter.pdf.map { [(stem + ".pdf", Data($0))] } ?? [])
  }
}
