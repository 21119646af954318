import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Synchronization
import Testing

@Suite("What gateways have booked")
struct ReceivingTests {
  /// A gateway whose list is in the test's hand.
  private final class Lister: PaymentLookingUp, WebhookVerifying {
    let name = "till"
    let listsWithinSeconds = 3600
    private let lines = Mutex<[Settlement]>([])
    private let broken = Mutex<Bool>(false)

    var amounts: GatewayAmounts { GatewayAmounts(name) }

    func book(_ more: Settlement...) { lines.withLock { $0 += more } }

    func breaks(_ isBroken: Bool) { broken.withLock { $0 = isBroken } }

    private let seen = Mutex<[String: SeenPayment]>([:])

    /// What is answered when somebody asks about an object.
    func knows(_ payment: SeenPayment, as object: String) {
      seen.withLock { $0[object] = payment }
    }

    func next(
      _ question: EventQuestion, after answers: [HTTPResponse]
    ) throws -> PaymentStep<[SeenPayment]> {
      .done(.succeeded(seen.withLock { $0[question.object] }.map { [$0] } ?? []))
    }

    /// Everything is genuine: the body is the event's name, and what it is about.
    func verdict(on delivery: WebhookDelivery, after answers: [HTTPResponse]) -> WebhookVerdict {
      let words = String(decoding: delivery.body, as: UTF8.self).split(separator: " ")
      return .genuine(
        words.isEmpty
          ? []
          : [
            GatewayEvent(
              id: String(words[0]), type: "paid", object: words.last.map(String.init), moment: nil)
          ])
    }

    /// Two lines a page.
    func next(
      _ question: SettlementQuestion, after answers: [HTTPResponse]
    ) throws -> PaymentStep<SettlementPage> {
      if broken.withLock({ $0 }) {
        return .done(.notExecuted(Refusal("the key was taken back", .mend)))
      }
      let asked = lines.withLock { $0 }.filter {
        question.from <= $0.moment && $0.moment < question.until
      }
      let start = question.cursor.flatMap { Int($0) } ?? 0
      let page = asked.dropFirst(start).prefix(2)
      let end = start + page.count
      return .done(
        .succeeded(SettlementPage(Array(page), cursor: end < asked.count ? "\(end)" : nil)))
    }
  }

  private struct NoLine: HTTPTransport {
    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
      throw TransportError.notSent("nothing is sent here")
    }
  }

  private func line(
    _ id: String, _ kind: SettlementKind, _ cents: Int64, on date: String, hour: Int = 9,
    fee: Int64 = 0, object: String? = nil, payment: String? = nil, reference: String? = nil,
    isPending: Bool = false, presented: Money? = nil
  ) -> Settlement {
    Settlement(
      id: id, kind: kind, amount: Samples.euros(cents), fee: Samples.euros(fee),
      moment: Moment(day(date), hour: hour), object: object, payment: payment,
      reference: reference, isPending: isPending, presented: presented)
  }

  private func withCafe(
    _ storage: Bench.Storage = .memory, _ body: (Bench, Lister) async throws -> Void
  ) async throws {
    try await withTemporaryFolder { folder in
      let lister = Lister()
      let bench = try await Bench(
        storage, in: folder,
        payments: Payments([GatewayLine(gateway: lister, transport: NoLine())], pace: .instant))
      try await bench.customer("C1")
      try await bench.customer("C2")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.invoice("INV-2", of: "C2", 50_00, due: "2025-03-01")
      try await body(bench, lister)
      try await bench.expectWhole()
    }
  }

  /// As `payment 100.00`, what the account with the gateway adds up to, and what is there.
  private func statement(_ bench: Bench) async throws -> [String] {
    try await GatewayStatement(bench.installation).lines(through: day("2025-12-31")).flatMap {
      line in
      SettlementKind.allCases.compactMap { kind in
        line.sums[kind].map { "\(kind.rawValue) \($0)" }
      } + ["fees \(line.fees)", "there \(line.balance)"]
    }
  }

  @Test(
    "A payment by link closes the invoice and stops the notice of that morning, and why says so",
    arguments: Bench.Storage.allCases)
  func stops(_ storage: Bench.Storage) async throws {
    try await Bench.withTill(storage) { bench, till in
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.run("2025-03-04")
      try await bench.run(
        "2025-03-15", at: Moment(day("2025-03-15"), hour: 7), delivers: false)
      try await till.payLatestPage(at: "2025-03-15T08:00:00Z")
      let report = try await DeliveryRun(bench.installation, request: Request(author: "cron"))
        .execute(on: day("2025-03-15"), at: Moment(day("2025-03-15"), hour: 9))
      #expect(report.notices.map(\.key.status) == [.cancelled])
      #expect(
        try await bench.story()
          == ["2025-03-04 reminder sent 100.00 EUR", "2025-03-15 second cancelled 100.00 EUR"])
      #expect(try await bench.owed(by: "C1", on: "2025-03-15") == (0, 0))
      let why = try await bench.why("INV-1", on: "2025-03-15")
      #expect(why.basis == .recorded && why.since.count == 1)
      #expect(why.since.first?.contains("of 100.00 EUR came on 2025-03-15") == true)
      try await bench.expectWhole()
    }
  }

  @Test(
    "Each line is booked once, however often it is listed, over pages and overlaps",
    arguments: Bench.Storage.allCases)
  func once(_ storage: Bench.Storage) async throws {
    try await withCafe(storage) { bench, lister in
      lister.book(
        line(
          "T1", .payment, 100_00, on: "2025-03-02", hour: 11, fee: 2_90, payment: "P1",
          reference: "INV-1"),
        line(
          "T2", .payment, 20_00, on: "2025-03-02", hour: 11, fee: 75, payment: "P2",
          reference: "INV-2"),
        line("T3", .fee, -1_00, on: "2025-03-02"),
        line("T4", .payout, -80_00, on: "2025-03-02", hour: 12))
      for date in ["2025-03-02", "2025-03-02", "2025-03-03", "2025-03-04"] {
        try await bench.run(date, delivers: false)
      }
      #expect(try await bench.owed(by: "C1", on: "2025-03-04") == (0, 0))
      #expect(try await bench.owed(by: "C2", on: "2025-03-04") == (30_00, 0))
      #expect(
        try await statement(bench) == [
          "payment 12000", "fee -100", "payout -8000", "fees 365", "there 3535",
        ])
    }
  }

  @Test("What comes by a gateway for what was written off is a recovery")
  func recovered() async throws {
    try await withCafe { bench, lister in
      _ = try await bench.desk.writeOff("INV-1", on: day("2025-03-02"), reason: "insolvent")
      lister.book(
        line("T1", .payment, 60_00, on: "2025-03-03", payment: "P1", reference: "INV-1"))
      try await bench.run("2025-03-04", delivers: false)
      #expect(try await bench.owed(by: "C1", on: "2025-03-04") == (0, 0))
      let account = try await bench.store.account(AccountID("C1"), items: .all)?.account
      let item = account?.items[Samples.item("INV-1")]
      #expect(item?.circumstances.closing?.recovered == 60_00)
    }
  }

  @Test("What goes back opens what it had settled, the latest first; won again, it is there again")
  func back() async throws {
    try await withCafe { bench, lister in
      lister.book(
        line("T1", .payment, 120_00, on: "2025-03-02", payment: "P1", reference: "INV-1"))
      try await bench.run("2025-03-03", delivers: false)
      #expect(try await bench.owed(by: "C1", on: "2025-03-03") == (0, 20_00))
      // Twenty had been waiting, so that five of the invoice is open again.
      lister.book(
        line("T2", .refund, -25_00, on: "2025-03-04", object: "RE1", payment: "P1"))
      try await bench.run("2025-03-05", delivers: false)
      #expect(try await bench.owed(by: "C1", on: "2025-03-05") == (5_00, 0))
      lister.book(line("T3", .chargeback, -95_00, on: "2025-03-06", fee: 15_00, payment: "P1"))
      try await bench.run("2025-03-07", delivers: false)
      #expect(try await bench.owed(by: "C1", on: "2025-03-07") == (100_00, 0))
      lister.book(line("T4", .returned, 95_00, on: "2025-03-08", payment: "P1"))
      try await bench.run("2025-03-09", delivers: false)
      #expect(try await bench.owed(by: "C1", on: "2025-03-09") == (5_00, 0))
      #expect(
        try await statement(bench) == [
          "payment 12000", "refund -2500", "chargeback -9500", "returned 9500", "fees 1500",
          "there 8000",
        ])
    }
  }

  @Test("Money that tells of nobody waits in suspense, and so does what names two customers")
  func homeless() async throws {
    try await withCafe { bench, lister in
      lister.book(
        line("T1", .payment, 10_00, on: "2025-03-02", payment: "P1", reference: "thank you"),
        line("T2", .payment, 20_00, on: "2025-03-02", payment: "P2", reference: "INV-1, INV-2"),
        line("T3", .payment, 30_00, on: "2025-03-02", payment: "P3"))
      let report = try await bench.run("2025-03-03", delivers: false)
      #expect(report.gateways["till"]?.homeless == 3)
      #expect(try await bench.owed(by: "@suspense", on: "2025-03-03") == (0, 60_00))
    }
  }

  @Test("What is not final yet is not money, and is looked at until it is")
  func pending() async throws {
    try await withCafe { bench, lister in
      lister.book(
        line(
          "T1", .payment, 100_00, on: "2025-03-02", payment: "P1", reference: "INV-1",
          isPending: true))
      try await bench.run(from: "2025-03-02", to: "2025-03-20")
      #expect(try await bench.owed(by: "C1", on: "2025-03-20").open == 100_00)
      let final = Lister()
      final.book(
        line("T1", .payment, 100_00, on: "2025-03-02", payment: "P1", reference: "INV-1"))
      lister.book(
        line("T1", .payment, 100_00, on: "2025-03-02", payment: "P1", reference: "INV-1"))
      try await bench.run("2025-03-21", delivers: false)
      #expect(try await bench.owed(by: "C1", on: "2025-03-21").open == 0)
    }
  }

  @Test("What is under way at a gateway holds the last notice, once, for as long as banks take")
  func underWay() async throws {
    try await withCafe { bench, lister in
      try await bench.edit { $0.bankDays = 2 }
      try await bench.run(from: "2025-03-01", to: "2025-03-30")
      lister.book(
        line(
          "T1", .payment, 100_00, on: "2025-03-31", payment: "P1", reference: "INV-1",
          isPending: true))
      try await bench.run(from: "2025-03-31", to: "2025-04-05")
      let finals = try await Ledgers(bench.installation).notices(on: nil, status: nil)
        .filter { $0.rung == "final" }.map { "\($0.account) \($0.on)" }.sorted()
      #expect(finals == ["C1 2025-04-02", "C2 2025-03-31"])
      let account = try #require(
        try await bench.store.account(AccountID("C1"), items: .none)?.account)
      #expect(account.standing.proposed.all.map(\.fact.ground) == [.pending])
    }
  }

  @Test("A gateway that cannot be read keeps nobody from working; all is caught up with later")
  func outage() async throws {
    try await withCafe { bench, lister in
      try await bench.run("2025-03-01", delivers: false)
      lister.breaks(true)
      lister.book(
        line("T1", .payment, 50_00, on: "2025-03-02", payment: "P1", reference: "INV-2"))
      for date in ["2025-03-02", "2025-03-03", "2025-03-04"] {
        let report = try await bench.run(date)
        #expect(report.gateways["till"]?.failure == "the key was taken back")
      }
      #expect(try await bench.story().count == 2)
      lister.breaks(false)
      let reports = try await SyncRun(bench.installation).execute(
        only: ["till"], until: Moment(day("2025-03-05"), hour: 12))
      #expect(reports.map(\.report.failure) == [nil])
      #expect(try await bench.owed(by: "C2", on: "2025-03-05").open == 0)
      await #expect(throws: RunError.self) {
        try await SyncRun(bench.installation).execute(
          only: ["bank"], until: Moment(day("2025-03-05"), hour: 12))
      }
    }
  }

  @Test("What the payer paid in another currency settles an invoice of that currency")
  func currencies() async throws {
    try await withCafe { bench, lister in
      let dollars = Samples.currency("USD")
      try await bench.invoice("INV-3", of: "C1", 110_00, due: "2025-03-01", currency: dollars)
      lister.book(
        line(
          "T1", .payment, 100_00, on: "2025-03-02", payment: "P1", reference: "INV-3",
          presented: Money(minorUnits: 110_00, dollars)))
      try await bench.run("2025-03-03", delivers: false)
      #expect(try await bench.owed(by: "C1", on: "2025-03-03") == (100_00, 0))
      #expect(try await statement(bench).first == "payment 10000")
    }
  }

  @Test("A payment that goes back after a part of it went back opens the rest, and no more")
  func reversed() async throws {
    try await withCafe { bench, lister in
      lister.book(
        line("T1", .payment, 100_00, on: "2025-03-02", payment: "P1", reference: "INV-1"),
        line("T2", .refund, -40_00, on: "2025-03-02", hour: 10, object: "RE1", payment: "P1"))
      try await bench.run("2025-03-03", delivers: false)
      #expect(try await bench.owed(by: "C1", on: "2025-03-03") == (40_00, 0))
      _ = try await bench.desk.reverse("till:P1", on: day("2025-03-03"), reason: "a mistake")
      #expect(try await bench.owed(by: "C1", on: "2025-03-03") == (100_00, 0))
    }
  }

  @Test("An event is asked about, never believed; the line that comes later is of the same money")
  func events() async throws {
    try await withCafe { bench, lister in
      try await bench.run("2025-03-01", delivers: false)
      let desk = WebhookDesk(bench.installation)
      func tell(_ text: String) async throws -> WebhookDesk.Answer {
        try await desk.take(
          Array(text.utf8), fields: [], from: "till", at: Moment(day("2025-03-02"), hour: 8))
      }
      #expect(try await tell("E1 INV2-A") == .taken(types: ["paid"], knownBefore: 0))
      #expect(try await tell("E1 INV2-A") == .taken(types: [], knownBefore: 1))
      #expect(try await tell("E2 INV2-B") == .taken(types: ["paid"], knownBefore: 0))
      let payment = SeenPayment(
        id: "P1", amount: Samples.euros(100_00), moment: Moment(day("2025-03-02"), hour: 7),
        reference: "INV-1")
      lister.knows(payment, as: "INV2-A")
      let report = try await bench.run("2025-03-02", delivers: false)
      #expect(report.gateways["till"]?.told == 1)
      #expect(try await bench.owed(by: "C1", on: "2025-03-02").open == 0)
      #expect(try await bench.owed(by: "C2", on: "2025-03-02").open == 50_00)
      lister.book(
        line(
          "T1", .payment, 100_00, on: "2025-03-02", hour: 12, fee: 2_90, payment: "P1",
          reference: "INV-1")
      )
      try await bench.run("2025-03-03", delivers: false)
      #expect(try await bench.owed(by: "C1", on: "2025-03-03") == (0, 0))
      #expect(try await statement(bench) == ["payment 10000", "fees 290", "there 9710"])
    }
  }

  @Test("A list that begins with the newest loses nothing that went back")
  func newestFirst() async throws {
    try await withCafe { bench, lister in
      lister.book(
        line("T3", .refund, -40_00, on: "2025-03-02", hour: 11, object: "RE1", payment: "P1"),
        line("T4", .chargeback, -7_00, on: "2025-03-02", hour: 11, payment: "P9"),
        line("T2", .fee, -1_00, on: "2025-03-02", hour: 10),
        line("T1", .payment, 100_00, on: "2025-03-02", payment: "P1", reference: "INV-1"))
      let report = try await bench.run("2025-03-03", delivers: false)
      #expect(try await bench.owed(by: "C1", on: "2025-03-03") == (40_00, 0))
      // Of a payment that the book never saw: a person is told.
      #expect(report.gateways["till"]?.problems.count == 1)
    }
  }

  @Test("A moment of the future, mistyped, keeps no money from being read later")
  func future() async throws {
    try await withCafe { bench, lister in
      try await bench.run("2025-03-02", delivers: false)
      _ = try await SyncRun(bench.installation).execute(
        only: [], until: Moment(day("2027-03-02"), hour: 12))
      lister.book(
        line("T1", .payment, 100_00, on: "2025-03-03", payment: "P1", reference: "INV-1"))
      try await bench.run("2025-03-04", delivers: false)
      #expect(try await bench.owed(by: "C1", on: "2025-03-04").open == 0)
    }
  }

  @Test("What names invoices of a customer and of those whom that one answers for pays all of them")
  func family() async throws {
    try await withCafe { bench, lister in
      _ = try await bench.desk.setFamily(
        of: AccountID("C1"), adding: [AccountID("C2")], removing: [], from: day("2025-03-01"))
      lister.book(
        line(
          "T1", .payment, 150_00, on: "2025-03-03", payment: "P1", reference: "INV-2, INV-1"))
      let report = try await bench.run("2025-03-04", delivers: false)
      #expect(report.gateways["till"]?.homeless == 0)
      #expect(try await bench.owed(by: "C1", on: "2025-03-04") == (0, 0))
      #expect(try await bench.owed(by: "C2", on: "2025-03-04") == (0, 0))
      #expect(try await bench.story().isEmpty)
    }
  }

  @Test("What names a notice is for what that asked for")
  func notice() async throws {
    try await withCafe { bench, lister in
      try await bench.run("2025-03-04")
      let asked = try #require(
        try await Ledgers(bench.installation).notices(on: nil, status: "sent").first {
          $0.account == AccountID("C2")
        })
      lister.book(
        line("T1", .payment, 50_00, on: "2025-03-05", payment: "P1", reference: asked.id))
      let report = try await bench.run("2025-03-06", delivers: false)
      #expect(report.gateways["till"]?.homeless == 0)
      #expect(try await bench.owed(by: "C2", on: "2025-03-06") == (0, 0))
    }
  }
}
