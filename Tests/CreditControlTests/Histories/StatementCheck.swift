import Receivables
import ReceivablesPorts
import Synchronization

/// A statement as its reader would add it up, against the entries.
struct StatementCheck {
  /// What does not add up, each as a sentence.
  private(set) var mistakes: [String] = []

  init(_ statement: NoticeContent, _ sum: EntrySum) {
    guard let ledger = statement.ledger else {
      mistakes = ["there is no ledger"]
      return
    }
    let balance = sum.on(statement.day)
    expect(ledger.opening, sum.on(ledger.since.adding(days: -1)), "opening")
    var running = ledger.opening.minorUnits
    for posting in ledger.postings {
      running += posting.amount.minorUnits
      expect(posting.balance, running, "balance after \(posting.document) on \(posting.day)")
    }
    if running != balance { mistakes.append("it ends in \(running), and \(balance) is owed") }

    let lines = statement.lines.reduce(Int64(0)) { $0 + $1.open.minorUnits }
    let charges = statement.charges.filter(\.isOwed).reduce(Int64(0)) {
      $0 + $1.amount.minorUnits
    }
    let waiting = statement.waiting.minorUnits
    let open = lines + charges - waiting
    if open != balance {
      mistakes.append("it lists \(open) as open, and \(balance) is owed")
    }
    expect(statement.asked, balance, "its balance")
  }

  private mutating func expect(_ money: Money, _ cents: Int64, _ what: String) {
    if money.minorUnits != cents {
      mistakes.append("\(what) is \(money.minorUnits), and should be \(cents)")
    }
  }
}

/// Keeps what notices say, before it becomes words.
final class CaughtNotices: NoticeRenderer {
  private let kept = Mutex<NoticeContent?>(nil)

  var last: NoticeContent? { kept.withLock { $0 } }

  func render(_ content: NoticeContent, template: String) throws -> NoticeText {
    kept.withLock { $0 = content }
    return try PlainRenderer().render(content, template: template)
  }
}
