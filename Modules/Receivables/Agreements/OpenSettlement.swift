/// An offer to settle that nothing has ended yet.
public struct OpenSettlement: Sendable, Equatable {
  public let offered: SettlementOffered
  /// The day on which it was offered.
  public let from: Day
  /// From which day it is accepted, and until when it is to be paid; nil while it is not accepted.
  public internal(set) var accepted: Acceptance?
  /// What came on the covered items since, by the day.
  public internal(set) var received: [Hold.Received] = []

  /// When the customer took the offer, and the last day for the money.
  public struct Acceptance: Sendable, Hashable {
    public let on: Day
    public let payBy: Day
  }

  public var id: String { offered.settlement }

  public init(_ offered: SettlementOffered, from: Day) {
    self.offered = offered
    self.from = from
  }

  /// The last day on which money counts, as things stand on a day.
  public func deadline(on day: Day) -> Day {
    accepted.flatMap { $0.on <= day ? $0.payBy : nil } ?? offered.validUntil
  }

  /// What came by a day, in minor units.
  public func received(by day: Day) -> Int64 {
    received.reduce(0) { $1.day <= day ? $0 + $1.minorUnits : $0 }
  }

  /// What came by the last day on which money counts, and is not known to go back on a later one, in minor
  /// units.
  public func lasting(by deadline: Day, on day: Day) -> Int64 {
    let late = Set(received.filter { $0.minorUnits > 0 && $0.day > deadline }.map(\.money))
    let inTime = received.filter { !late.contains($0.money) || $0.day <= deadline }
    let later = inTime.map(\.day).filter { $0 > min(deadline, day) }
    return later.reduce(received(by: min(deadline, day))) { least, date in
      min(least, inTime.reduce(0) { $1.day <= date ? $0 + $1.minorUnits : $0 })
    }
  }

  /// What each piece of money came to that has not gone back, in minor units, the latest first.
  public var sources: [(money: String, day: Day, minorUnits: Int64)] {
    Dictionary(grouping: received, by: \.money).map { money, parts in
      (money, parts.map(\.day).min() ?? from, parts.reduce(Int64(0)) { $0 + $1.minorUnits })
    }.filter { $0.minorUnits > 0 }.sorted { ($0.day, $0.money) > ($1.day, $1.money) }
  }

  /// The same offer with so much received of each piece of money, in minor units.
  public func receiving(_ sums: [String: Int64]) -> OpenSettlement {
    var offer = self
    offer.received = sources.reversed().compactMap { source in
      guard let sum = sums[source.money], sum > 0 else { return nil }
      return Hold.Received(day: source.day, minorUnits: sum, money: source.money)
    }
    return offer
  }

  // MARK: As stored

  func write(into json: inout JSONWriter) {
    offered.write(into: &json)
    json.day("from", from)
    if let accepted {
      json.day("accepted", accepted.on)
      json.day("pay_by", accepted.payBy)
    }
    Hold.Received.write(received, as: "received", into: &json)
  }

  init(_ reader: FactReader) throws(FactError) {
    offered = try SettlementOffered(reader)
    from = try reader.day("from")
    if let on = try reader.dayIfPresent("accepted") {
      accepted = Acceptance(on: on, payBy: try reader.day("pay_by"))
    }
    received = try Hold.Received.read(reader, "received")
  }
}
