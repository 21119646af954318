public import Receivables

/// What one debtor owes, to be asked for by somebody else, or proven.
public struct HandoffClaim: Sendable, Equatable {
  /// An invoice, or an instalment of one, or what being late on it cost.
  public struct Line: Sendable, Equatable {
    /// The item of the book.
    public let item: ItemID
    /// The day of the invoice.
    public let issued: Day
    /// The day by which it was to be paid.
    public let due: Day
    /// What it came to at first.
    public let principal: Money
    /// What is open now.
    public let open: Money
    /// What of it the debtor denies.
    public let disputed: Money
    /// Reference, order number, description and further columns, by name.
    public let notes: [String: String]
    /// What being late goes on to cost, and from which day; nil where that is nothing.
    public let interest: PlacedItem.Interest?
    /// Which charge it is; nil for what was invoiced.
    public let charge: ChargeKind?

    /// A line.
    public init(
      item: ItemID, issued: Day, due: Day, principal: Money, open: Money, disputed: Money,
      notes: [String: String], interest: PlacedItem.Interest? = nil, charge: ChargeKind? = nil
    ) {
      self.item = item
      self.issued = issued
      self.due = due
      self.principal = principal
      self.open = open
      self.disputed = disputed
      self.notes = notes
      self.interest = interest
      self.charge = charge
    }

    /// What sort of claim it is, as files have it: `principal`, or the kind of the charge.
    public var type: String { charge?.rawValue ?? "principal" }

    /// The place among the instalments of the invoice; nil where it is no instalment.
    public var instalment: Int? { charge == nil && item.part > 0 ? item.part : nil }

    /// What it is called.
    public var title: String {
      switch charge {
      case nil: item.text
      case .interest: "late interest on \(item.document)"
      case .fixedSum: "fixed sum for late payment of \(item.document)"
      case .cost: "cost of collecting \(item.document)"
      case .planInterest: "interest of the plan on \(item.document)"
      }
    }
  }

  /// The name of the placement; nil where nothing is placed, as in a dossier.
  public let placement: String?
  /// The day of the placement, or of the dossier.
  public let day: Day
  /// Who owes.
  public let debtor: Debtor
  /// Where the account's chain ends: whoever has the book can prove the rest from here.
  public let head: ChainHead
  /// What is owed, by due day.
  public let lines: [Line]
  /// The day on which the debtor paid last; nil where that never was.
  public let lastPayment: Day?
  /// What proves it; empty for exporters that do not take it.
  public let evidence: Evidence

  /// A claim.
  public init(
    placement: String?, day: Day, debtor: Debtor, head: ChainHead, lines: [Line],
    lastPayment: Day?, evidence: Evidence = Evidence()
  ) {
    self.placement = placement
    self.day = day
    self.debtor = debtor
    self.head = head
    self.lines = lines
    self.lastPayment = lastPayment
    self.evidence = evidence
  }

  /// What is open, by currency, in the order of their codes.
  public var open: [Money] { HandoffClaim.sums(lines.map(\.open)) }

  /// Sums by currency, in the order of their codes.
  static func sums(_ amounts: [Money]) -> [Money] {
    var sums: [Currency: Int64] = [:]
    for amount in amounts { sums[amount.currency, default: 0] += amount.minorUnits }
    return sums.map { Money(minorUnits: $0.value, $0.key) }.sorted { $0.currency < $1.currency }
  }
}
