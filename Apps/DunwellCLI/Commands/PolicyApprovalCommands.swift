import ArgumentParser
import CreditControl
import Receivables

struct PolicyApprovalsCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "approvals", abstract: "Notices that wait for a person to look at them.")

  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let notices = try await Ledgers(try await context.book())
      .notices(on: nil, status: Notice.Status.waiting.rawValue)
    NoticeSpeech(context.console).tell(notices, ifNone: "Nothing waits for approval.")
    return 0
  }
}

struct PolicyApproveCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Lets notices go that waited; the next delivery sends them.")

  @Argument(help: "The notices.") var notices: [String]
  @Option(help: "A note, kept privately.") var note: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    try await Judging(notices: notices, note: note, writing: writing)
      .run(.approved, "is approved", context)
  }
}

struct PolicyRejectCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "reject", abstract: "Keeps notices back for good; their rungs count as done.")

  @Argument(help: "The notices.") var notices: [String]
  @Option(help: "A note, kept privately.") var note: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    try await Judging(notices: notices, note: note, writing: writing)
      .run(.rejected, "is rejected", context)
  }
}

/// One judgement about several notices.
private struct Judging {
  let notices: [String]
  let note: String?
  let writing: WritingOptions

  func run(
    _ judgement: NoticeJudged.Judgement, _ words: String, _ context: Context
  ) async throws -> Int32 {
    guard notices.count == 1 || writing.id == nil else {
      throw RunError(.usage, "--id names one act; give one notice with it.")
    }
    let desk = Desk(try await context.book(), request: writing.request)
    let day = try await desk.openDay(today: context.today)
    var outcome = Desk.Outcome.done
    for notice in notices {
      outcome = try await desk.judge(notice, judgement, note: note, on: day)
    }
    let list = notices.joined(separator: ", ")
    OutcomeSpeech(context.console).tell(outcome, "\(list) \(words).")
    return 0
  }
}
