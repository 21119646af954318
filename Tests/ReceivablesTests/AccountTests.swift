import Receivables
import ReceivablesTesting
import Testing

@Suite("Accounts")
struct AccountTests {
  private let date = Samples.day("2025-03-01")

  private func invoiced(_ cents: Int64 = 100_00) throws -> Account {
    var account = Account(id: Samples.cafe)
    try account.post(
      .invoiceIssued(InvoiceIssued(invoice: "INV-1", amount: Samples.euros(cents), due: date)),
      on: date)
    return account
  }

  private func payment(
    _ id: String, _ cents: Int64, _ allocations: [Allocation] = []
  ) -> Fact {
    .paymentReceived(
      PaymentReceived(payment: id, amount: Samples.euros(cents), allocations: allocations))
  }

  private func allocation(_ cents: Int64, of invoice: String = "INV-1") -> Allocation {
    Allocation(Samples.item(invoice), cents)
  }

  @Test("Instalments are found by their invoice, whichever of them was read")
  func instalmentsRead() throws {
    var account = Account(id: Samples.cafe)
    let parts = (0..<4).map { Instalment(due: date.adding(days: 30 * $0), minorUnits: 25_00) }
    for invoice in ["R-1", "R-2"] {
      try account.post(
        .invoiceIssued(
          InvoiceIssued(
            invoice: invoice, amount: Samples.euros(100_00), due: parts[3].due,
            instalments: parts)), on: date)
    }
    for read in 0..<16 {
      let slim = account.holding({ read & (1 << ($0.id.part - 1)) != 0 }, notices: { _ in true })
      let found = slim.items(ofInvoice: "R-1").map(\.id.text)
      #expect(found == (1...4).filter { read & (1 << ($0 - 1)) != 0 }.map { "R-1#\($0)" })
      #expect(slim.quoted("R-1") == (read == 0 ? nil : Samples.item("R-1")))
    }
  }

  /// What does not fit, and why.
  private var misfits: [(Fact, PostingError)] {
    let item = Samples.item("INV-1")
    let unknown = Samples.item("INV-9")
    let waiting = ItemID(.payment, "P-1")
    let trigger = Trigger(item: unknown, rung: "reminder", cycle: 1)
    let listing = NoticeListing(items: [unknown], amount: Samples.euros(1))
    let basis = DecisionBasis(version: 1, policy: .zero, engine: "1", digest: .zero)
    let plan = NoticePlanned(
      notice: "N-1", channel: "email", rung: "reminder", triggers: [trigger], listing: listing,
      notBefore: nil, basis: basis)
    return [
      (
        .invoiceIssued(InvoiceIssued(invoice: "INV-1", amount: Samples.euros(1), due: date)),
        .alreadyThere(item)
      ),
      (payment("P-1", 1), .alreadyThere(waiting)),
      (payment("P-2", 1, [allocation(2)]), .moreThanThere(ItemID(.payment, "P-2"))),
      (payment("P-2", 300_00, [allocation(100_01)]), .moreThanOpen(item)),
      (payment("P-2", 300_00, [allocation(60_00), allocation(60_00)]), .moreThanOpen(item)),
      (payment("P-2", 10, [allocation(0)]), .moreThanOpen(item)),
      (payment("P-2", 10, [allocation(-1)]), .moreThanOpen(item)),
      (payment("P-2", 10, [allocation(1, of: "INV-9")]), .notThere(unknown)),
      (
        .creditIssued(
          CreditIssued(
            credit: "C-1", amount: Samples.euros(1), allocations: [allocation(2)])),
        .moreThanThere(ItemID(.credit, "C-1"))
      ),
      (
        .writtenOff(WrittenOff(currency: Samples.euro, allocations: [allocation(100_01)])),
        .moreThanOpen(item)
      ),
      (
        .moneyApplied(MoneyApplied(source: waiting, allocations: [allocation(20_01)])),
        .moreThanThere(waiting)
      ),
      (.moneyApplied(MoneyApplied(source: unknown, allocations: [])), .notThere(unknown)),
      (
        .paymentReversed(
          PaymentReversed(
            payment: "P-1", currency: Samples.euro, allocations: [allocation(1, of: "INV-9")])),
        .notThere(unknown)
      ),
      (
        .moneyTransferred(
          MoneyTransferred(
            transfer: "T-1", direction: .out, amount: Samples.euros(20_01), source: waiting,
            counterpart: Samples.hotel)), .moreThanThere(waiting)
      ),
      (.noticePlanned(plan), .notThere(unknown)),
      (
        .noticeAnswered(NoticeAnswered(notice: "N-1", attempt: 1, answer: .sent)),
        .noticeNotOpen("N-1")
      ),
      (
        .noticeDropped(NoticeDropped(notice: "N-1", status: .cancelled, rule: "")),
        .noticeNotOpen("N-1")
      ),
      (
        .noticeClaimed(NoticeClaimed(notice: "N-1", attempt: 1, listing: listing)),
        .noticeNotOpen("N-1")
      ),
      (.bookOpened(BookOpened()), .notOfAnAccount("book.opened")),
      (.unknown(kind: "x.y", version: 2), .unknownKind("x.y", version: 2)),
    ]
  }

  @Test("A fact that does not fit is refused and leaves the account as it was")
  func misfit() throws {
    var account = try invoiced()
    try account.post(payment("P-1", 20_00), on: date)
    for (fact, error) in misfits {
      let before = account
      #expect(throws: error, "\(fact)") { try account.post(fact, on: date) }
      #expect(account == before, "\(fact)")
    }
  }

  @Test("Money settles what it is given to, and the rest of it waits")
  func rest() throws {
    var account = try invoiced()
    try account.post(payment("P-1", 130_00, [allocation(100_00)]), on: date)
    #expect(account.items[Samples.item("INV-1")]?.finallyOpen == 0)
    #expect(account.items[ItemID(.payment, "P-1")]?.finallyOpen == -30_00)
    #expect(account.version == 2)
  }

  @Test("Money does not settle an invoice before its day of issue")
  func beforeIssue() throws {
    var account = try invoiced()
    let early = date.adding(days: -5)
    try account.post(payment("P-1", 100_00, [allocation(100_00)]), on: early)
    for (day, open, waiting) in [(early, 0, -100_00), (date, 0, 0)] as [(Day, Int64, Int64)] {
      #expect(account.items[Samples.item("INV-1")]?.open(on: day) == open)
      #expect(account.items[ItemID(.payment, "P-1")]?.open(on: day) == waiting)
    }
  }

  @Test("A payment that is taken back leaves nothing of itself on any day after")
  func reversal() throws {
    var account = try invoiced()
    try account.post(
      .invoiceIssued(
        InvoiceIssued(
          invoice: "INV-2", amount: Samples.euros(50_00), due: date.adding(days: 40))),
      on: date.adding(days: 20))
    try account.post(
      payment("P-1", 170_00, [allocation(100_00), allocation(50_00, of: "INV-2")]), on: date)
    let reversal = PaymentReversed(
      payment: "P-1", currency: Samples.euro,
      allocations: [allocation(100_00), allocation(50_00, of: "INV-2")])
    let day = date.adding(days: 10)
    try account.post(.paymentReversed(reversal), on: day)
    for offset in [10, 19, 20, 30, 300] {
      let day = date.adding(days: offset)
      #expect(account.items[ItemID(.payment, "P-1")]?.open(on: day) == 0)
      #expect(account.items[Samples.item("INV-1")]?.open(on: day) == 100_00)
      #expect(account.items[Samples.item("INV-2")]?.open(on: day) == (offset < 20 ? 0 : 50_00))
    }
  }

  @Test("A dropped notice gives its triggers back, and can be planned again")
  func dropped() throws {
    var account = try invoiced()
    let plan = Samples.planned("N-1", about: ["INV-1"], Samples.euros(100_00), on: date)
    try account.post(plan.fact, on: date)
    #expect(throws: PostingError.noticeOpen("N-1")) { try account.post(plan.fact, on: date) }
    try account.post(
      .noticeDropped(NoticeDropped(notice: "N-1", status: .withheld, rule: "stop")), on: date)
    #expect(account.items[Samples.item("INV-1")]?.acted == [])
    #expect(account.standing.contacts.isEmpty)
    try account.post(plan.fact, on: date.adding(days: 1))
    #expect(account.items[Samples.item("INV-1")]?.acted.map(\.day) == [date.adding(days: 1)])
  }

  @Test("An answer counts for its own attempt alone")
  func attempts() throws {
    var account = try invoiced()
    let amount = Samples.euros(100_00)
    try account.post(Samples.planned("N-1", about: ["INV-1"], amount, on: date).fact, on: date)
    for attempt in 1...2 {
      let claim = Samples.claimed(
        "N-1", attempt: attempt, about: ["INV-1"], amount, on: date, text: "")
      try account.post(claim.fact, on: date)
      let late = NoticeAnswered(notice: "N-1", attempt: attempt - 1, answer: .sent)
      #expect(throws: PostingError.noticeNotOpen("N-1")) {
        try account.post(.noticeAnswered(late), on: date)
      }
      let answer = NoticeAnswered(
        notice: "N-1", attempt: attempt, answer: attempt == 1 ? .notSent : .sent)
      try account.post(.noticeAnswered(answer), on: date)
      #expect(account.notices["N-1"]?.status == (attempt == 1 ? .retrying : .sent))
    }
  }

  @Test("An item's cycle counts its reopenings, by the days on which they take effect")
  func cycles() {
    func item(_ movements: [(Int, Int64)]) -> Item {
      Item(
        id: Samples.item("INV-1"), currency: Samples.euro, issued: date, due: date,
        movements: movements.enumerated().map { index, movement in
          Movement(
            day: date.adding(days: movement.0), sequence: index + 1, minorUnits: movement.1)
        })
    }
    let twice = item([(0, 10), (1, -10), (2, 10), (3, -4), (4, -6), (5, 1)])
    #expect((-1...5).map { twice.cycle(on: date.adding(days: $0)) } == [1, 1, 1, 2, 2, 2, 3])
    // Paid and taken back on one day, known in another order than in effect.
    #expect(item([(0, 10), (2, 10), (2, -10)]).cycle(on: date.adding(days: 2)) == 1)
    #expect(item([(0, 10), (2, -10), (2, 10)]).cycle(on: date.adding(days: 2)) == 2)
    #expect(item([(0, 10), (5, 10), (3, -10)]).cycle(on: date.adding(days: 9)) == 2)
  }

  @Test("A timeline tells the value of a day, and the later entry wins on the same day")
  func timeline() {
    var line = Timeline<String>()
    #expect(line.value(on: date) == nil)
    line.set("b", from: date)
    line.set("a", from: date.adding(days: -9))
    line.set("c", from: date)
    line.set("d", from: date.adding(days: 9))
    #expect(line.value(on: date.adding(days: -10)) == nil)
    #expect(line.value(on: date.adding(days: -1)) == "a")
    #expect(line.value(on: date) == "c")
    #expect(line.value(on: date.adding(days: 8)) == "c")
    #expect(line.value(on: date.adding(days: 9)) == "d")
    #expect(line.last == "d")
  }

  @Test("An account that was read in part takes over what became of the rest")
  func replacing() throws {
    var whole = try invoiced()
    whole.settle()
    var part = whole.holding({ _ in false }, notices: { _ in false })
    try part.post(payment("P-1", 5_00), on: date)
    whole.replace(with: part)
    #expect(whole.version == 2)
    #expect(whole.items.count == 2)
    #expect(whole.items[Samples.item("INV-1")]?.finallyOpen == 100_00)
  }
}
