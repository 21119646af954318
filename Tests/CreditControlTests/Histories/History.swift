import Dunning
import Receivables
import ReceivablesTesting

/// What happened at Northwind by chance: the same for the same seed, on any storage.
struct History: CustomStringConvertible {
  /// One thing that a person or the clock did.
  enum Step {
    case invoice(number: Int, customer: Int, cents: Int64, issued: Day, due: Day, Currency)
    case pay(number: Int, customer: Int, cents: Int64, on: Day, invoices: [Int], Currency)
    case reverse(payment: Int, on: Day)
    case credit(number: Int, invoice: Int, cents: Int64, on: Day)
    case writeOff(invoice: Int, on: Day)
    case move(transfer: Int, payment: Int, customer: Int, on: Day)
    case apply(payment: String, invoice: Int, on: Day)
    case waive(invoice: Int, on: Day)
    case reverseCredit(Int, on: Day)
    /// Nil is all that waits.
    case payOut(String, cents: Int64?, on: Day)
    /// To where it came from; nil is all of it.
    case moveBack(transfer: Int, cents: Int64?, on: Day)
    case hold(customer: Int, on: Day, until: Day?)
    case release(customer: Int, on: Day)
    case place(customer: Int, on: Day)
    case recall(customer: Int, on: Day)
    case mail(number: Int, customer: Int, on: Day)
    case read(customer: Int, on: Day)
    case run(Day)
  }

  static let first = day("2025-01-01")
  static let customers = 1...3

  let seed: UInt64
  let policy: Policy
  private(set) var steps: [Step] = []
  private(set) var last = History.first

  init(seed: UInt64) {
    self.seed = seed
    var dice = Dice(seed: seed)
    var hand = Dice(seed: seed &+ 77)
    policy = History.policy(&dice, seed)
    for number in 1...dice.roll(4...16) {
      // Now and then nothing happens for weeks, and nothing runs.
      last = last.adding(days: dice.roll(0...9) == 0 ? dice.roll(10...40) : dice.roll(0...4))
      steps.append(step(number, &dice))
      // With dice of its own, so that a history that was kept stays the one it was.
      if seed % 3 == 2, hand.roll(0...1) == 0 { steps.append(byHand(number, &hand)) }
      if dice.roll(0...2) == 0 { steps.append(.run(last)) }
    }
    steps.append(.run(last))
  }

  private static func policy(_ dice: inout Dice, _ seed: UInt64) -> Policy {
    let modes = [Policy.CatchUp.latest, .each, .skipOlderThan(days: dice.roll(0...9)), .jump]
    var policy = Policy.practice(
      catchUp: dice.pick(modes), leastGapDays: dice.pick([0, 0, 4]),
      ladder: [.late("soon", -3), .late("reminder", 2), .late("second", 9), .late("final", 20)])
    policy.minimum = Threshold(general: DecimalAmount(unscaled: Int64(dice.roll(0...9)), scale: 0))
    policy.unapplied = dice.pick([.net, .ignore])
    policy.rhythmDays = [0, 0, 7, 10][Int(seed % 4)]
    policy.bankDays = Int(seed % 3)
    policy.afterLast = seed % 5 == 0 ? .nothing : .task
    policy.repeatLastDays = seed % 7 == 0 ? 6 : nil
    // By the seed itself, so that a history that was kept stays the one it was.
    if seed % 3 == 1 {
      policy.statements = StatementSchedule(every: .month, dayOfMonth: 5, dueDays: 12)
      policy.asksBy = seed % 2 == 1 ? .statement : .invoice
    }
    if seed % 2 == 1 { policy.thanks = Thanks(withinDays: 4) }
    return policy
  }

  /// What a book-keeper does with what waits.
  private func byHand(_ number: Int, _ dice: inout Dice) -> Step {
    let some = dice.roll(1...number)
    let cents = dice.pick([nil, Int64(dice.roll(1...60_00))])
    switch dice.roll(0...6) {
    case 0: return .waive(invoice: some, on: last)
    case 1: return .reverseCredit(some, on: last)
    case 2, 3: return .payOut(dice.pick(["P-", "T-", "CN-"]) + "\(some)", cents: cents, on: last)
    case 4:
      return .apply(payment: "CN-\(some)", invoice: dice.roll(1...number), on: last)
    default: return .moveBack(transfer: some, cents: cents, on: last)
    }
  }

  private func step(_ number: Int, _ dice: inout Dice) -> Step {
    let customer = dice.roll(History.customers)
    let currency = dice.pick([Samples.euro, Samples.euro, Samples.currency("USD")])
    let earlier = last.adding(days: -dice.roll(0...1) * dice.roll(0...15))
    let invoice = dice.roll(1...number)
    switch dice.roll(0...21) {
    case 0...5:
      // Some are issued later than they are known.
      let issued = dice.roll(0...4) == 0 ? last.adding(days: dice.roll(1...9)) : earlier
      return .invoice(
        number: number, customer: customer, cents: Int64(dice.roll(1...200_00)), issued: issued,
        due: issued.adding(days: dice.roll(0...20)), currency)
    case 6...9:
      return .pay(
        number: number, customer: customer, cents: Int64(dice.roll(1...200_00)), on: earlier,
        invoices: (0..<dice.roll(0...3)).map { _ in dice.roll(1...number) }, currency)
    case 10: return .reverse(payment: dice.roll(1...number), on: last)
    case 11:
      return .credit(
        number: number, invoice: invoice, cents: Int64(dice.roll(1...90_00)), on: earlier)
    case 12: return .writeOff(invoice: invoice, on: last)
    case 13:
      return dice.roll(0...1) == 0
        ? .move(transfer: number, payment: dice.roll(1...number), customer: customer, on: last)
        : .apply(
          payment: dice.pick(["P-", "T-"]) + "\(dice.roll(1...number))", invoice: invoice, on: last)
    case 14:
      let until = dice.roll(0...1) == 0 ? nil : last.adding(days: dice.roll(0...12))
      return .hold(customer: customer, on: last, until: until)
    case 15: return .place(customer: customer, on: last)
    case 16: return .recall(customer: customer, on: last.adding(days: dice.roll(0...9)))
    case 17: return .release(customer: customer, on: last)
    case 18, 19: return .mail(number: number, customer: customer, on: last)
    default: return .read(customer: customer, on: last)
    }
  }

  var description: String {
    "seed \(seed), \(policy.catchUp), gap \(policy.leastGapDays)\n"
      + steps.map { "  \($0)" }.joined(separator: "\n")
  }
}
