public import Receivables

/// What a run did.
public struct RunReport: Sendable, Equatable {
  /// What notices are counted by.
  public struct Kind: Hashable, Sendable, Comparable {
    public let channel: String
    public let rung: String
    public let status: Notice.Status

    public static func < (left: Kind, right: Kind) -> Bool {
      (left.channel, left.rung, left.status.rawValue)
        < (right.channel, right.rung, right.status.rawValue)
    }
  }

  /// An account that could not be decided.
  public struct Left: Sendable, Equatable {
    public let account: AccountID
    public let what: String
  }

  public let day: Day
  public internal(set) var accountsRead = 0
  public internal(set) var notices: [Kind: Int] = [:]
  /// Rules that forbade a notice, and how often.
  public internal(set) var withheld: [String: Int] = [:]
  public internal(set) var left: [Left] = []
  /// Notices of which nobody knows whether they were sent.
  public internal(set) var unknown = 0
  /// Notices that a channel could not take and that will be tried again.
  public internal(set) var retrying = 0

  init(day: Day) {
    self.day = day
  }

  mutating func count(_ notice: Notice, by amount: Int = 1) {
    let kind = Kind(channel: notice.channel, rung: notice.rung, status: notice.status)
    notices[kind, default: 0] += amount
    if notices[kind] == 0 { notices[kind] = nil }
  }
}
