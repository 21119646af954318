public import Receivables

/// What a gateway had booked and the book did not know.
public struct GatewayReport: Sendable, Equatable {
  /// What lines are summed up by.
  public struct Sort: Hashable, Sendable, Comparable {
    public let kind: SettlementKind
    public let currency: Currency

    public static func < (left: Sort, right: Sort) -> Bool {
      (left.kind.rawValue, left.currency) < (right.kind.rawValue, right.currency)
    }
  }

  /// How many lines of a sort, and what they add to the account with the gateway, in minor units.
  public struct Sum: Sendable, Equatable {
    public internal(set) var count = 0
    public internal(set) var minorUnits: Int64 = 0
  }

  public internal(set) var sums: [Sort: Sum] = [:]
  /// Payments that the gateway told of before they are on its list.
  public internal(set) var told = 0
  /// Payments whose payer is not known: they wait in suspense.
  public internal(set) var homeless = 0
  /// Lines that could not be read, and money that went back and could not be told from other money.
  public internal(set) var problems: [String] = []
  /// Why the gateway could not be read to its end; nil where it was.
  public internal(set) var failure: String?

  public init() {}

  public var isEmpty: Bool { self == GatewayReport() }

  mutating func count(_ kind: SettlementKind, _ amount: Money) {
    sums[Sort(kind: kind, currency: amount.currency), default: Sum()].count += 1
    sums[Sort(kind: kind, currency: amount.currency), default: Sum()].minorUnits +=
      amount.minorUnits
  }

  /// Both together, this one first.
  public func with(_ other: GatewayReport) -> GatewayReport {
    var both = self
    for (sort, sum) in other.sums {
      both.sums[sort, default: Sum()].count += sum.count
      both.sums[sort, default: Sum()].minorUnits += sum.minorUnits
    }
    both.told += other.told
    both.homeless += other.homeless
    both.problems += other.problems
    both.failure = failure ?? other.failure
    return both
  }
}
