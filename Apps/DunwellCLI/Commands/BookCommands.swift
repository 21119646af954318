import ArgumentParser
import CreditControl
import Receivables

struct BookCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "book", abstract: "The book itself.", subcommands: [CloseCommand.self])
}

struct CloseCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "close",
    abstract: "Entries of this day and before are refused from then on, or need a reason.")

  @Option(help: "The last day that is closed.")
  var through: String

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let day = try Reading.day(through, "--through")
    let outcome = try await Desk(try await context.book(), request: writing.request)
      .close(through: day)
    OutcomeSpeech(context.console).tell(outcome, "The book is closed through \(day).")
    return 0
  }
}

struct VerifyCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Whether everything derived equals the entries, and chains and seals are whole.")

  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let book = try await context.book()
    let report = try await Verification(book, progress: context.console.told).execute()
    if isJSON {
      context.console.json { write(report, &$0) }
    } else {
      tell(report, context.console)
    }
    return report.isWhole ? 0 : 1
  }

  private func write(_ report: VerifyReport, _ json: inout JSONWriter) {
    json.bool("ok", report.isWhole)
    json.integer("entries", report.entries)
    json.integer("accounts", report.accounts)
    json.string("head", report.head.description)
    json.array("problems") { list in
      for problem in report.problems {
        list.object { row in
          row.string("account", problem.account.text)
          row.string("what", problem.what)
          if let entry = problem.entry { row.integer("entry", entry) }
        }
      }
    }
  }

  private func tell(_ report: VerifyReport, _ console: Console) {
    for problem in report.problems {
      let entry = problem.entry.map { ", entry \($0)" } ?? ""
      console.say(console.red("\(problem.account)\(entry): \(problem.what)"))
    }
    let word = report.isWhole ? "The book is whole" : Count.text(report.problems.count, "problem")
    console.say("\(word): \(report.entries) entries of \(report.accounts) accounts.")
    console.say("Head: \(report.head)")
  }
}

struct ExportCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes every entry as JSON lines.")

  @Argument(help: "The file to be made.")
  var file: String

  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let book = try await context.book()
    let count = try await BookExport(book, progress: context.console.told).execute(to: file)
    CopySpeech(context.console).tell(count, "entries are in \(file).")
    return 0
  }
}

struct BackupCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copies the book with its settings into a new folder, while it is in use.")

  @Argument(help: "The folder to be made.")
  var file: String

  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    try await context.workshop.backUp(try await context.book(), to: file)
    CopySpeech(context.console).tell(nil, "The backup is in \(file).")
    return 0
  }
}

struct RestoreCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Makes a book folder from a backup.")

  @Argument(help: "The backup.")
  var file: String

  @Argument(help: "The folder to be made.")
  var folder: String

  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let book = try await context.workshop.restore(file, to: folder)
    let report = try await Verification(book, progress: context.console.told).execute()
    guard report.isWhole else {
      context.console.warn(
        "the restored book is not whole; `dunwell --book \(folder) verify` tells what is wrong.")
      return 1
    }
    CopySpeech(context.console).tell(
      report.entries, "entries are restored in \(folder), and the book is whole.")
    return 0
  }
}

struct ConvertCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Records the book again in another storage, with the same entries and heads.",
    discussion: "Then name the new store in dunwell.yaml: store: {kind: json, path: PATH}.")

  @Option(help: "The storage: sqlite or json.")
  var to: String

  @Argument(help: "Where the new store is made.")
  var path: String

  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let book = try await context.book()
    let count = try await context.workshop.convert(
      book, to: to, at: path, progress: context.console.told)
    CopySpeech(context.console).tell(
      count,
      "entries are in \(path). Name it in dunwell.yaml to use it:"
        + " store: {kind: \(to), path: ..}")
    return 0
  }
}
