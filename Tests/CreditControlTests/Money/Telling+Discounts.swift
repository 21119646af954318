import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

extension Telling {
  /// One to three invoices with none, one or two discounts, credits of every reason before and after the
  /// money, and transfers that name some of the invoices: exact sums, short ones and more, some of them twice.
  static func discounts(_ dice: inout Dice) -> [Fact] {
    var facts: [Fact] = []
    var sent: [Int64] = []
    for number in 1...dice.roll(1...3) {
      let cents = Int64(dice.roll(5...20)) * 100_00
      let terms = dice.pick(["2/20 NET30", "3/10 2/20 NET30", nil])
      sent.append(cents)
      facts.append(
        (
          first.adding(days: dice.roll(0...3)), .invoice(number, cents, dueIn: 30, terms: terms)
        ))
    }
    var left = sent
    for number in 1...dice.roll(1...2) {
      let invoice = dice.roll(1...sent.count)
      let cents = sent[invoice - 1] / dice.pick([4, 5, 10])
      left[invoice - 1] -= cents
      let date = first.adding(days: dice.roll(3...40))
      let reason = dice.pick(CreditReason.allCases)
      facts.append((date, .credit(number, cents, invoice: invoice, reason)))
    }
    for number in 1...dice.roll(1...3) {
      let named = Array(1...sent.count).shuffled(using: &dice).prefix(dice.roll(1...3))
      let known = dice.pick([sent, left])
      let sum = named.reduce(Int64(0)) { $0 + known[$1 - 1] }
      let cents = sum * dice.pick([100, 98, 97, 60]) / 100 + dice.pick([0, 0, 1, 4_00, 14_00])
      let date = first.adding(days: dice.roll(5...28))
      facts.append((date, .pay(number, cents, invoices: Array(named))))
      guard dice.roll(0...2) == 0 else { continue }
      let again = date.adding(days: dice.roll(0...20))
      facts.append((again, .pay(number + 20, cents, invoices: Array(named))))
    }
    return facts
  }

  /// Of exactly what some of the invoices are worth, with terms and without, less the discounts that they have.
  mutating func exact(_ number: Int, _ dice: inout Dice) {
    let nets = facts.compactMap { fact -> Int64? in
      guard case .invoice(_, let cents, _, let terms) = fact.what else { return nil }
      return terms == nil ? cents : cents * 98 / 100
    }
    let chosen = nets.shuffled(using: &dice).prefix(dice.roll(1...nets.count))
    unnamed(number, chosen.reduce(0, +), &dice)
  }

  /// No entry about money is of a day before the money came.
  func expectInTime(_ bench: Bench) async throws {
    var came: [ItemID: Day] = [:]
    for entry in try await bench.store.entries(of: AccountID("C1"), from: 1, limit: 1000) {
      let content = try EntryContent(parsing: entry.bytes)
      switch content.fact {
      case .paymentReceived(let fact): came[ItemID(.payment, fact.payment)] = content.day
      case .creditIssued(let fact): came[ItemID(.credit, fact.credit)] = content.day
      case .moneyApplied(let fact):
        #expect(content.day >= came[fact.source] ?? content.day, "\(fact) \(self)")
      case .moneyUnapplied(let fact):
        #expect(content.day >= came[fact.source] ?? content.day, "\(fact) \(self)")
      default: break
      }
    }
  }
}
