public import Receivables

/// A notice that a decision calls for.
public struct NoticeCall: Sendable, Equatable {
  public let channel: String
  /// The highest rung among the triggers.
  public let rung: String
  public let triggers: [Trigger]
  public let listing: NoticeListing
  /// Whether a person is to look at it before it is sent.
  public let needsApproval: Bool

  public init(
    channel: String, rung: String, triggers: [Trigger], listing: NoticeListing,
    needsApproval: Bool = false
  ) {
    self.channel = channel
    self.rung = rung
    self.triggers = triggers
    self.listing = listing
    self.needsApproval = needsApproval
  }

  public var id: String { Notice.id(channel: channel, triggers: triggers) }

  /// What it is called.
  public var title: String { Trigger.title(of: triggers, rung: rung) }
}

/// Something that a decision does inside the house.
public struct MeasureCall: Sendable, Equatable {
  public let act: MeasureTaken.Act
  /// The highest rung among the triggers.
  public let rung: String
  /// What somebody is asked to do; nil where nobody is.
  public let words: String?
  public let triggers: [Trigger]
  public let listing: NoticeListing

  public var id: String { MeasureTaken.id(act, triggers: triggers) }
}

/// What to do about an account on a day, and every rule that spoke.
public struct Decision: Sendable, Equatable {
  /// Raised whenever the same account, policy and day could give another decision or trace.
  public static let engine = "7"

  public let account: AccountID
  public let day: Day
  /// The length of the account's chain that was read.
  public let version: Int
  /// What the day brings about by itself; it is posted before all else.
  public let outcomes: [Outcome]
  public let calls: [NoticeCall]
  public let measures: [MeasureCall]
  public let debits: [DebitCall]
  /// Pages to pay on that take more than is owed: whoever runs this has them closed.
  public let closings: [OpenLink]
  public let trace: Trace

  /// Whether anything of it is to be recorded.
  public var acts: Bool {
    !outcomes.isEmpty || !calls.isEmpty || !measures.isEmpty || !debits.isEmpty
  }
}

/// Whether the least gap between notices is a question.
public enum GapRule: Sendable {
  case asked
  /// It was asked when the notice was planned, together with others of the same day.
  case keptBefore
}

/// Decides one account on one day. Nothing but its arguments is read.
public func decide(
  _ account: Account, by policy: Policy, on day: Day, gap: GapRule = .asked
) -> Decision {
  var deciding = Deciding(account, policy, day, isTracing: true, gap: gap)
  deciding.decide()
  return Decision(
    account: account.id, day: day, version: account.version, outcomes: deciding.outcomes,
    calls: deciding.calls, measures: deciding.measures, debits: deciding.debits,
    closings: deciding.closings, trace: deciding.trace)
}

/// Whether a decision would act, without the words of its trace.
func acts(_ account: Account, by policy: Policy, on day: Day) -> Bool {
  var deciding = Deciding(account, policy, day, isTracing: false)
  deciding.decide()
  return deciding.acts
}
