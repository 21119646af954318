/// A payment plan that nothing has ended yet.
public struct OpenPlan: Sendable, Equatable {
  public let agreed: PlanAgreed
  /// The day on which it was agreed.
  public let from: Day

  public var id: String { agreed.plan }

  public init(_ agreed: PlanAgreed, from: Day) {
    self.agreed = agreed
    self.from = from
  }

  /// What is still to be open when an instalment, counted from 0, has been paid, in minor units.
  public func remaining(after index: Int) -> Int64 {
    agreed.instalments.dropFirst(index + 1).reduce(0) { $0 + $1.minorUnits }
  }

  /// What of an instalment, counted from 0, is still to be paid where so much of the plan is, in minor units.
  public func part(_ index: Int, of balance: Int64) -> Int64 {
    min(agreed.instalments[index].minorUnits, max(0, balance - remaining(after: index)))
  }

  /// What was paid by a day on what it covers, in minor units.
  public func received(in account: Account, by day: Day) -> Int64 {
    agreed.covers.flatMap { account.items[$0.item]?.holds ?? [] }
      .filter { $0.agreement == id }.flatMap(\.paid)
      .reduce(0) { $1.day <= day ? $0 + $1.minorUnits : $0 }
  }

  // MARK: As stored

  func write(into json: inout JSONWriter) {
    agreed.write(into: &json)
    json.day("from", from)
  }

  init(_ reader: FactReader) throws(FactError) {
    agreed = try PlanAgreed(reader)
    from = try reader.day("from")
  }
}
