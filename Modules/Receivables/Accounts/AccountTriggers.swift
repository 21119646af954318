/// Triggers that acted on the account as a whole, as statements by a schedule do, or on the instalments
/// of a plan.
///
/// Those of a rung act on items, which keep what acted on them themselves.
public struct AccountTriggers: Sendable, Equatable {
  /// One of them, and the notice it became part of.
  public struct Acted: Sendable, Equatable {
    public let trigger: Trigger
    public let notice: String
    /// The day on which it was planned, where nothing came of it: the notice was refused, came back, or was kept
    /// back by a person.
    public fileprivate(set) var voided: Day?
    public var isVoid: Bool { voided != nil }

    fileprivate func isOf(_ plan: String) -> Bool {
      trigger.item.kind == .plan && trigger.item.document == plan
    }
  }

  /// The latest statements, and all of plans that run, oldest first.
  public private(set) var acted: [Acted] = []

  /// A statement is one a currency and period, and only the last period is looked back to.
  static let kept = 24

  public init() {}

  public func hasActed(_ trigger: Trigger) -> Bool { acted.contains { $0.trigger == trigger } }

  /// Whether a statement of an account in a currency came to nothing.
  public func isVoid(_ trigger: Trigger) -> Bool {
    acted.contains { $0.trigger == trigger && $0.isVoid }
  }

  /// Whether a statement of the account in a currency, or a later one, which lists what is open of it as
  /// well, was handed over and did not come back.
  ///
  /// - Parameter pending: notices that were not handed over yet.
  public func wasDelivered(
    _ statement: StatementNumber, to account: ItemID, but pending: Set<String>
  ) -> Bool {
    acted.contains {
      $0.trigger.rung == Trigger.statement && $0.trigger.item == account
        && $0.trigger.cycle >= statement.period && !$0.isVoid && !pending.contains($0.notice)
    }
  }

  package mutating func note(_ triggers: [Trigger], in notice: String) {
    acted += triggers.map { Acted(trigger: $0, notice: notice) }
    // Those of a plan are needed for as long as it runs.
    let statements = acted.indices.filter { acted[$0].trigger.item.kind == .account }
    for index in statements.dropLast(AccountTriggers.kept).reversed() { acted.remove(at: index) }
  }

  /// Those of the instalments of a plan.
  public func ofPlan(_ plan: String) -> AccountTriggers {
    var own = AccountTriggers()
    own.acted = acted.filter { $0.isOf(plan) }
    return own
  }

  /// A plan is over: nothing more is sent about its instalments.
  mutating func drop(plan: String) {
    acted.removeAll { $0.isOf(plan) }
  }

  /// A plan goes on: what was sent about its instalments counts again.
  mutating func restore(_ other: AccountTriggers, ofPlan plan: String) {
    drop(plan: plan)
    acted += other.acted
  }

  mutating func drop(_ notice: String) {
    acted.removeAll { $0.notice == notice }
  }

  /// Nobody got a notice that was planned on a day.
  mutating func void(_ notice: String, on day: Day) {
    for index in acted.indices where acted[index].notice == notice { acted[index].voided = day }
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
