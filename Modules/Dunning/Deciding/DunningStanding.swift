public import Receivables

/// Where an account stands in a currency on a day: its dunning level, what a notice would ask for, and
/// what it would leave aside.
public struct DunningStanding: Sendable, Equatable {
  /// The highest rung that overdue principal carries; nil where nothing carries one.
  public let level: String?
  /// What is overdue and neither held nor in hand, after money that waits.
  public let asked: NoticeListing
  /// What is overdue and with a person or the desk since the last notice about it.
  public let inHand: Money
  public let inHandItems: [ItemID]
  /// Principal that is not due yet, the first due day first.
  public let notDue: [ItemID]
  /// What of money that waits is set against what is not due yet, in minor units.
  public let waitingLeft: Int64

  public init(_ account: Account, in currency: Currency, by policy: Policy, on day: Day) {
    var deciding = Deciding(account, policy, day, isTracing: false)
    let arrears = deciding.arrears(in: currency)
    level = arrears.level?.rung.name
    let lines = arrears.lines.map(\.candidate)
    let sum = lines.reduce(Int64(0)) { $0 + $1.open }
    asked = NoticeListing(
      items: lines.map(\.item.id),
      amount: Money(minorUnits: max(0, sum - arrears.waiting), currency))
    inHandItems = arrears.inHand.map(\.item.id)
    inHand = Money(minorUnits: arrears.inHand.reduce(0) { $0 + $1.open }, currency)
    notDue = arrears.notDue.map(\.item.id)
    waitingLeft = arrears.waitingLeft
  }
}
