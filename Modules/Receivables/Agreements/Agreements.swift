/// What was agreed with a customer and is not over, and how the latest promises were kept.
///
/// Few, as what is over is dropped: that it was stays with the items, as long as they are open.
public struct Agreements: Sendable, Equatable {
  public internal(set) var promises: [OpenPromise] = []
  public internal(set) var plans: [OpenPlan] = []
  public internal(set) var settlements: [OpenSettlement] = []
  public internal(set) var disputes: [OpenDispute] = []
  /// The latest settlements that lapsed and that money of a day in time still fulfils.
  public private(set) var lapsed: [OpenSettlement] = []
  public internal(set) var record = PromiseRecord()

  init() {}

  public var isEmpty: Bool {
    promises.isEmpty && plans.isEmpty && settlements.isEmpty && disputes.isEmpty
  }

  public func promise(_ id: String) -> OpenPromise? { promises.first { $0.id == id } }
  public func plan(_ id: String) -> OpenPlan? { plans.first { $0.id == id } }
  public func settlement(_ id: String) -> OpenSettlement? { settlements.first { $0.id == id } }
  public func dispute(_ id: String) -> OpenDispute? { disputes.first { $0.id == id } }

  /// Which kind of agreement one is, what it covers, and the day on which it was made.
  public typealias Found = (kind: AgreementKind, covers: [CoveredItem], from: Day)

  /// The open one of that name; nil where there is none.
  public func find(_ id: String) -> Found? {
    if let promise = promise(id) { return (.promise, promise.made.covers, promise.from) }
    if let plan = plan(id) { return (.plan, plan.agreed.covers, plan.from) }
    if let settlement = settlement(id) {
      return (.settlement, settlement.offered.covers, settlement.from)
    }
    return dispute(id).map { (.dispute, $0.raised.covers, $0.from) }
  }

  /// The same of those that are remembered after their end as well.
  public func known(_ id: String) -> Found? {
    find(id) ?? lapsedSettlement(id).map { (.settlement, $0.offered.covers, $0.from) }
  }

  /// The items that plans cover.
  public var planned: [ItemID] { plans.flatMap(\.agreed.covers).map(\.item) }

  /// One that lapsed; nil where it did not, or is not remembered any more.
  public func lapsedSettlement(_ id: String) -> OpenSettlement? { lapsed.first { $0.id == id } }

  /// So many are remembered.
  static let lapsedKept = 8

  /// A settlement that lapses is remembered, as money may be told late.
  mutating func remember(lapsed settlement: OpenSettlement) {
    lapsed.append(settlement)
    if lapsed.count > Agreements.lapsedKept { lapsed.removeFirst() }
  }

  /// One that was paid stands again.
  mutating func restore(_ settlement: OpenSettlement) {
    remove(settlement.id)
    settlements.append(settlement)
  }

  /// One that was paid off goes on.
  mutating func restore(_ plan: OpenPlan) {
    remove(plan.id)
    plans.append(plan)
  }

  mutating func remove(_ id: String) {
    lapsed.removeAll { $0.id == id }
    promises.removeAll { $0.id == id }
    plans.removeAll { $0.id == id }
    settlements.removeAll { $0.id == id }
    disputes.removeAll { $0.id == id }
  }

  /// Money came on an item that an agreement covers, or was taken back.
  mutating func note(_ received: Hold.Received, for agreement: String) {
    if let index = promises.firstIndex(where: { $0.id == agreement }) {
      promises[index].received.append(received)
    } else if let index = settlements.firstIndex(where: { $0.id == agreement }) {
      settlements[index].received.append(received)
    } else if let index = lapsed.firstIndex(where: { $0.id == agreement }) {
      lapsed[index].received.append(received)
    } else {
      record.note(received.minorUnits, for: agreement, on: received.day)
    }
  }

  // MARK: As stored

  func write(into json: inout JSONWriter) {
    guard self != Agreements() else { return }
    json.object("agreements") { object in
      if !promises.isEmpty {
        object.array("promises") { list in
          for promise in promises { list.object { promise.write(into: &$0) } }
        }
      }
      if !plans.isEmpty {
        object.array("plans") { list in
          for plan in plans { list.object { plan.write(into: &$0) } }
        }
      }
      if !settlements.isEmpty {
        object.array("settlements") { list in
          for settlement in settlements { list.object { settlement.write(into: &$0) } }
        }
      }
      if !disputes.isEmpty {
        object.array("disputes") { list in
          for dispute in disputes { list.object { dispute.write(into: &$0) } }
        }
      }
      if !lapsed.isEmpty {
        object.array("lapsed") { list in
          for settlement in lapsed { list.object { settlement.write(into: &$0) } }
        }
      }
      record.write(into: &object)
    }
  }

  init(_ reader: FactReader) throws(FactError) {
    guard let object = try reader.objectIfPresent("agreements") else { return }
    for value in try object.list("promises") {
      promises.append(try OpenPromise(FactReader(value)))
    }
    for value in try object.list("plans") { plans.append(try OpenPlan(FactReader(value))) }
    for value in try object.list("settlements") {
      settlements.append(try OpenSettlement(FactReader(value)))
    }
    for value in try object.list("disputes") {
      disputes.append(try OpenDispute(FactReader(value)))
    }
    for value in try object.list("lapsed") {
      lapsed.append(try OpenSettlement(FactReader(value)))
    }
    record = try PromiseRecord(object)
  }
}
