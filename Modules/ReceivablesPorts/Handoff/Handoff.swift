public import Receivables

/// What is handed over at once: new claims, and what became of those that were handed over before.
public struct Handoff: Sendable, Equatable {
  /// What it is for.
  public enum Purpose: String, Sendable {
    /// Somebody else is to collect.
    case placement
    /// Somebody is to see what happened; nobody is pressed by it.
    case dossier
  }

  /// What happened to an item of a claim that was handed over before.
  public struct Change: Sendable, Equatable {
    /// The placement that it belongs to.
    public let placement: String
    /// The customer.
    public let account: AccountID
    /// The day from which it counts.
    public let day: Day
    /// What happened, as `payment`, `credit`, `reversal` or `write-off`.
    public let what: String
    /// The number of the payment or credit; empty where there is none.
    public let document: String
    /// What it settles, or is open again: an invoice or a charge.
    public let item: ItemID
    /// How much less is owed; below zero where it is more.
    public let amount: Money
    /// Which charge of the invoice it is about; nil where it is about what was invoiced.
    public let charge: ChargeKind?

    /// A change.
    public init(
      placement: String, account: AccountID, day: Day, what: String, document: String,
      item: ItemID, amount: Money, charge: ChargeKind? = nil
    ) {
      self.placement = placement
      self.account = account
      self.day = day
      self.what = what
      self.document = document
      self.item = item
      self.amount = amount
      self.charge = charge
    }
  }

  /// A claim that is taken back.
  public struct Recall: Sendable, Equatable {
    /// The placement.
    public let placement: String
    /// The customer.
    public let account: AccountID
    /// The day from which the house chases again.
    public let day: Day

    /// A recall.
    public init(placement: String, account: AccountID, day: Day) {
      self.placement = placement
      self.account = account
      self.day = day
    }
  }

  /// What it is called, the same for ever.
  public let id: String
  /// What it is for.
  public let purpose: Purpose
  /// The name that the settings give the agency or lawyer; empty where it goes to nobody.
  public let recipient: String
  /// The day as of which amounts are open.
  public let day: Day
  /// Who is owed.
  public let creditor: Creditor
  /// New claims, by placement.
  public let claims: [HandoffClaim]
  /// What happened to earlier ones since they were told of.
  public let changes: [Change]
  /// Earlier ones that are taken back.
  public let recalls: [Recall]

  /// Something to hand over.
  public init(
    id: String, purpose: Purpose, recipient: String, day: Day, creditor: Creditor,
    claims: [HandoffClaim], changes: [Change] = [], recalls: [Recall] = []
  ) {
    self.id = id
    self.purpose = purpose
    self.recipient = recipient
    self.day = day
    self.creditor = creditor
    self.claims = claims
    self.changes = changes
    self.recalls = recalls
  }

  /// What is open on all claims, by currency.
  public var open: [Money] { HandoffClaim.sums(claims.flatMap(\.open)) }

  /// Refuses what must not be handed over; every exporter asks this first.
  ///
  /// Nobody is pressed for what is paid, settled or denied in full (12 CFR 1006.30(b) for debts of
  /// consumers), nor against a stop. A dossier presses nobody; it needs only that the debtor is
  /// still known.
  /// - Throws: ``HandoffRefusal``.
  public func check() throws {
    for claim in claims {
      let name = claim.placement ?? claim.debtor.account.text
      guard !claim.debtor.isForgotten else { throw HandoffRefusal(name, .forgotten) }
      guard purpose == .placement else { continue }
      if let stop = claim.debtor.stop { throw HandoffRefusal(name, .stopped(stop)) }
      guard !claim.lines.isEmpty else { throw HandoffRefusal(name, .paid) }
      for line in claim.lines {
        guard line.open.isPositive else { throw HandoffRefusal(name, .paid) }
        guard line.disputed.minorUnits < line.open.minorUnits else {
          throw HandoffRefusal(name, .disputed)
        }
      }
    }
  }
}

/// Why a claim cannot be handed over.
public struct HandoffRefusal: Error, Sendable, Equatable, CustomStringConvertible {
  /// What stands in the way.
  public enum Reason: Sendable, Equatable {
    /// Nothing is open: it was paid, credited or given up.
    case paid
    /// The debtor denies all of it.
    case disputed
    /// Bankruptcy and the like.
    case stopped(StopReason)
    /// What identifies the debtor was destroyed.
    case forgotten
  }

  /// The placement, or the customer where there is none.
  public let claim: String
  /// What stands in the way.
  public let reason: Reason

  /// A refusal.
  public init(_ claim: String, _ reason: Reason) {
    self.claim = claim
    self.reason = reason
  }

  /// What stands in the way, and what to do.
  public var description: String {
    switch reason {
    case .paid: "\(claim): nothing is open, so there is nothing to hand over. Recall it."
    case .disputed: "\(claim): all of it is disputed. Settle the dispute first."
    case .stopped(let stop):
      "\(claim): \(stop.rawValue) stands in the way. Nobody may press the customer."
    case .forgotten: "\(claim): the customer was forgotten; there is nobody to hand over."
    }
  }
}
