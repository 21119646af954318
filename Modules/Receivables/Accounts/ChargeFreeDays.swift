/// Days on which being late costs a customer nothing, whatever is open: those of a moratorium from its
/// notice, and those after insolvency opened, to which day the claim is reckoned.
public struct ChargeFreeDays: Sendable, Equatable {
  private let stops: [StopSet]

  /// No day is free.
  public static let none = ChargeFreeDays([])

  public init(_ stops: [StopSet]) {
    self.stops = stops.filter { $0.reason.freesOfCharges }
  }

  public func covers(_ day: Day) -> Bool { stops.contains { $0.covers(day) } }

  /// The first days of such times, and the days after them.
  public var changes: [Day] {
    stops.flatMap { [$0.from] + ($0.until.map { [$0.adding(days: 1)] } ?? []) }
  }
}

extension StopReason {
  /// Moratoria of debtors, as Breathing Space (SI 2020/1311, regulation 7), and insolvency, where a
  /// claim is reckoned to the opening (InsO sections 38 and 39).
  var freesOfCharges: Bool { self == .moratorium || self == .bankruptcy }
}

extension Standing {
  public var chargeFreeDays: ChargeFreeDays { ChargeFreeDays(stops) }
}
