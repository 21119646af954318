import ArgumentParser
import CreditControl
import Receivables

struct InitCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Makes a folder with settings, a policy, templates and an empty book.")

  @Argument(help: "The folder; it is made where it is not there.")
  var folder: String

  @Option(help: "Where the book is kept: sqlite or json.")
  var store = "sqlite"

  @Option(help: "The policy to begin with: friendly or firm.")
  var policy = "friendly"

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let installation = try await context.workshop.make(
      folder, store: store, policy: policy, request: writing.request)
    if isJSON {
      context.console.json { json in
        json.string("book", installation.folder)
        json.string("store", store)
        json.string("policy", policy)
      }
      return 0
    }
    context.console.say(
      """
      A book is in \(folder): settings in dunwell.yaml, the policy in policy.yaml, an empty store.
      Notices will be files under \(folder)/outbox until you name a mail server.
      Next: put your name into \(folder)/dunwell.yaml, then
        dunwell --book \(folder) import customers customers.csv
        dunwell --book \(folder) import invoices invoices.csv
        dunwell --book \(folder) run --dry-run
      """)
    return 0
  }
}
