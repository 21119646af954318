/// Why a person is asked to look at an account, as a code; later versions have more of them.
public struct TaskReason: RawRepresentable, Sendable, Hashable {
  public let rawValue: String

  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// The customer wrote back; until somebody has read it, nothing is sent to them.
  public static let reply = TaskReason(rawValue: "reply")
  /// A notice came back for good: another address is wanted.
  public static let bounced = TaskReason(rawValue: "bounced")
  /// The customer called a notice unwanted.
  public static let complaint = TaskReason(rawValue: "complaint")
  /// The customer wants no more messages by a channel.
  public static let unsubscribed = TaskReason(rawValue: "unsubscribed")
  /// A rung of the policy asks for it.
  public static let rung = TaskReason(rawValue: "rung")
  /// A message about the account that no rule understands.
  public static let mail = TaskReason(rawValue: "mail")

  /// A second person is asked to agree to giving something up.
  public static let writeOff = TaskReason(rawValue: "write-off")

  /// What is owed can soon be enforced no more.
  public static let limitation = TaskReason(rawValue: "limitation")

  /// A second person is asked to agree to doing without a claim.
  public static let waiver = TaskReason(rawValue: "waiver")

  /// A second person is asked to agree to paying money out to another account.
  public static let payOut = TaskReason(rawValue: "pay-out")

  /// A placement came back: a person says how it goes on.
  public static let recalled = TaskReason(rawValue: "recalled")

  /// There is no address by which the customer could be asked for what is late.
  public static let unreached = TaskReason(rawValue: "unreached")

  /// Whether nothing is sent to the customer while such a task is open.
  public var pausesLadder: Bool { self == .reply }
}
