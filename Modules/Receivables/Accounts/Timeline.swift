/// A value that changes on days: each holds from its day until the next one.
public struct Timeline<Value: Sendable & Equatable>: Sendable, Equatable {
  /// One value and the day from which it holds.
  public struct Step: Sendable, Equatable {
    public let from: Day
    public let value: Value
  }

  /// In the order of their days; of one day, in the order in which they became known.
  public private(set) var steps: [Step] = []

  public init() {}

  public mutating func set(_ value: Value, from day: Day) {
    let index = steps.firstIndex { $0.from > day } ?? steps.count
    steps.insert(Step(from: day, value: value), at: index)
  }

  /// Nil on days before the first.
  public func value(on day: Day) -> Value? {
    steps.last { $0.from <= day }?.value
  }

  /// The latest value that is known, in effect or not.
  public var last: Value? { steps.last?.value }
}
