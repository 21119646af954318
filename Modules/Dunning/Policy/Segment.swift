public import Receivables

/// Customers that are treated alike: the first segment that fits an account and currency holds.
public struct Segment: Sendable, Hashable {
  public let name: String
  public let condition: Condition
  /// The name of a ladder, or ``LadderSet/none``.
  public let ladder: String
  /// Instead of the policy's own, where it says something.
  public let leastGapDays: Int?
  public let minimum: Threshold?
  public let tolerance: Threshold?
  public let asksBy: Policy.AsksBy?

  public init(
    name: String, condition: Condition, ladder: String, leastGapDays: Int? = nil,
    minimum: Threshold? = nil, tolerance: Threshold? = nil, asksBy: Policy.AsksBy? = nil
  ) {
    self.name = name
    self.condition = condition
    self.ladder = ladder
    self.leastGapDays = leastGapDays
    self.minimum = minimum
    self.tolerance = tolerance
    self.asksBy = asksBy
  }

  /// What has to hold, all of it; an empty one holds for everybody.
  public struct Condition: Sendable, Hashable {
    /// One of them; empty: any or none.
    public var tags: [String] = []
    public var kinds: [Party.Kind] = []
    /// ISO 3166 codes of two letters.
    public var countries: [String] = []
    public var currencies: [Currency] = []
    /// What is open in the currency, disputed or not.
    public var owes: Bound<Threshold>?
    /// Days since the first invoice was issued.
    public var customerForDays: Bound<Int>?
    /// Days late on average; a customer who never paid an invoice has no such average.
    public var daysLate: Bound<Int>?
    /// The share of promises kept, in percent; a customer who never promised anything has none.
    public var promisesKept: Bound<Int>?
    /// Whether what is open is above the credit limit, in whose currency it is; nil: either.
    public var overLimit: Bool?

    public init() {}
  }

  /// More than a value, or less than it.
  public enum Bound<Value: Sendable & Hashable>: Sendable, Hashable {
    case over(Value)
    case under(Value)
  }
}

extension Segment.Bound where Value == Int {
  func holds(for value: Int) -> Bool {
    switch self {
    case .over(let limit): value > limit
    case .under(let limit): value < limit
    }
  }

  var limit: Int {
    switch self {
    case .over(let limit), .under(let limit): limit
    }
  }
}
