import CreditControl
import Receivables

/// Says what needs attention today, each with the command to type next.
struct TodaySpeech {
  private let today: Today
  private let command: (String) -> String

  /// - Parameter command: the whole command line for the words of a command.
  init(_ today: Today, command: @escaping (String) -> String) {
    self.today = today
    self.command = command
  }

  /// Whether a command is about a business day.
  static func takesDay(_ words: String) -> Bool {
    words == "run" || words.hasPrefix("aging")
  }

  func tell(_ console: Console) {
    if console.isJSON {
      console.json(write)
    } else {
      words(console)
    }
  }

  // MARK: Words

  /// One thing: what it is, how it stands, what to type.
  private struct Line {
    let name: String
    let words: String
    let command: String
  }

  private func words(_ console: Console) {
    console.say(console.bold("\(today.creditor), \(today.day)"))
    guard !today.isEmpty else {
      console.say("The book is empty. Begin with")
      console.say("  " + command("import customers FILE"))
      console.say("  " + command("import invoices FILE"))
      return
    }
    let lines = run + policy + notices + accounts + money
    // The columns speak for themselves, so that the line of their names is left out.
    let rows = table(lines.map { [$0.name, $0.words, command($0.command)] }).dropFirst()
    if let width = console.width, rows.contains(where: { TextShape.columns(of: $0) > width }) {
      let pairs = lines.flatMap { [[$0.name, $0.words], ["", command($0.command)]] }
      table(pairs).dropFirst().forEach(console.say)
    } else {
      rows.forEach(console.say)
    }
  }

  private func table(_ rows: [[String]]) -> [String] {
    var table = Table((rows.first ?? []).map { _ in ("", .left) })
    for row in rows { table.add(row) }
    return table.lines
  }

  private var run: [Line] {
    let last = today.lastRun.map { "the last was that of \($0)" } ?? "there was none yet"
    guard today.isRunToday else {
      let more = today.due.number > 0 ? "; \(text(today.due, "account")) to look at" : ""
      return [Line(name: "run", words: "today's is to be made, \(last)\(more)", command: "run")]
    }
    guard today.due.number > 0 else {
      return [Line(name: "run", words: "today's is made", command: "notices")]
    }
    return [
      Line(
        name: "run",
        words: "today's is made; \(text(today.due, "account")) to look at again",
        command: "run")
    ]
  }

  private var policy: [Line] {
    switch today.policyFile {
    case .inForce: []
    case .notAdopted:
      [Line(name: "policy", words: "the first run puts the file in force", command: "policy show")]
    case .differs:
      [
        Line(
          name: "policy", words: "the file differs from the one in force",
          command: "policy adopt")
      ]
    case .unreadable(let what): [Line(name: "policy", words: what, command: "policy show")]
    }
  }

  private var notices: [Line] {
    let kinds: [(Today.Count, name: String, words: String, command: String)] = [
      (today.unknown, "unknown", "may or may not have been sent", "notices --status unknown"),
      (today.waiting, "approval", "held until somebody approves", "notices --status waiting"),
      (today.retrying, "retrying", "could not be handed over", "deliver"),
      (today.unsent, "unsent", "decided and not sent yet", "deliver"),
      (
        today.failed, "failed", "refused within the last seven days", "notices --status failed"
      ),
    ]
    return kinds.filter { $0.0.number > 0 }.map { count, name, words, command in
      Line(name: name, words: "\(text(count, "notice")) \(words)", command: command)
    }
  }

  private var accounts: [Line] {
    guard let first = today.damaged.first else { return [] }
    let count = Count.text(today.damaged.count, "account")
    return [
      Line(name: "left", words: "\(count) cannot be read, as \(first)", command: "verify")
    ]
  }

  private var money: [Line] {
    var lines: [Line] = []
    func add(_ name: String, _ amounts: [Money], _ words: String, _ command: String) {
      let sums = amounts.filter { !$0.isZero }.map(\.description)
      guard !sums.isEmpty else { return }
      lines.append(
        Line(name: name, words: "\(sums.joined(separator: ", ")) \(words)", command: command))
    }
    func each(_ part: (AgingLine) -> Int64) -> [Money] {
      today.receivables.map { Money(minorUnits: part($0), $0.currency) }
    }
    add("unapplied", each(\.unapplied), "without an invoice", "aging --by customer")
    add("due", today.dueThisWeek, "within seven days", "aging")
    add("overdue", each(\.overdue), "past due", "aging --by customer")
    return lines
  }

  private func text(_ count: Today.Count, _ noun: String) -> String {
    count.isBounded
      ? "more than \(Count.text(count.number, noun))" : Count.text(count.number, noun)
  }

  // MARK: JSON

  private func write(_ json: inout JSONWriter) {
    json.day("asOf", today.day)
    json.dayOrNull("lastRun", today.lastRun)
    json.bool("runToday", today.isRunToday)
    json.object("notices") { object in
      write(today.unknown, "unknown", &object)
      write(today.waiting, "waiting", &object)
      write(today.retrying, "retrying", &object)
      write(today.unsent, "unsent", &object)
      write(today.failed, "failed", &object)
    }
    write(today.due, "accountsDue", &json)
    json.strings("damaged", today.damaged.map(\.text))
    json.array("currencies") { list in
      let currencies = today.receivables.map(\.currency) + today.dueThisWeek.map(\.currency)
      for currency in Set(currencies).sorted() { list.object { write(currency, &$0) } }
    }
    json.string("policyFile", policyWord)
  }

  private func write(_ currency: Currency, _ json: inout JSONWriter) {
    let line = today.receivables.first { $0.currency == currency }
    let week = today.dueThisWeek.first { $0.currency == currency }
    func text(_ minorUnits: Int64?) -> String {
      Money(minorUnits: minorUnits ?? 0, currency).decimal
    }
    json.string("currency", currency.code)
    json.string("open", text(line?.total))
    json.string("overdue", text(line?.overdue))
    json.string("dueThisWeek", text(week?.minorUnits))
    json.string("unapplied", text(line?.unapplied))
  }

  /// Counted up to a bound; `more` says that there are more.
  private func write(_ count: Today.Count, _ key: StaticString, _ json: inout JSONWriter) {
    json.object(key) { object in
      object.integer("count", count.number)
      if count.isBounded { object.bool("more", true) }
    }
  }

  private var policyWord: String {
    switch today.policyFile {
    case .inForce: "in-force"
    case .notAdopted: "not-adopted"
    case .differs: "differs"
    case .unreadable: "unreadable"
    }
  }
}
