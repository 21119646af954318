public import Receivables

/// What a run did.
public struct RunReport: Sendable, Equatable {
  /// What notices are counted by.
  public struct Kind: Hashable, Sendable, Comparable {
    public let channel: String
    public let rung: String
    public let status: Notice.Status
    /// What it is about where it is no step of a ladder.
    public let about: String?
    /// What it is called.
    public let title: String

    public static func < (left: Kind, right: Kind) -> Bool {
      (left.channel, left.rung, left.title, left.status.rawValue)
        < (right.channel, right.rung, right.title, right.status.rawValue)
    }
  }

  /// What measures are counted by.
  public struct MeasureKind: Hashable, Sendable, Comparable {
    public let act: MeasureTaken.Act
    public let rung: String

    init(_ measure: MeasureTaken) {
      act = measure.act
      rung = measure.rung
    }

    public static func < (left: MeasureKind, right: MeasureKind) -> Bool {
      (left.act.rawValue, left.rung) < (right.act.rawValue, right.rung)
    }
  }

  /// What charges are summed up by.
  public struct ChargeSort: Hashable, Sendable, Comparable {
    public let kind: ChargeKind
    public let currency: Currency

    init(_ charge: ChargeBooked) {
      kind = charge.chargeKind
      currency = charge.amount.currency
    }

    public static func < (left: ChargeSort, right: ChargeSort) -> Bool {
      (left.kind.rawValue, left.currency) < (right.kind.rawValue, right.currency)
    }
  }

  /// What endings of agreements are counted by.
  public struct EndingKind: Hashable, Sendable, Comparable {
    public let kind: AgreementKind
    public let ending: AgreementEnding

    init(_ ended: AgreementEnded) {
      kind = ended.agreementKind
      ending = ended.ending
    }

    public static func < (left: EndingKind, right: EndingKind) -> Bool {
      (left.kind.rawValue, left.ending.rawValue) < (right.kind.rawValue, right.ending.rawValue)
    }
  }

  /// An account that could not be decided.
  public struct Left: Sendable, Equatable {
    public let account: AccountID
    public let what: String
  }

  /// What a channel has handed on together.
  public struct Batch: Sendable, Equatable {
    public let channel: String
    /// Where it is.
    public let place: String
    /// How many notices are in it.
    public let count: Int
  }

  public let day: Day
  public internal(set) var accountsRead = 0
  public internal(set) var notices: [Kind: Int] = [:]
  /// What was done inside the house.
  public internal(set) var measures: [MeasureKind: Int] = [:]
  /// What was charged for being late, in minor units.
  public internal(set) var charges: [ChargeSort: Int64] = [:]
  /// Promises, plans and settlements that came to an end.
  public internal(set) var endings: [EndingKind: Int] = [:]
  /// Rules that forbade a notice, and how often.
  public internal(set) var withheld: [String: Int] = [:]
  public internal(set) var left: [Left] = []
  /// Notices of which nobody knows whether they were sent.
  public internal(set) var unknown = 0
  /// Invoices that were to go along with a notice and have no file.
  public internal(set) var withoutFile: Set<String> = []
  /// Why gateways made no page to pay on, and how often.
  public internal(set) var withoutLink: [String: Int] = [:]
  /// What gateways had booked.
  public internal(set) var gateways: [String: GatewayReport] = [:]
  /// What came of money that was to be taken by saved methods.
  public internal(set) var debits: [DebitAnswered.Answer: Int] = [:]
  public internal(set) var batches: [Batch] = []
  /// Why letters of this run are HTML and no PDF; nil where they are PDF, or there were none.
  public internal(set) var unprinted: String?

  init(day: Day) {
    self.day = day
  }

  /// Notices that a channel could not take and that will be tried again.
  public var retrying: Int {
    notices.reduce(0) { $1.key.status == .retrying ? $0 + $1.value : $0 }
  }

  /// Adds what another part of the same run did.
  mutating func merge(_ other: RunReport) {
    accountsRead += other.accountsRead
    notices.merge(other.notices, uniquingKeysWith: +)
    measures.merge(other.measures, uniquingKeysWith: +)
    charges.merge(other.charges, uniquingKeysWith: +)
    endings.merge(other.endings, uniquingKeysWith: +)
    withheld.merge(other.withheld, uniquingKeysWith: +)
    left += other.left
    unknown += other.unknown
    withoutFile.formUnion(other.withoutFile)
    withoutLink.merge(other.withoutLink, uniquingKeysWith: +)
    gateways.merge(other.gateways) { $0.with($1) }
    debits.merge(other.debits, uniquingKeysWith: +)
    batches += other.batches
    unprinted = unprinted ?? other.unprinted
  }

  mutating func count(_ notice: Notice) {
    notices[Kind(notice), default: 0] += 1
  }

  /// What this run counted is now something else; what an earlier one counted is not here.
  mutating func uncount(_ notice: Notice) {
    let kind = Kind(notice)
    guard let counted = notices[kind] else { return }
    notices[kind] = counted > 1 ? counted - 1 : nil
  }

  /// A notice became something else; a claim is never the end, so it stands for the plan before it.
  mutating func recount(_ before: Notice, as after: Notice?) {
    guard let after else { return }
    uncount(before.status == .claimed ? before.asPlanned : before)
    count(after)
    if after.status == .unknown { unknown += 1 }
  }
}

extension RunReport.Kind {
  init(_ notice: Notice) {
    self.init(
      channel: notice.channel, rung: notice.rung, status: notice.status, about: notice.about,
      title: notice.title)
  }
}
