public import Receivables
import ReceivablesPorts

/// What was in a mailbox, and what became of it.
public struct MailboxReport: Sendable, Equatable {
  /// A message or file that a person has to look at.
  public struct Problem: Sendable, Equatable {
    public let place: String
    public let what: String
  }

  /// More problems than these are counted and not listed.
  public static let mostListed = 1_000

  /// The day from which what was read counts.
  public let day: Day
  /// The same key was used before; nothing was read.
  public let wasDoneBefore: Bool
  public internal(set) var read = 0
  /// Messages whose act is in the book already; they count nowhere else.
  public internal(set) var alreadyRead = 0
  public internal(set) var bounced = 0
  public internal(set) var softBounced = 0
  public internal(set) var delayed = 0
  public internal(set) var delivered = 0
  public internal(set) var autoReplies = 0
  public internal(set) var complaints = 0
  public internal(set) var unsubscribed = 0
  public internal(set) var answers = 0
  public internal(set) var other = 0
  /// Those of them that would have asked for something, had they told whose they are.
  public internal(set) var unmatched = 0
  /// Messages that changed the book.
  public internal(set) var acted = 0
  /// Tasks that were raised.
  public internal(set) var tasks = 0
  /// Files that could not be read.
  public internal(set) var unreadable = 0
  public private(set) var problems: [Problem] = []
  /// How many there are, listed or not.
  public private(set) var problemsTotal = 0

  init(day: Day, wasDoneBefore: Bool = false) {
    self.day = day
    self.wasDoneBefore = wasDoneBefore
  }

  mutating func count(_ verdict: MailVerdict) {
    switch verdict {
    case .bounced(let reports):
      if reports.contains(where: { $0.outcome == .hardBounce }) {
        bounced += 1
      } else {
        softBounced += 1
      }
    case .delayed: delayed += 1
    case .delivered: delivered += 1
    case .autoReply: autoReplies += 1
    case .complaint: complaints += 1
    case .unsubscribe: unsubscribed += 1
    case .answer: answers += 1
    case .other: other += 1
    }
  }

  mutating func note(_ what: String, at place: MailPlace) {
    note(Problem(place: place.description, what: what))
  }

  /// What cannot be read says itself where it is.
  mutating func noteUnreadable(_ error: any Error) {
    unreadable += 1
    let words = (error as? MailError)?.description ?? Workshop.reason(error)
    guard let colon = words.firstRange(of: ": ") else {
      return note(Problem(place: "", what: words))
    }
    note(
      Problem(
        place: String(words[..<colon.lowerBound]), what: String(words[colon.upperBound...])))
  }

  private mutating func note(_ problem: Problem) {
    problemsTotal += 1
    if problems.count < MailboxReport.mostListed { problems.append(problem) }
  }
}
