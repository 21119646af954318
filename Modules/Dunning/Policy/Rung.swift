import Receivables

/// One step of a ladder: when an item reaches it, and what is sent then.
public struct Rung: Sendable, Hashable {
  /// What the days of a rung are counted from.
  public enum Anchor: String, Sendable {
    case due, issued
    /// The day on which the rung before it acted.
    case previous
  }

  /// What happens when an item reaches it.
  public enum Act: Sendable, Hashable {
    /// The customer is written to.
    case notice
    /// Nothing more is supplied on credit.
    case hold
    /// Somebody is asked to do what the words say.
    case task(String)
  }

  /// What goes along with a notice by mail.
  public enum Attachment: String, Sendable, CaseIterable {
    /// The invoices themselves, where their files are there.
    case invoices
    /// What is open on the account, as a document.
    case statement
  }

  /// The word for whoever looks after the customer, among those who hear of a notice.
  public static let owner = "owner"

  /// Its name is what acted, for ever; a renamed rung is a new one.
  public let name: String
  /// Days after the anchor; below zero before it.
  public let days: Int
  /// Whether the days are business days of the policy's calendar.
  public let inBusinessDays: Bool
  public let anchor: Anchor
  public let act: Act
  /// The channels that it goes by, each with a notice of its own; none where nobody is written to.
  public let channels: [String]
  public let template: String
  /// So many days after the notice it asks for payment; nil where it names no new day.
  public let newDueDays: Int?
  /// Whether a person looks at each notice before it is sent.
  public let needsApproval: Bool
  /// What goes along by mail.
  public let attachments: [Attachment]
  /// Who else gets a copy by mail: ``owner``, or somebody whom the settings name.
  public let copies: [String]
  /// Which of the customer's people is written to; nil, and where there is none, the customer.
  public let role: String?

  public init(
    name: String, days: Int, inBusinessDays: Bool, anchor: Anchor, act: Act = .notice,
    channels: [String], template: String, newDueDays: Int? = nil, needsApproval: Bool = false,
    attachments: [Attachment] = [], copies: [String] = [], role: String? = nil
  ) {
    self.name = name
    self.days = days
    self.inBusinessDays = inBusinessDays
    self.anchor = anchor
    self.act = act
    self.channels = channels
    self.template = template
    self.newDueDays = newDueDays
    self.needsApproval = needsApproval
    self.attachments = attachments
    self.copies = copies
    self.role = role
  }

  /// A reminder before the due date has nothing to say after it.
  public var endsOnDueDay: Bool { anchor == .due && days < 0 }

  /// Whether somebody is written to by it about what is late.
  public var isDemand: Bool { act == .notice && !endsOnDueDay }

  /// Whether a person is asked to do something by it.
  var asksSomebody: Bool {
    if case .task = act { true } else { false }
  }

  func day(from anchorDay: Day, _ calendar: BusinessCalendar) -> Day {
    inBusinessDays
      ? calendar.adding(businessDays: days, to: anchorDay) : anchorDay.adding(days: days)
  }
}
