/// One account, currency, channel and day: what was planned, and what became of it.
public struct Notice: Sendable, Equatable {
  public enum Status: String, Sendable, CaseIterable {
    /// Decided, and held until a person has looked at it.
    case waiting
    /// Decided, and to be sent at the next delivery.
    case planned
    /// Decided, and held until the gate opens.
    case scheduled
    /// Handed to the channel, which has not answered yet.
    case claimed
    /// Taken by the channel.
    case sent
    /// Certainly not sent, and to be tried again.
    case retrying
    /// Refused for good.
    case failed
    /// Nobody knows whether it was sent.
    case unknown
    /// A stop stood in its way.
    case withheld
    /// What it asked for was no longer owed.
    case cancelled
    /// Taken by the channel, and come back for good.
    case bounced
  }

  public let id: String
  public let account: AccountID
  public let channel: String
  public let rung: String
  /// The business day on which it was decided.
  public let on: Day
  public internal(set) var triggers: [Trigger]
  public internal(set) var listing: NoticeListing
  public internal(set) var status: Status
  /// How often it was claimed.
  public internal(set) var attempt: Int
  public let notBefore: Moment?
  /// The rule that dropped it.
  public internal(set) var rule: String?

  public init(
    id: String, account: AccountID, channel: String, rung: String, on: Day, triggers: [Trigger],
    listing: NoticeListing, status: Status, attempt: Int, notBefore: Moment?, rule: String?
  ) {
    self.id = id
    self.account = account
    self.channel = channel
    self.rung = rung
    self.on = on
    self.triggers = triggers
    self.listing = listing
    self.status = status
    self.attempt = attempt
    self.notBefore = notBefore
    self.rule = rule
  }

  /// What it is about where it is no step of a ladder: `returned` or `charges-alone`.
  public var about: String? { Trigger.subject(of: triggers) }

  /// What it is called.
  public var title: String { Trigger.title(of: triggers, rung: rung) }

  /// Whether something is still to happen to it.
  public var isOpen: Bool {
    switch status {
    case .waiting, .planned, .scheduled, .claimed, .retrying, .unknown: true
    case .sent, .failed, .withheld, .cancelled, .bounced: false
    }
  }

  /// Whether a channel has it, or may have it, and nobody has told what became of it.
  public var isUnanswered: Bool { status == .claimed || status == .unknown }

  /// Whether a channel took it, or may have.
  public var wasHandedOver: Bool { status == .sent || isUnanswered }

  /// The notice as it was before it was claimed.
  public var asPlanned: Notice {
    var planned = self
    planned.status = notBefore == nil ? .planned : .scheduled
    return planned
  }

  /// What the channel knows one attempt by: the same for ever, new for each attempt.
  public static func act(_ notice: String, attempt: Int) -> String { "\(notice).\(attempt)" }

  /// What the name of a notice begins with; that of a measure begins otherwise.
  static let prefix = "N-"

  /// The name of a notice that somebody means who quotes these words: banks write small letters large. Nil
  /// where they are no such name.
  public static func id(quoted words: some StringProtocol) -> String? {
    let written = words.lowercased()
    let isHex = { (byte: UInt8) in
      (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
    }
    guard written.hasPrefix(prefix.lowercased()),
      written.utf8.count == prefix.utf8.count + hashLength,
      written.utf8.dropFirst(prefix.utf8.count).allSatisfy(isHex)
    else { return nil }
    return prefix + written.suffix(hashLength)
  }

  private static let hashLength = 20

  /// A name that follows from the triggers alone.
  public static func id(channel: String, triggers: [Trigger]) -> String {
    var json = JSONWriter()
    json.object { object in
      object.string("channel", channel)
      Trigger.write(triggers.sorted(), into: &object)
    }
    return prefix + SHA256.hash(json.bytes).description.prefix(hashLength)
  }
}
