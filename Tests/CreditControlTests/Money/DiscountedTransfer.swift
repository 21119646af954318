import Receivables
import ReceivablesTesting

/// One transfer in time that pays all invoices of a customer, each less its discount, and credits of them
/// before and after it; of these the payer knew all that had come, and some or all that came later, or none.
///
/// It may pay an invoice without a discount as well, and, where nothing is credited, one that is late for its
/// own. It may be sent once more, sooner or later.
struct DiscountedTransfer: CustomStringConvertible {
  let telling: Telling
  /// What is left of it all, reckoned here.
  let expected: [String]

  init(seed: UInt64) {
    var dice = Dice(seed: seed)
    let isTiered = dice.flip()
    let paidOn = dice.roll(4...20)
    let percent: Int64 = isTiered && paidOn <= 10 ? 3 : 2
    let sent = (0..<dice.roll(1...3)).map { _ in Int64(dice.roll(1000...1500)) * 1_00 }
    var facts: [Telling.Fact] = sent.enumerated().map { place, cents in
      (
        Telling.first,
        .invoice(
          place + 1, cents, dueIn: 30, terms: isTiered ? "3/10 2/20 NET30" : "2/20 NET30")
      )
    }
    // Before it falls due, so that nothing is late.
    let credits = (0..<dice.roll(0...3)).map { _ in
      (day: dice.roll(1...29), invoice: dice.roll(0..<sent.count), percent: dice.roll(20...30))
    }.sorted { $0.day < $1.day }
    let known = credits.filter { $0.day <= paidOn }.count
    let deducted = dice.flip() ? dice.roll(known...credits.count) : 0
    var (told, left) = (sent, sent)
    for (place, credit) in credits.enumerated() {
      let cents = sent[credit.invoice] * Int64(credit.percent) / 100
      left[credit.invoice] -= cents
      if place < deducted { told[credit.invoice] -= cents }
      let date = Telling.first.adding(days: credit.day)
      facts.append((date, .credit(place + 1, cents, invoice: credit.invoice + 1, .correction)))
    }
    var paid = told.reduce(0) { $0 + $1 - DiscountedTransfer.share(percent, of: $1) }
    let granted = left.map { DiscountedTransfer.share(percent, of: $0) }
    var owed = left.reduce(0, +) - granted.reduce(0, +)
    var lines = granted.enumerated().map { "INV-\($0 + 1) open 0 granted \($1)" }
    if dice.flip() {
      let plain = Int64(dice.roll(100...900)) * 1_00
      facts.append((Telling.first, .invoice(lines.count + 1, plain, dueIn: 30, terms: nil)))
      lines.append("INV-\(lines.count + 1) open 0 granted 0")
      (paid, owed) = (paid + plain, owed + plain)
    }
    // Whoever sends it twice pays what a credit of later takes off, before that is told.
    let isTwice = deducted <= known && dice.flip()
    if credits.isEmpty && dice.flip() {
      let late = Int64(dice.roll(100...900)) * 1_00
      let short = DiscountedTransfer.share(2, of: late)
      facts.append(
        (Telling.first, .invoice(lines.count + 1, late, dueIn: 200, terms: "2/2 NET200")))
      lines.append("INV-\(lines.count + 1) open \(isTwice ? 0 : short) granted 0")
      (paid, owed) = (paid + late - short, owed + late - (isTwice ? 0 : short))
    }
    let named = Array(1...lines.count).shuffled(using: &dice)
    facts.append((Telling.first.adding(days: paidOn), .pay(1, paid, invoices: named)))
    if isTwice {
      let again = Telling.first.adding(days: paidOn + dice.roll(0...20))
      facts.append((again, .pay(2, paid, invoices: named.reversed())))
    }
    telling = Telling(seed: seed, .discounts, facts: facts)
    expected = lines + ["waits \(isTwice ? 2 * paid - owed : paid - owed)"]
  }

  /// Half a cent is one.
  private static func share(_ percent: Int64, of cents: Int64) -> Int64 {
    (cents * percent + 50) / 100
  }

  var description: String { "\(telling)" }
}
