import ArgumentParser
import CreditControl
import Foundation
import Receivables

struct DemoCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Makes a book of practice customers, lives a year of it, shows what happened.",
    discussion: """
      Three hundred invented customers, prompt and late ones, from 2025-01-01 to 2025-12-31. Until \
      March nobody reminds them; from April on the daily run does. The same every time.
      """)

  @Argument(help: "The folder to be made (default: dunwell-demo, here).")
  var folder: String?

  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let folder = folder ?? "dunwell-demo"
    guard !FileManager.default.fileExists(atPath: folder) else {
      throw RunError(
        .cannotWrite,
        "\(folder) is there already. Look at it with"
          + " `dunwell --book \(folder) aging --as-of \(PracticeYear.lastDay)`,"
          + " or name a new folder: `dunwell demo DIR`.")
    }
    let interruption = Interruption()
    let listening = interruption.listen()
    defer { listening.cancel() }
    let report = try await context.workshop.practise(
      in: folder, request: Request(author: "demo"), progress: context.console.told,
      shouldStop: { interruption.isAsked })
    DemoSpeech(report, folder: folder).tell(context.console)
    return report.verification.isWhole ? 0 : 1
  }
}
