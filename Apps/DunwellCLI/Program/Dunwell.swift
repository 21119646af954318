public import ArgumentParser
public import CreditControl
import Foundation

/// The command line: parses, opens the book, runs one command, and ends with its exit code.
///
/// A build lists its plugins and calls ``main(_:)``; everything else is here.
public struct Dunwell: ParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "dunwell",
    abstract: "Knows what is owed, decides what to do next and why, and does it once.",
    discussion: """
      A book is a folder with dunwell.yaml. It is named by --book PATH, else by DUNWELL_BOOK, else it \
      is the nearest one upward from where you are.

      Begin with: dunwell init my-book

      Without a command, dunwell says what needs attention today.
      """,
    version: version,
    subcommands: subcommands)

  public static let version = "0.1.0"

  public static var subcommands: [any ParsableCommand.Type] {
    [
      InitCommand.self, DemoCommand.self, TodayCommand.self, ImportCommand.self, RunCommand.self,
      DeliverCommand.self, AgingCommand.self, WhyCommand.self, CustomerCommand.self,
      InvoiceCommand.self, PayCommand.self, PaymentCommand.self, CreditCommand.self,
      NoticesCommand.self,
      PromiseCommand.self, PlanCommand.self, SettlementCommand.self, DisputeCommand.self,
      ChargeCommand.self, AutopayCommand.self, WebhookCommand.self, SyncCommand.self,
      MailboxCommand.self, WorklistCommand.self, TaskCommand.self, HandoffCommand.self,
      DossierCommand.self, PolicyCommand.self, TemplateCommand.self, ReportCommand.self,
      BookCommands.self, VerifyCommand.self, ExportCommand.self,
      BackupCommand.self, RestoreCommand.self, ConvertCommand.self, PluginsCommand.self,
      CompletionCommand.self,
    ]
  }

  public init() {}

  /// Runs the program with a build's plugins and ends it.
  public static func main(_ plugins: Plugins) async -> Never {
    let code = await run(
      Array(CommandLine.arguments.dropFirst()), Workshop(plugins), Console(isJSON: false))
    Foundation.exit(code)
  }

  /// Runs one command line and tells its exit code.
  static func run(_ arguments: [String], _ workshop: Workshop, _ console: Console) async -> Int32 {
    let line = CommandArguments(arguments)
    do {
      var command = try Dunwell.parseAsRoot(line.rest.isEmpty ? [TodayCommand.name] : line.rest)
      guard let action = command as? any Action else {
        try command.run()
        return 0
      }
      let console = Console(isJSON: action.isJSON)
      let context = Context(workshop: workshop, console: console, bookPath: line.book)
      do {
        return try await action.run(context)
      } catch {
        return console.fail(RunError(explaining: error))
      }
    } catch {
      let message = Dunwell.fullMessage(for: error)
      let code = Dunwell.exitCode(for: error).rawValue
      console.parserSays(message, isError: code != 0)
      return code
    }
  }
}

/// A command that uses a book, a console, or both.
protocol Action: ParsableCommand {
  var isJSON: Bool { get }
  /// - Returns: the exit code: 0 done, 1 the answer is no.
  func run(_ context: Context) async throws -> Int32
}

extension Action {
  var isJSON: Bool { false }
}
