import ArgumentParser
import CreditControl
import Dunning
import Foundation
import Receivables

struct RunCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Does the whole day, or each day in turn: decide, deliver, seal.")

  @Option(help: "The business day (default: today).")
  var asOf: String?

  @Option(help: "The first of several days.")
  var from: String?

  @Option(help: "The last of several days.")
  var to: String?

  @Option(help: "The moment at which it acts (default: now, or noon UTC of a past day).")
  var at: String?

  @Flag(help: "Decides and tells, and writes nothing.")
  var dryRun = false

  @Flag(help: "Decides, and leaves what is to be sent in the outbox.")
  var noDeliver = false

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let days = try days(context)
    let book = try await context.book()
    try await warnOfPolicy(book, context.console)
    let interruption = Interruption()
    let listening = interruption.listen()
    defer { listening.cancel() }
    let run = DailyRun(
      book, request: writing.request, progress: context.console.told,
      shouldStop: { interruption.isAsked })
    var total: RunTotal?
    for (index, day) in days.enumerated() {
      if interruption.isAsked { throw CancellationError() }
      if days.count > 1 {
        context.console.told(RunProgress(work: "running", done: index, total: days.count))
      }
      let orders = DailyRun.Orders(
        day: day, moment: try context.moment(at, on: day), isDry: dryRun, delivers: !noDeliver)
      let report = try await run.execute(orders)
      if total == nil { total = RunTotal(report) } else { total?.add(report) }
    }
    guard let total else { return 0 }
    RunSpeech(context.console, isDry: dryRun).tell(total)
    return total.hasWorkLeft ? 69 : 0
  }

  private func days(_ context: Context) throws -> [Day] {
    guard from != nil || to != nil else {
      return [try Reading.day(asOf, "--as-of", else: context.today)]
    }
    guard asOf == nil, let from, let to else {
      throw RunError(.usage, "say --from D --to D, or --as-of D.")
    }
    let first = try Reading.day(from, "--from")
    let last = try Reading.day(to, "--to")
    guard first <= last else {
      throw RunError(.usage, "--from \(first) is after --to \(last).")
    }
    return (0...last.days(since: first)).map { first.adding(days: $0) }
  }

  private func warnOfPolicy(_ book: Installation, _ console: Console) async throws {
    if let words = try await PolicyDesk(book).inForce()?.editionWords { return console.warn(words) }
    if try await PolicyDesk(book).fileDiffers() {
      console.warn(
        "policy.yaml differs from the policy in force, which this run goes by."
          + " `dunwell policy adopt` puts the file in force.")
    }
  }
}

struct DeliverCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "deliver", abstract: "Sends what is due by now, and decides nothing new.")

  @Option(help: "The business day (default: today).")
  var asOf: String?

  @Option(help: "The moment at which it acts (default: now, or noon UTC of a past day).")
  var at: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let book = try await context.book()
    let last = try await book.history().lastRunDay
    let day = try Reading.day(asOf, "--as-of", else: last ?? context.today)
    let run = DeliveryRun(book, request: writing.request, progress: context.console.told)
    let report = try await run.execute(on: day, at: try context.moment(at, on: day))
    let total = RunTotal(report)
    RunSpeech(context.console, isDry: false).tell(total)
    return total.hasWorkLeft ? 69 : 0
  }
}
