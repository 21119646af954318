import ArgumentParser
import CreditControl
import Dunning
import Receivables

struct WhyCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "What was decided for an invoice or a customer on a day, and every rule that spoke.")

  @Argument(help: "An invoice or a customer; invoice:ID or customer:ID where an id is both.")
  var subject: String

  @Option(help: "The day (default: that of the last run).")
  var on: String?

  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let day = try on.map { try Reading.day($0, "--on") }
    let book = try await context.book()
    let subject = try await Subject(subject, in: book)
    let answer = try await Why(book).ask(subject, on: day, today: context.today)
    if isJSON {
      context.console.json { write(answer, &$0) }
    } else {
      tell(answer, context.console)
    }
    return 0
  }

  private func write(_ answer: WhyAnswer, _ json: inout JSONWriter) {
    json.string("subject", answer.subject.text)
    json.day("on", answer.on)
    json.string("basis", answer.basis.rawValue)
    json.string("decision", answer.decision)
    json.strings("acts", answer.acts)
    json.string("rung", ifPresent: answer.rung)
    json.string("about", ifPresent: answer.about)
    json.array("trace") { list in
      for line in answer.trace {
        list.object { row in
          row.string("rule", line.rule.rawValue)
          row.string("outcome", line.outcome.rawValue)
          if case .item(let item) = line.subject { row.string("item", item.text) }
          row.string("detail", line.detail)
          if let until = line.until { row.day("until", until) }
        }
      }
    }
    json.dayOrNull("nextAttention", answer.nextAttention)
    json.string("engine", ifPresent: answer.earlierEngine)
    if !answer.since.isEmpty { json.strings("since", answer.since) }
  }

  private func tell(_ answer: WhyAnswer, _ console: Console) {
    let words = [answer.about, answer.rung].compactMap(\.self).joined(separator: ", ")
    let rung = words.isEmpty ? "" : " (\(words))"
    console.say(
      console.bold("\(answer.subject.text) on \(answer.on): \(answer.decision)\(rung)"))
    console.say(
      answer.earlierEngine.map { "As stored by engine \($0): it cannot be decided again." }
        ?? Self.words(answer.basis))
    var table = Table(("rule", .left), ("answer", .left), ("what it read", .text))
    for line in answer.trace {
      var detail = line.detail
      if case .item(let item) = line.subject { detail = "\(item.text): \(detail)" }
      if let until = line.until { detail += " (until \(until))" }
      table.add([line.rule.rawValue, line.outcome.rawValue, detail])
    }
    console.say(table)
    for words in answer.since { console.say("Since then: \(words).") }
    if let next = answer.nextAttention {
      console.say("Without anything new, the next day to look at is \(next).")
    } else {
      console.say("Without anything new, nothing more will happen.")
    }
  }

  private static func words(_ basis: WhyAnswer.Basis) -> String {
    switch basis {
    case .recorded: "As recorded: decided again from what was read then, with the same result."
    case .replayed: "Replayed: decided again as known when that day's run ended."
    case .noRun: "There was no run on that day; this is what it would have found."
    case .forecast: "A forecast, as things stand now."
    }
  }
}
