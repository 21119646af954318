/// Money or a credit that had closed what a plan covers went back: the plan goes on as it was.
public struct PlanReturned: FactBody {
  public static let kind = "agreement.plan-returned"

  /// The plan as it stands again.
  public let stands: OpenPlan
  /// What was written about its instalments.
  public let acted: AccountTriggers
  /// What it holds again.
  public let holds: [ItemID]

  public init(stands: OpenPlan, acted: AccountTriggers, holds: [ItemID]) {
    self.stands = stands
    self.acted = acted
    self.holds = holds
  }

  public func write(into json: inout JSONWriter) {
    json.object("stands") { stands.write(into: &$0) }
    acted.write(into: &json)
    ItemID.write(holds, as: "holds", into: &json)
  }

  public init(_ reader: FactReader) throws(FactError) {
    stands = try OpenPlan(try reader.object("stands"))
    acted = try AccountTriggers(reader)
    holds = try reader.items("holds")
  }
}
