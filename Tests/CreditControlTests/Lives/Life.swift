import Dunning
import Receivables
import ReceivablesTesting

/// What one or two customers of Northwind's bought, paid, promised and disputed over some months, by
/// chance: the same for the same seed.
struct Life: CustomStringConvertible {
  /// One thing that happened on a day.
  enum Act {
    case invoice(number: Int, customer: Int, issuedAgo: Int, parts: [Part])
    /// - Parameter ago: days before it was told.
    case pay(number: Int, customer: Int, cents: Int64, ago: Int, invoices: [Int])
    case reverse(payment: Int)
    case credit(number: Int, invoice: Int, cents: Int64)
    case writeOff(invoice: Int)
    case promise(customer: Int, days: Int, invoices: [Int])
    case dispute(invoice: Int, cents: Int64?)
    case resolve(customer: Int)
    /// What is disputed of an invoice was never owed.
    case agree(invoice: Int)
    case hold(customer: Int, days: Int?)
    case release(customer: Int)
    case fail(Failure)
    case bounce(number: Int, customer: Int)
    /// Somebody looks at the tasks, and writes to the address again.
    case tidy(customer: Int)
  }

  struct Part {
    let dueIn: Int
    let cents: Int64
  }

  /// What becomes of the next delivery.
  enum Failure { case refused, notSent, unknown }

  /// A day, what happened before its run, and whether there was one.
  struct Date {
    let day: Day
    var acts: [Act] = []
    var runs = true
  }

  static let first = day("2025-01-06")

  let seed: UInt64
  let policy: Policy
  let customers: ClosedRange<Int>
  private(set) var dates: [Date]
  private var number = 0
  private var invoices: [Int] = []
  private var cents: [Int: Int64] = [:]
  private var owners: [Int: Int] = [:]

  /// - Parameters:
  ///   - onlyBuys: what is paid is left to who plays it.
  ///   - objects: whether parts of some invoices are rightly disputed.
  init(seed: UInt64, onlyBuys: Bool = false, objects: Bool = false) {
    self.seed = seed
    // Seeds that follow each other must not throw the same dice a little later.
    var dice = Dice(seed: seed << 24)
    policy = .life(&dice, charges: onlyBuys ? true : nil)
    customers = 1...dice.roll(1...2)
    let length = dice.roll(60...150)
    dates = (0..<length).map { Date(day: Life.first.adding(days: $0)) }
    for customer in customers { buy(customer, isTold: onlyBuys, &dice) }
    if objects { object(&dice) }
    guard !onlyBuys else { return }
    for _ in 0..<dice.roll(2...14) { happen(&dice) }
    // Now and then nobody works for a while; at the end all goes its way.
    for _ in 0..<dice.pick([0, 0, 1, 2]) {
      let start = dice.roll(0...length - 31)
      for index in start..<min(start + dice.roll(1...25), length - 30) { dates[index].runs = false }
    }
  }

  /// - Parameter isTold: whether every invoice is told on its day.
  private mutating func buy(_ customer: Int, isTold: Bool, _ dice: inout Dice) {
    let isWeekly = dice.roll(0...3) == 0
    let count = isWeekly ? dice.roll(5...9) : dice.roll(1...6)
    let start = dice.roll(0...20)
    for index in 0..<count {
      let place = isWeekly ? start + 7 * index : dice.roll(0...(dates.count * 2) / 3)
      number += 1
      let cents = Int64(dice.pick([dice.roll(2_00...12_00), dice.roll(40_00...900_00)]))
      let dueIn = isWeekly ? 14 : dice.roll(0...30)
      var parts = [Part(dueIn: dueIn, cents: cents)]
      if dice.roll(0...4) == 0 {
        parts = [
          Part(dueIn: dueIn, cents: cents / 2), Part(dueIn: dueIn + 20, cents: cents - cents / 2),
        ]
      }
      let issuedAgo = isTold ? 0 : dice.pick([0, 0, 0, 10, 50])
      invoices.append(number)
      self.cents[number] = cents
      owners[number] = customer
      dates[min(place, dates.count - 1)].acts.append(
        .invoice(number: number, customer: customer, issuedAgo: issuedAgo, parts: parts))
    }
  }

  /// Some time after an invoice a third of it is disputed, and later given up.
  private mutating func object(_ dice: inout Dice) {
    let bought = dates.indices.flatMap { index in
      dates[index].acts.compactMap { act -> (place: Int, invoice: Int)? in
        guard case .invoice(let number, _, _, let parts) = act, parts.count == 1 else { return nil }
        return (index, number)
      }
    }
    for (place, invoice) in bought where dice.roll(0...1) == 0 {
      let start = place + dice.roll(1...50)
      let end = start + dice.roll(1...50)
      guard start < dates.count else { continue }
      let cents = max(1, (cents[invoice] ?? 3) / 3)
      dates[start].acts.append(.dispute(invoice: invoice, cents: cents))
      dates[min(end, dates.count - 1)].acts.append(.agree(invoice: invoice))
    }
  }

  private mutating func happen(_ dice: inout Dice) {
    let place = dice.roll(1...dates.count - 26)
    let invoice = dice.pick(invoices)
    let customer = owners[invoice] ?? 1
    let whole = cents[invoice] ?? 1
    number += 1
    let act: Act
    switch dice.roll(0...24) {
    case 0...5:
      act = .pay(
        number: number, customer: customer, cents: whole, ago: dice.pick([0, 0, 0, 3, 12]),
        invoices: [invoice])
    case 6...7:
      act = .pay(
        number: number, customer: customer, cents: Int64(dice.roll(1_00...Int(whole) + 1_00)),
        ago: dice.pick([0, 0, 5]), invoices: [invoice])
    case 8...9:
      act = .pay(
        number: number, customer: customer, cents: Int64(dice.roll(1_00...300_00)),
        ago: dice.pick([0, 0, 9]), invoices: [])
    case 10...11: act = .reverse(payment: dice.roll(1...number))
    case 12...13:
      act = .credit(
        number: number, invoice: invoice, cents: dice.pick([whole, max(1, whole / 3)]))
    case 14: act = .writeOff(invoice: invoice)
    case 15...16:
      act = .promise(
        customer: customer, days: dice.roll(2...20), invoices: dice.pick([[], [invoice]]))
    case 17...18: act = .dispute(invoice: invoice, cents: dice.pick([nil, max(1, whole / 2)]))
    case 19: act = .resolve(customer: customer)
    case 20: act = .hold(customer: customer, days: dice.pick([nil, 4, 15]))
    case 21: act = .release(customer: customer)
    case 22: act = .fail(dice.pick([.refused, .notSent, .unknown]))
    case 23: act = .bounce(number: number, customer: customer)
    default: act = .tidy(customer: customer)
    }
    dates[place].acts.append(act)
  }

  var description: String {
    let lines = dates.flatMap { date in date.acts.map { "  \(date.day) \($0)" } }
    let idle = dates.filter { !$0.runs }.map(\.day.description)
    return "seed \(seed), \(policy.lifeWords)\n" + lines.joined(separator: "\n")
      + (idle.isEmpty ? "" : "\n  no run on \(idle.joined(separator: " "))")
  }
}

extension Policy {
  /// Like the friendly policy, with numbers by chance.
  fileprivate static func life(_ dice: inout Dice, charges: Bool?) -> Policy {
    let chance = dice.pick([8, 8, nil])
    let named = charges == true ? 8 : chance
    func rung(_ name: String, _ days: Int, _ newDue: Int?) -> Rung {
      Rung(
        name: name, days: days, inBusinessDays: false, anchor: .due, channels: ["email"],
        template: name, newDueDays: newDue)
    }
    var policy = Policy.practice(
      catchUp: dice.pick([.latest, .latest, .each, .skipOlderThan(days: 14)]),
      leastGapDays: dice.roll(0...5),
      ladder: [
        rung("upcoming", -3, nil), rung("reminder", 3, named), rung("second", 14, named),
        rung("final", 30, 10),
      ])
    policy.rhythmDays = dice.roll(7...12)
    policy.bankDays = dice.roll(0...3)
    policy.minimum = Threshold(
      general: DecimalAmount(unscaled: Int64(dice.roll(0...10)), scale: 0))
    policy.waitingMoney = dice.pick([.waits, .oldestFirst])
    policy.lists = dice.pick([.asked, .all])
    policy.afterLast = dice.pick([.task, .task, .nothing])
    if charges ?? (dice.roll(0...1) == 0) {
      policy.charges = ChargeRules(
        law: LateChargeLaw.pack(dice.pick(["uk", "de"])), interest: .booked,
        fixedSum: dice.pick([.booked, .none]), after: dice.pick(["reminder", "second"]),
        dueDays: dice.pick([0, 14]))
    }
    return policy
  }

  fileprivate var lifeWords: String {
    let named = ladder.map { "\($0.newDueDays ?? 0)" }.joined(separator: "/")
    return "\(catchUp), named \(named), rhythm \(rhythmDays), bank \(bankDays),"
      + " gap \(leastGapDays), minimum \(minimum.general), \(waitingMoney), lists \(lists),"
      + " then \(afterLast), charges"
      + " \(charges.map { "\($0.law?.name ?? "") after \($0.after ?? "")" } ?? "none")"
  }
}
