import Dunning
import Receivables
import ReceivablesTesting

/// What customers of Northwind's promised, disputed, agreed to and paid, by chance.
struct AgreedHistory: CustomStringConvertible {
  /// One thing that happened, on the day that the history is at.
  enum Step {
    case invoice(number: Int, customer: Int, cents: Int64, dueIn: Int, terms: String?)
    case pay(number: Int, customer: Int, cents: Int64, invoices: [Int])
    case reverse(payment: Int)
    case credit(number: Int, invoice: Int, cents: Int64)
    case writeOff(invoice: Int)
    /// Days from now and cents of each part; nil is all that is open.
    case promise(customer: Int, parts: [(days: Int, cents: Int64?)], invoices: [Int])
    case plan(customer: Int, number: Int, every: PlanProposal.Every)
    case offer(customer: Int, percent: Int, days: Int)
    case accept(customer: Int, days: Int)
    case dispute(invoice: Int, cents: Int64?)
    case resolve(customer: Int, AgreementEnding)
    case cancel(customer: Int)
    case waive(invoice: Int, stops: Bool)
    case run
  }

  static let first = day("2025-01-06")
  static let customers = 1...2

  let seed: UInt64
  let policy: Policy
  private(set) var steps: [(day: Day, step: Step)] = []
  private(set) var last = AgreedHistory.first

  init(seed: UInt64, charges: Bool = false) {
    self.seed = seed
    var dice = Dice(seed: seed)
    policy = AgreedHistory.policy(&dice, charges: charges)
    for number in 1...dice.roll(8...26) {
      last = last.adding(days: dice.pick([0, 0, 1, 2, 3, 5, 9, 21]))
      steps.append((last, AgreedHistory.step(number, &dice, charges: charges)))
      if dice.roll(0...1) == 0 { steps.append((last, .run)) }
    }
    for _ in 0..<3 {
      last = last.adding(days: dice.pick([3, 11, 40]))
      steps.append((last, .run))
    }
  }

  private static func policy(_ dice: inout Dice, charges: Bool) -> Policy {
    var policy = Policy.practice(
      catchUp: .latest, leastGapDays: dice.pick([0, 0, 4]),
      ladder: [.late("reminder", 2), .late("second", 9), .late("final", 20)])
    policy.unapplied = dice.pick([.net, .ignore])
    policy.rhythmDays = dice.pick([0, 7])
    policy.afterLast = dice.pick([.nothing, .task])
    policy.promises = PromiseRules(
      graceDays: dice.roll(0...4), keptPercent: dice.pick([100, 100, 90]),
      partKeptPercent: dice.pick([30, 50]), afterBreach: dice.pick(AfterBreach.allCases),
      longestDays: 200)
    policy.plans = PlanRules(
      graceDays: dice.roll(0...4), missedInstalments: dice.roll(1...2),
      afterBreach: dice.pick(AfterBreach.allCases),
      interest: charges ? dice.pick([nil, Percent(6)]) : nil,
      reminders: dice.pick([[], [.late("instalment", -2), .late("missed", 2)]]))
    policy.settlements = SettlementRules(leaves: [.init(leastPercent: 1)], longestDays: 60)
    if charges {
      policy.charges = ChargeRules(
        law: LateChargeLaw.pack(dice.pick(["de", "eu", "fr"])), interest: .booked,
        fixedSum: dice.pick([.booked, .none]), after: "second", dueDays: dice.pick([0, 14]))
      policy.order = dice.pick([.law, .costsFirst, nil])
      policy.waitingMoney = dice.pick([.waits, .oldestFirst])
      policy.shortPayment = Threshold(general: DecimalAmount(unscaled: 100, scale: 2))
    }
    return policy
  }

  private static func step(_ number: Int, _ dice: inout Dice, charges: Bool) -> Step {
    let customer = dice.roll(AgreedHistory.customers)
    let invoice = dice.roll(1...number)
    let cents = Int64(dice.roll(1...90_00))
    switch dice.roll(0...(charges ? 25 : 23)) {
    case 0...5:
      return .invoice(
        number: number, customer: customer, cents: Int64(dice.roll(1_00...200_00)),
        dueIn: dice.roll(0...12), terms: charges ? dice.pick([nil, "2/10 NET30"]) : nil)
    case 6...10:
      return .pay(
        number: number, customer: customer, cents: Int64(dice.roll(1...200_00)),
        invoices: (0..<dice.roll(0...3)).map { _ in dice.roll(1...number) })
    case 11: return .reverse(payment: dice.roll(1...number))
    case 12: return .credit(number: number, invoice: invoice, cents: cents)
    case 13: return .writeOff(invoice: invoice)
    case 14, 15:
      let one: [(days: Int, cents: Int64?)] = [(dice.roll(0...20), dice.pick([nil, cents]))]
      let two: [(days: Int, cents: Int64?)] = [
        (dice.roll(0...9), cents), (dice.roll(10...25), Int64(dice.roll(1...40_00))),
      ]
      return .promise(
        customer: customer, parts: dice.pick([one, one, two]),
        invoices: dice.pick([[], [invoice]]))
    case 16:
      return .plan(
        customer: customer, number: dice.roll(1...4), every: dice.pick([.week, .twoWeeks]))
    case 17: return .offer(customer: customer, percent: dice.roll(10...90), days: dice.roll(0...25))
    case 18: return .accept(customer: customer, days: dice.roll(0...20))
    case 19, 20: return .dispute(invoice: invoice, cents: dice.pick([nil, cents]))
    case 21, 22:
      return .resolve(customer: customer, dice.pick([.upheld, .credited]))
    case 23: return .cancel(customer: customer)
    default: return .waive(invoice: invoice, stops: dice.roll(0...2) == 0)
    }
  }

  /// Whether its policy has costs settled first, or has it as the law does: Germany's by BGB 367, that
  /// of France by Code civil 1343-1.
  var costsFirst: Bool {
    let byLaw = ["de", "fr"].contains(policy.charges?.law?.name)
    return policy.order == .costsFirst || (policy.order == .law && byLaw)
  }

  /// All of it, and two times that begin and end anywhere in it.
  var statementTimes: [(since: Day, day: Day)] {
    var dice = Dice(seed: seed)
    let length = last.days(since: AgreedHistory.first)
    let some = (0..<2).map { _ in
      let from = dice.roll(0...length)
      return (
        since: AgreedHistory.first.adding(days: from),
        day: AgreedHistory.first.adding(days: dice.roll(from...length))
      )
    }
    return [(AgreedHistory.first, last)] + some
  }

  var description: String {
    "seed \(seed), \(policy.promiseRules), \(policy.planRules.missedInstalments) missed, unapplied"
      + " \(policy.unapplied)\n" + steps.map { "  \($0.day) \($0.step)" }.joined(separator: "\n")
  }
}
