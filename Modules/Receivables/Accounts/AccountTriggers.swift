/// Triggers that acted on the account as a whole, as statements by a schedule do, or on the instalments
/// of a plan.
///
/// Those of a rung act on items, which keep what acted on them themselves.
public struct AccountTriggers: Sendable, Equatable {
  /// One of them, and the notice it became part of.
  public struct Acted: Sendable, Equatable {
    public let trigger: Trigger
    public let notice: String
    /// Of an instalment whose notice came to nothing: the day on which that was planned.
    public internal(set) var voided: Day?
  }

  /// The latest statements, and all of plans that run, oldest first.
  public private(set) var acted: [Acted] = []

  /// A statement is one a currency and period, and only the last period is looked back to.
  static let kept = 24

  init() {}

  public func hasActed(_ trigger: Trigger) -> Bool { acted.contains { $0.trigger == trigger } }

  mutating func note(_ triggers: [Trigger], in notice: String) {
    acted += triggers.map { Acted(trigger: $0, notice: notice) }
    // Those of a plan are needed for as long as it runs.
    let statements = acted.indices.filter { acted[$0].trigger.item.kind == .account }
    for index in statements.dropLast(AccountTriggers.kept).reversed() { acted.remove(at: index) }
  }

  /// A plan is over: nothing more is sent about its instalments.
  mutating func drop(plan: String) {
    acted.removeAll { $0.trigger.item.kind == .plan && $0.trigger.item.document == plan }
  }

  mutating func drop(_ notice: String) {
    acted.removeAll { $0.notice == notice }
  }

  /// Nobody got a notice: what it was to say of instalments may be said again. A statement is of its
  /// period, which another one tells no better.
  mutating func void(_ notice: String, on day: Day) {
    for index in acted.indices
    where acted[index].notice == notice && acted[index].trigger.item.kind == .plan {
      acted[index].voided = day
    }
  }

  mutating func forget(_ trigger: Trigger) {
    acted.removeAll { $0.trigger == trigger }
  }

  // MARK: As stored

  func write(into json: inout JSONWriter) {
    guard !acted.isEmpty else { return }
    json.array("account_triggers") { list in
      for acted in acted {
        list.object { row in
          row.string("notice", acted.notice)
          if let voided = acted.voided { row.day("void", voided) }
          Trigger.write([acted.trigger], into: &row)
        }
      }
    }
  }

  init(_ reader: FactReader) throws(FactError) {
    for value in try reader.list("account_triggers") {
      let row = FactReader(value)
      guard let trigger = try Trigger.read(row).first else { throw .wrong("account_triggers") }
      acted.append(
        Acted(
          trigger: trigger, notice: try row.string("notice"),
          voided: try row.dayIfPresent("void")))
    }
  }
}
