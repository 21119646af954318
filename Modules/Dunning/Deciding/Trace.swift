public import Receivables

/// A rule that speaks when an account is decided.
public enum Rule: String, Sendable {
  /// Bankruptcy, legal representation and the other hard stops, or a hold.
  case stop
  /// Whether an agency or a lawyer has the account.
  case placed
  /// Whether the customer wrote back, and nobody has read it yet.
  case reply
  /// Whether the customer can be reached by the rung's channel.
  case contact
  /// Whether anything is open.
  case open
  /// Whether a part of it is disputed.
  case dispute
  /// Whether a part of it is promised, and how a promise came out.
  case promise
  /// Whether it is paid by instalments, and how the plan goes.
  case plan
  /// Whether less was offered to be enough, and what came of it.
  case settlement
  /// Whether a second person is asked to give it up.
  case approval
  /// Whether it was given up before.
  case closed
  /// Whether a discount for paying early was earned.
  case discount
  /// What being late costs.
  case charge
  /// Whether it can still be enforced.
  case limitation
  /// Whether it is taken by a saved method.
  case autopay
  /// Whether a page to pay on takes what is owed.
  case link
  case tolerance
  /// Which segment the customer is in.
  case segment
  /// Which ladder the item is chased by, if any.
  case ladder
  /// Which rung the item has reached.
  case rung
  case catchUp = "catch-up"
  /// Whether waiting money covers what is chased.
  case unapplied
  case minimum
  /// What nothing milder may be said beside.
  case level
  /// How soon one that is no harsher may follow.
  case rhythm
  /// Whether money that may be theirs has come in elsewhere, or is under way.
  case proposed
  /// What follows the last rung.
  case afterLast = "after-last"
  case leastGap = "least-gap"
  case contactHours = "contact-hours"
  case notice
  /// Whether a statement is due by the schedule.
  case statement
  /// Whether the customer is thanked for paying.
  case thanks
  /// What is done inside the house.
  case measure
  /// Whether there was a run on the day at all.
  case run
  /// Whether the decision was made by rules of before.
  case engine
}

/// One rule that was tried: what it was about, what it answered, and what it read.
public struct TraceLine: Sendable, Equatable {
  public enum Subject: Sendable, Equatable {
    case account
    case currency(Currency)
    case item(ItemID)
  }

  public enum Outcome: String, Sendable {
    case allows, forbids
    case notMet = "not-met"
    /// Forbids for now; ``TraceLine/until`` says how long.
    case waits
  }

  public let subject: Subject
  public let rule: Rule
  public let outcome: Outcome
  public let detail: String
  /// The first day on which the answer can be another one.
  public let until: Day?

  public init(
    _ subject: Subject, _ rule: Rule, _ outcome: Outcome, _ detail: String, until: Day? = nil
  ) {
    self.subject = subject
    self.rule = rule
    self.outcome = outcome
    self.detail = detail
    self.until = until
  }
}

/// Everything that was tried for one decision, in order.
public struct Trace: Sendable, Equatable {
  public private(set) var lines: [TraceLine] = []

  public init() {}

  public mutating func note(_ line: TraceLine) {
    lines.append(line)
  }

  /// Names the trace by its content.
  public var digest: Hash {
    var hasher = SHA256()
    var bytes: [UInt8] = []
    for line in lines {
      bytes.removeAll(keepingCapacity: true)
      switch line.subject {
      case .account: bytes.append(UInt8(ascii: "@"))
      case .currency(let currency): bytes.append(contentsOf: currency.code.utf8)
      case .item(let item): bytes.append(contentsOf: item.stored.utf8)
      }
      for part in [line.rule.rawValue, line.outcome.rawValue, line.detail] {
        bytes.append(0x1F)
        bytes.append(contentsOf: part.utf8)
      }
      bytes.append(0x1F)
      if let until = line.until { bytes.append(contentsOf: until.description.utf8) }
      bytes.append(0x1E)
      hasher.update(bytes)
    }
    return hasher.finish()
  }

  /// The lines that concern an item: its own, those of its currency, and those of the account.
  public func lines(about item: ItemID, in currency: Currency) -> [TraceLine] {
    lines.filter { line in
      switch line.subject {
      case .account: true
      case .currency(let other): other == currency
      case .item(let other): other == item
      }
    }
  }
}
