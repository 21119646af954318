import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// Reminder, second and final after 3, 14 and 30 days, for one customer who owes 1000.00.
@Suite("Agreements at the desk")
struct AgreementDeskTests {
  typealias Storage = Bench.Storage

  private func withOwing(
    _ storage: Storage, policy: Policy = .practice(), _ body: (Bench) async throws -> Void
  ) async throws {
    try await withBench(storage, policy: policy) { bench async throws in
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 1000_00, due: "2025-03-01")
      try await body(bench)
      try await bench.expectWhole()
    }
  }

  private func promise(
    _ bench: Bench, by date: String, cents: Int64? = nil, on day: String, note: String? = nil
  ) async throws -> PromiseMade? {
    try await bench.desk.promise(
      Desk.NewPromise(
        customer: AccountID("C1"), currency: nil,
        parts: [(Samples.day(date), cents.map { DecimalAmount(unscaled: $0, scale: 2) })],
        invoices: [], note: note), on: Samples.day(day))
  }

  private func dispute(
    _ bench: Bench, cents: Int64?, on day: String
  ) async throws -> DisputeRaised? {
    try await bench.desk.dispute(
      Desk.NewDispute(
        invoice: "INV-1",
        size: cents.map { .amount(DecimalAmount(unscaled: $0, scale: 2)) } ?? .whole,
        reason: "damaged", owner: "Ada", note: "four broken cups"), on: Samples.day(day))
  }

  // MARK: Between decision and sending

  @Test("What is disputed after it was planned is not sent", arguments: Storage.allCases)
  func disputedBeforeClaim(_ storage: Storage) async throws {
    try await withOwing(storage) { bench async throws in
      try await bench.run("2025-03-04", delivers: false)
      _ = try await dispute(bench, cents: nil, on: "2025-03-04")
      try await bench.run("2025-03-05")
      #expect(try await bench.story() == ["2025-03-04 reminder withheld 1000.00 EUR"])
      #expect(await bench.channel.calls == 0)
    }
  }

  @Test("What is promised after it was planned is asked for less", arguments: Storage.allCases)
  func promisedBeforeClaim(_ storage: Storage) async throws {
    try await withOwing(storage) { bench async throws in
      try await bench.run("2025-03-04", delivers: false)
      _ = try await promise(bench, by: "2025-03-20", cents: 400_00, on: "2025-03-04")
      try await bench.run("2025-03-04")
      #expect(try await bench.story() == ["2025-03-04 reminder sent 600.00 EUR"])
    }
  }

  // MARK: Why

  @Test(
    "Why is right on each day of a promise, and stays right after it", arguments: Storage.allCases)
  func why(_ storage: Storage) async throws {
    try await withOwing(storage) { bench async throws in
      try await bench.run(from: "2025-03-01", to: "2025-03-05")
      let made = try await promise(bench, by: "2025-03-12", on: "2025-03-06")
      try await bench.run(from: "2025-03-06", to: "2025-03-20")
      let held = try await bench.why("INV-1", on: "2025-03-10")
      #expect(held.decision == "nothing")
      #expect(held.basis == .replayed)
      #expect(held.trace.contains { $0.rule == .promise && $0.until == Samples.day("2025-03-16") })
      let broken = try await bench.why("C1", on: "2025-03-16")
      #expect(broken.basis == .recorded)
      #expect(broken.acts == ["notice", "promise-broken"])
      #expect(broken.rung == "second")
      // What came later changes nothing in either.
      try await bench.pay("P-1", of: "C1", 1000_00, on: "2025-03-11", for: "INV-1")
      #expect(try await bench.why("C1", on: "2025-03-16") == broken)
      let kept = try #require(try await bench.store.account(AccountID("C1"), items: .none))
      let record = kept.account.standing.agreements.record
      #expect(record.judged.first?.promise == made?.promise)
      #expect(record.keptPercent(on: Samples.day("2025-03-20")) == 100)
    }
  }

  // MARK: Another currency

  @Test(
    "Who names an invoice of another currency is told which",
    arguments: ["pay", "promise", "plan"])
  func otherCurrency(_ what: String) async throws {
    try await withOwing(.memory) { bench async throws in
      let id = AccountID("C1")
      let dollar = try #require(Currency(code: "USD"))
      try await bench.invoice("A-3", of: "C1", 100_00, due: "2025-03-01", currency: dollar)
      let on = Samples.day("2025-03-02")
      let error = await #expect(throws: RunError.self) {
        switch what {
        case "promise":
          _ = try await bench.desk.promise(
            Desk.NewPromise(
              customer: id, currency: nil, parts: [(on.adding(days: 9), nil)], invoices: ["A-3"],
              note: nil), on: on)
        case "plan":
          _ = try await bench.desk.agree(
            Desk.NewPlan(
              customer: id, currency: nil, size: .number(2), every: .month, first: nil, down: nil,
              interest: nil, invoices: ["A-3"], note: nil), on: on)
        default:
          _ = try await bench.desk.pay(
            Desk.Payment(
              id: "P-1", customer: id, amount: DecimalAmount(unscaled: 100, scale: 0),
              currency: nil, day: on,
              parts: [.init(invoice: "A-3", amount: DecimalAmount(unscaled: 100, scale: 0))],
              reference: nil))
        }
      }
      #expect(error?.description.contains("--currency USD") == true)
    }
  }

  @Test("Two sums that are promised for one day are one")
  func sameDay() async throws {
    try await withOwing(.memory) { bench async throws in
      let parts = ["2025-03-10", "2025-03-10", "2025-03-20"].map {
        (day: Samples.day($0), amount: DecimalAmount?.some(DecimalAmount(unscaled: 100, scale: 0)))
      }
      let made = try await bench.desk.promise(
        Desk.NewPromise(
          customer: AccountID("C1"), currency: nil, parts: parts, invoices: [], note: nil),
        on: Samples.day("2025-03-02"))
      #expect(made?.parts.map(\.minorUnits) == [200_00, 100_00])
    }
  }

  @Test("Where no charges are booked, a waiver says so")
  func nothingToWaive() async throws {
    try await withOwing(.memory) { bench async throws in
      let error = await #expect(throws: RunError.self) {
        try await bench.desk.waive(
          "INV-1", nil, stops: false, note: nil, on: Samples.day("2025-03-02"))
      }
      #expect(error?.description.contains("no charges are booked on INV-1") == true)
    }
  }

  // MARK: Who may do what

  @Test("Nobody offers more than the policy lets them", arguments: Storage.allCases)
  func leave(_ storage: Storage) async throws {
    var policy = Policy.practice()
    policy.settlements = SettlementRules(leaves: [.init(who: ["Ada"], leastPercent: 80)])
    try await withOwing(storage, policy: policy) { bench async throws in
      func offer(_ percent: Int, by author: String) async throws -> SettlementOffered? {
        try await Desk(bench.installation, request: Request(author: author)).offer(
          Desk.NewSettlement(
            customer: AccountID("C1"), currency: nil, size: .percent(percent), validUntil: nil,
            invoices: [], note: nil), on: Samples.day("2025-03-02"))
      }
      await #expect(throws: RunError.self) { try await offer(79, by: "Ada") }
      await #expect(throws: RunError.self) { try await offer(90, by: "Ben") }
      #expect(try await offer(80, by: "Ada")?.amount == Samples.euros(800_00))
    }
  }

  // MARK: Instalments

  @Test(
    "Once an instalment is paid, what is left is promised, planned and settled by either name",
    arguments: ["A-1", "A-1#2"], ["promise", "plan", "settlement"])
  func instalmentPaid(_ name: String, _ what: String) async throws {
    var policy = Policy.practice()
    policy.settlements = SettlementRules(leaves: [.init(leastPercent: 30)])
    try await withBench(.memory, policy: policy) { bench async throws in
      let (id, on) = (AccountID("C1"), Samples.day("2025-04-11"))
      try await bench.customer("C1")
      let parts = ["2025-03-01", "2025-04-01", "2025-05-01"].map {
        (due: Samples.day($0), amount: DecimalAmount(unscaled: 300, scale: 0))
      }
      _ = try await bench.desk.issue(
        Desk.NewInvoice(
          id: "A-1", customer: id, amount: DecimalAmount(unscaled: 900, scale: 0),
          currency: Samples.euro, issued: Samples.day("2025-02-01"), due: parts[2].due,
          instalments: parts))
      try await bench.pay("P-1", of: "C1", 300_00, on: "2025-03-01", for: "A-1")
      let covers: [CoveredItem]? =
        switch what {
        case "promise":
          try await bench.desk.promise(
            Desk.NewPromise(
              customer: id, currency: nil, parts: [(on.adding(days: 9), nil)], invoices: [name],
              note: nil), on: on)?.covers
        case "plan":
          try await bench.desk.agree(
            Desk.NewPlan(
              customer: id, currency: nil, size: .number(2), every: .month, first: nil, down: nil,
              interest: nil, invoices: [name], note: nil), on: on)?.covers
        default:
          try await bench.desk.offer(
            Desk.NewSettlement(
              customer: id, currency: nil, size: .percent(60), validUntil: nil, invoices: [name],
              note: nil), on: on)?.covers
        }
      let names = name == "A-1" ? ["A-1#2", "A-1#3"] : ["A-1#2"]
      #expect(covers?.map(\.item.text) == names)
      #expect(covers?.map(\.minorUnits) == names.map { _ in 300_00 })
      try await bench.expectWhole()
    }
  }

  // MARK: Offers

  private func offer(
    _ percent: Int, of invoices: [String], on date: String, _ bench: Bench
  ) async throws -> SettlementOffered? {
    try await bench.desk.offer(
      Desk.NewSettlement(
        customer: AccountID("C1"), currency: nil, size: .percent(percent), validUntil: nil,
        invoices: invoices, note: nil), on: Samples.day(date))
  }

  /// Goal: nobody gives up what was paid. Method: by chance some money waits, of which an older invoice that
  /// the offer is not about takes its share first.
  @Test(
    "An offer is of what is left to pay, and money of before it does not pay it",
    arguments: [Policy.WaitingMoney.waits, .oldestFirst])
  func offerBesideMoney(_ waitingMoney: Policy.WaitingMoney) async throws {
    for seed in UInt64(0)..<16 {
      var dice = Dice(seed: seed)
      var policy = Policy.practice()
      policy.waitingMoney = waitingMoney
      policy.settlements = SettlementRules(leaves: [.init(leastPercent: 1)])
      let older = seed % 2 == 0 ? Int64(dice.roll(1_00...400_00)) : 0
      let paid = older + Int64(dice.roll(1...900_00))
      let percent = dice.roll(20...90)
      let left = 1000_00 - (paid - older)
      try await withOwing(.memory, policy: policy) { bench async throws in
        if older > 0 { try await bench.invoice("INV-0", of: "C1", older, due: "2025-02-01") }
        try await bench.pay("P-1", of: "C1", paid, on: "2025-03-05")
        let offered = try #require(
          try await offer(percent, of: ["INV-1"], on: "2025-03-05", bench))
        #expect(offered.covers == [CoveredItem(Samples.item("INV-1"), left)], "seed \(seed)")
        #expect(offered.amount == Samples.euros((left * Int64(percent) + 99) / 100))
        _ = try await bench.desk.accept(
          offered.settlement, payBy: Samples.day("2025-03-20"), on: Samples.day("2025-03-05"))
        try await bench.run(from: "2025-03-05", to: "2025-03-07")
        let before = try await bench.store.account(AccountID("C1"), items: .all)?.account
        #expect(before?.standing.agreements.settlements.count == 1, "seed \(seed)")
        try await bench.pay(
          "P-2", of: "C1", offered.amount.minorUnits, on: "2025-03-08", for: "INV-1")
        try await bench.run("2025-03-08")
        let after = try await bench.store.account(AccountID("C1"), items: .all)?.account
        let item = try #require(after?.items[Samples.item("INV-1")])
        #expect(item.finallyOpen == 0, "seed \(seed)")
        #expect(item.circumstances.closing?.minorUnits == left - offered.amount.minorUnits)
        let rest = waitingMoney == .waits ? older : 0
        #expect(try await bench.owed(by: "C1", on: "2025-03-08") == (rest, rest), "seed \(seed)")
      }
    }
  }

  @Test("Money that a second person is asked to pay out is not there for an offer")
  func offerBesidePayOut() async throws {
    var policy = Policy.practice()
    policy.settlements = SettlementRules(leaves: [.init(leastPercent: 1)])
    try await withOwing(.memory, policy: policy) { bench async throws in
      try await bench.pay("P-1", of: "C1", 800_00, on: "2025-03-05")
      _ = try await bench.desk.payOut(
        "P-1", nil, to: "another account", on: Samples.day("2025-03-05"), note: nil)
      let offered = try await offer(60, of: [], on: "2025-03-06", bench)
      #expect(offered?.amount == Samples.euros(600_00))
    }
  }

  @Test("The same request twice is one promise", arguments: Storage.allCases)
  func once(_ storage: Storage) async throws {
    try await withOwing(storage) { bench async throws in
      let desk = Desk(bench.installation, request: Request(author: "Ada", key: "call-1"))
      let new = Desk.NewPromise(
        customer: AccountID("C1"), currency: nil,
        parts: [(Samples.day("2025-03-20"), DecimalAmount(unscaled: 100_00, scale: 2))],
        invoices: [], note: nil)
      #expect(try await desk.promise(new, on: Samples.day("2025-03-02")) != nil)
      #expect(try await desk.promise(new, on: Samples.day("2025-03-02")) == nil)
      let account = try #require(try await bench.store.account(AccountID("C1"), items: .none))
      #expect(account.account.standing.agreements.promises.count == 1)
    }
  }

  @Test(
    "What was said goes when the customer is forgotten; what was agreed stays",
    arguments: Storage.allCases)
  func forgotten(_ storage: Storage) async throws {
    try await withOwing(storage) { bench async throws in
      _ = try await promise(
        bench, by: "2025-03-20", cents: 100_00, on: "2025-03-02", note: "after the fair")
      _ = try await dispute(bench, cents: 50_00, on: "2025-03-03")
      _ = try await bench.desk.forget(AccountID("C1"), on: Samples.day("2025-03-04"))
      for entry in try await bench.store.entries(of: AccountID("C1"), from: 1, limit: 100) {
        let said = entry.privateRecord?.fields["note"]
        #expect(said == nil)
      }
      let view = try await AgreementList(bench.installation).open(
        .dispute, of: AccountID("C1"), on: Samples.day("2025-03-04"))
      #expect(view.first?.amount == Samples.euros(50_00))
      #expect(view.first?.words == [:])
    }
  }

  // MARK: A parent pays for a child

  @Test(
    "Money that a parent pays and moves keeps the promise of the child", arguments: Storage.allCases
  )
  func parentPays(_ storage: Storage) async throws {
    try await withOwing(storage) { bench async throws in
      try await bench.customer("HOLDING")
      _ = try await promise(bench, by: "2025-03-12", on: "2025-03-02")
      try await bench.pay("P-1", of: "HOLDING", 1000_00, on: "2025-03-11")
      _ = try await bench.desk.move(
        "P-1", to: AccountID("C1"), amount: nil, transfer: "T-1", on: Samples.day("2025-03-11"))
      _ = try await bench.desk.apply("T-1", to: "INV-1", on: Samples.day("2025-03-11"))
      let report = try await bench.run("2025-03-12")
      #expect(report.endings.map(\.key.ending) == [.kept])
    }
  }

  // MARK: What was given up

  @Test(
    "Money for what was written off opens as much again, and no more", arguments: Storage.allCases)
  func recovered(_ storage: Storage) async throws {
    try await withOwing(storage) { bench async throws in
      let given = try await bench.desk.writeOff(
        "INV-1", on: Samples.day("2025-03-10"), reason: "no hope")
      #expect(given == .done)
      func pay(_ cents: Int64, as id: String) async throws -> [Allocation]? {
        try await bench.desk.pay(
          Desk.Payment(
            id: id, customer: AccountID("C1"), amount: DecimalAmount(unscaled: cents, scale: 2),
            currency: nil, day: Samples.day("2025-04-01"),
            parts: [.init(invoice: "INV-1", amount: DecimalAmount(unscaled: cents, scale: 2))],
            reference: nil))
      }
      await #expect(throws: RunError.self) { try await pay(1000_01, as: "P-0") }
      #expect(try await pay(300_00, as: "P-1")?.count == 1)
      await #expect(throws: RunError.self) { try await pay(700_01, as: "P-2") }
      let view = try await Ledgers(bench.installation).invoice(
        "INV-1", on: Samples.day("2025-04-02"))
      #expect(view.status == "written-off")
      #expect(view.open.isZero)
    }
  }

  @Test("A second person agrees to what is above the limit, and is not the one who asked")
  func secondPerson() async throws {
    var policy = Policy.practice()
    policy.losses = LossRules(
      approveAbove: Threshold(general: DecimalAmount(unscaled: 500, scale: 0)), approvers: ["Cleo"])
    try await withOwing(.memory, policy: policy) { bench async throws in
      func desk(_ author: String) -> Desk {
        Desk(bench.installation, request: Request(author: author))
      }
      let day = Samples.day("2025-03-10")
      guard case .asked(let task, _) = try await desk("Ada").writeOff("INV-1", on: day, reason: nil)
      else {
        Issue.record("nobody was asked")
        return
      }
      for author in ["Ada", "Ben"] {
        await #expect(throws: RunError.self) {
          try await desk(author).writeOff("INV-1", approving: task, on: day, reason: nil)
        }
      }
      #expect(
        try await desk("Cleo").writeOff("INV-1", approving: task, on: day, reason: nil) == .done)
      #expect(try await Worklist(bench.installation).rows(on: day).isEmpty)
    }
  }

  // MARK: Nothing before it was there

  @Test("Nothing is done about an invoice or an agreement of a day before it was there")
  func before() async throws {
    try await withOwing(.memory) { bench async throws in
      let (early, number) = (Samples.day("2025-01-29"), "INV-1")
      let raised = try #require(try await dispute(bench, cents: 400_00, on: "2025-03-06"))
      let made = try #require(try await promise(bench, by: "2025-03-12", on: "2025-03-07"))
      let length = try await bench.store.account(AccountID("C1"), items: .none)?.head.length
      let desk = bench.desk
      let acts: [(String, () async throws -> Void)] = [
        (number, { _ = try await desk.writeOff(number, on: early, reason: nil) }),
        (number, { _ = try await desk.waive(invoice: number, on: early, note: "x") }),
        (number, { _ = try await desk.waive(number, nil, stops: true, note: nil, on: early) }),
        (number, { _ = try await self.dispute(bench, cents: 1, on: early.description) }),
        (number, { _ = try await desk.acknowledge(number, form: .signed, note: nil, on: early) }),
        (number, { _ = try await desk.setLadder("none", ofInvoice: number, from: early) }),
        (
          raised.dispute,
          {
            _ = try await desk.resolve(
              raised.dispute, Desk.Resolution(ending: .upheld), on: Samples.day("2025-03-05"))
          }
        ),
        (
          made.promise,
          { _ = try await desk.cancel(made.promise, note: nil, on: Samples.day("2025-03-06")) }
        ),
      ]
      for (name, act) in acts {
        do {
          try await act()
          Issue.record("\(name) was taken")
        } catch let error as RunError {
          #expect(error.description.contains("\(name) is of 2025-0"), "\(error.description)")
        }
      }
      #expect(try await bench.store.account(AccountID("C1"), items: .none)?.head.length == length)
    }
  }

  @Test(
    "What is given up or credited in full is in dispute no more",
    arguments: ["waived", "written off", "credited", "credited in part"])
  func disputesEnd(_ how: String) async throws {
    try await withOwing(.memory) { bench async throws in
      _ = try await dispute(bench, cents: 400_00, on: "2025-03-06")
      let on = Samples.day("2025-03-08")
      switch how {
      case "waived": _ = try await bench.desk.waive(invoice: "INV-1", on: on, note: "x")
      case "written off": _ = try await bench.desk.writeOff("INV-1", on: on, reason: nil)
      default:
        let part: DecimalAmount? =
          how == "credited" ? nil : DecimalAmount(unscaled: 400, scale: 0)
        _ = try await bench.desk.credit(
          "INV-1", part, as: "CN-1", because: .correction, on: on, reason: nil)
      }
      let account = try await bench.store.account(AccountID("C1"), items: .all)?.account
      let left = account?.standing.agreements.disputes.count
      #expect(left == (how == "credited in part" ? 1 : 0))
    }
  }
}
