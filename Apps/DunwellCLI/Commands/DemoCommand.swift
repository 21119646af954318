import ArgumentParser
import CreditControl

struct DemoCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Makes a book of practice customers, lives a year of it, shows what happened.")

  @Argument(help: "The folder to be made (default: a temporary one).")
  var folder: String?

  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    throw RunError(.usage, "the demo is not built yet.")
  }
}
