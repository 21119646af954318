import ArgumentParser
import CreditControl
import Receivables

struct WorklistCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "worklist",
    abstract: "What people are to look at, those who owe most first.")

  @Option(help: "Only what this person has taken on.") var assignee: String?
  @Option(help: "The day by which something is overdue (default: today).") var asOf: String?

  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let day = try Reading.day(asOf, "--as-of", else: context.today)
    let rows = try await Worklist(try await context.book()).rows(on: day, assignee: assignee)
    WorklistSpeech(context.console).tell(rows)
    return 0
  }
}

struct TaskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "task", abstract: "Something that a person is to look at.",
    subcommands: [TaskShowCommand.self, TaskAssignCommand.self, TaskDoneCommand.self])
}

struct TaskShowCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Why it was raised, and what there is to read.")

  @Argument(help: "The task.") var task: String
  @Option(help: "The day by which something is overdue (default: today).") var asOf: String?

  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let day = try Reading.day(asOf, "--as-of", else: context.today)
    let row = try await Worklist(try await context.book()).row(task, on: day)
    WorklistSpeech(context.console).tell(row)
    return 0
  }
}

struct TaskAssignCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "assign", abstract: "Says who takes it on.")

  @Argument(help: "The task.") var task: String
  @Argument(help: "Who takes it on; kept privately.") var name: String

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    guard !name.isEmpty else { throw RunError(.usage, "say who takes it on.") }
    let desk = Desk(try await context.book(), request: writing.request)
    let outcome = try await desk.assign(
      task, to: name, on: try await desk.openDay(today: context.today))
    OutcomeSpeech(context.console).tell(outcome, "\(task) is with \(name).")
    return 0
  }
}

struct TaskDoneCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "done", abstract: "It was looked at; what it held up goes on.")

  @Argument(help: "The task.") var task: String
  @Option(help: "What came of it, kept privately.") var note: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let desk = Desk(try await context.book(), request: writing.request)
    let day = try await desk.openDay(today: context.today)
    let outcome = try await desk.finish(task, note: note, on: day)
    OutcomeSpeech(context.console).tell(outcome, "\(task) is done\(Since.text(day)).")
    return 0
  }
}
