import CashApplication
import Dunning
import Receivables
import ReceivablesPorts

/// Books lines of a gateway's list, a page in one commit, each line once.
struct SettlementPosting {
  private let installation: Installation
  private let gateway: String
  private let author: Author

  init(_ installation: Installation, _ gateway: String, by author: Author) {
    self.installation = installation
    self.gateway = gateway
    self.author = author
  }

  private var store: any BookStore { installation.store }

  /// Lines of the list.
  func post(_ lines: [Settlement]) async throws -> GatewayReport {
    try await post { page, closed, rules in
      for line in try await unknown(lines) { try await book(line, after: closed, rules, &page) }
    }
  }

  /// Payments that are under way: nothing is booked, and nobody is pressed hardest meanwhile.
  func propose(_ lines: [Settlement]) async throws {
    _ = try await post { page, closed, _ in
      for line in lines where line.kind == .payment {
        let name = GatewayName.within(gateway, line.payment ?? line.id)
        guard try await holder(DocumentKey(.payment, name), page) == nil else { continue }
        let home = try await HomeFinding(store: store).home(for: line.reference)
        // A debit of our own is waited for in any case.
        guard home.account != .suspense, home.debit == nil,
          let known = try await store.account(home.account, items: .none)?.account,
          !known.standing.proposed.holds(name),
          let fact = Proposing(store: store).fact(name, line.paid, settled: 0, .pending)
        else { continue }
        let place = try await place(of: home.account, in: &page)
        try page.changes[place].post(fact, on: day(of: line.moment, closed), by: author)
      }
    }
  }

  /// Payments that are not on the list yet: they are their payers', and the line follows later.
  ///
  /// - Returns: how many were not known.
  func post(seen payments: [SeenPayment]) async throws -> Int {
    var count = 0
    _ = try await post { page, closed, rules in
      count = 0
      for seen in payments {
        let name = GatewayName.within(gateway, seen.id)
        guard try await holder(DocumentKey(.payment, name), page) == nil else { continue }
        let home = try await HomeFinding(store: store).home(for: seen.reference)
        try await receive(
          name, seen.amount, from: seen.reference, for: home, on: day(of: seen.moment, closed),
          rules, &page)
        count += 1
      }
    }
    return count
  }

  /// Puts a page together and commits it; where another process was faster, all of it again.
  private func post(
    _ fill: (inout PageChanges, Day?, (Account) -> Spreading) async throws -> Void
  ) async throws -> GatewayReport {
    for _ in 0..<20 {
      var page = PageChanges(changes: [], report: GatewayReport())
      let closed = try await installation.history().closedThrough
      try await fill(&page, closed, try await spreading())
      guard !page.changes.isEmpty else { return page.report }
      do {
        try await store.commit(page.changes.map(\.change), at: installation.surroundings.now())
        return page.report
      } catch BookError.stale {
        continue
      } catch BookError.taken {
        continue
      }
    }
    throw RunError(.busy, "accounts changed all the time; run again")
  }

  /// What a page changes, account by account, and what is told of it.
  private struct PageChanges {
    var changes: [PendingChange]
    var report: GatewayReport
  }

  /// Lines that are not booked yet, each once.
  private func unknown(_ lines: [Settlement]) async throws -> [Settlement] {
    let keys = lines.map { key(of: $0) }
    let holders = try await store.holders(of: keys)
    var seen: Set<DocumentKey> = []
    return zip(lines, keys).filter { holders[$1] == nil && seen.insert($1).inserted }.map(\.0)
  }

  private func key(of line: Settlement) -> DocumentKey {
    DocumentKey(.settlement, GatewayName.within(gateway, line.id))
  }

  private func spreading() async throws -> (Account) -> Spreading {
    let policy = try await PolicyDesk(installation).inForce()
    return { policy?.spreading(for: $0.standing.party.last) ?? Spreading() }
  }

  /// A day on which entries are still taken.
  private func day(of moment: Moment, _ closed: Day?) -> Day {
    max(moment.day, closed?.adding(days: 1) ?? moment.day)
  }

  // MARK: Lines

  private func book(
    _ line: Settlement, after closed: Day?, _ rules: (Account) -> Spreading,
    _ page: inout PageChanges
  ) async throws {
    let day = day(of: line.moment, closed)
    var home: AccountID?
    switch line.kind {
    case .payment: home = try await receive(line, on: day, rules, &page)
    case .returned: home = try await receiveAgain(line, on: day, rules, &page)
    case .refund: home = try await giveBack(line, .refund, on: day, rules, &page)
    case .chargeback: home = try await giveBack(line, .chargeback, on: day, rules, &page)
    case .fee, .payout, .adjustment: break
    }
    let index = try await place(of: .gateway(gateway), in: &page)
    page.changes[index].attention = .distantFuture
    let fact = SettlementBooked(
      gateway: gateway, line: line.id, sort: line.kind, amount: line.amount,
      fee: line.fee.minorUnits, booked: line.moment, payment: line.payment, payout: line.payout,
      account: home)
    try page.changes[index].post(.settlementBooked(fact), on: day, by: author)
    page.report.count(line.kind, line.amount)
  }

  /// The change of an account in a page: one that is there already, or a new one.
  private func place(of id: AccountID, in page: inout PageChanges) async throws -> Int {
    if let known = page.changes.firstIndex(where: { $0.id == id }) { return known }
    var change = PendingChange(try await store.account(id, items: .none) ?? .new(id))
    change.attention = .distantPast
    page.changes.append(change)
    return page.changes.count - 1
  }

  private func holder(_ key: DocumentKey, _ page: PageChanges) async throws -> AccountID? {
    if let change = page.changes.first(where: { $0.drafts.contains { $0.documents.contains(key) } })
    {
      return change.id
    }
    return try await store.holders(of: [key])[key]?.account
  }

  // MARK: Money in

  private func receive(
    _ line: Settlement, on day: Day, _ rules: (Account) -> Spreading,
    _ page: inout PageChanges
  ) async throws -> AccountID {
    let name = GatewayName.within(gateway, line.payment ?? line.id)
    // What was taken by a saved method is in the book since the gateway answered.
    if let known = try await holder(DocumentKey(.payment, name), page) { return known }
    let home = try await HomeFinding(store: store).home(for: line.reference)
    if home.account == .suspense { page.report.homeless += 1 }
    try await receive(name, line.paid, from: line.reference, for: home, on: day, rules, &page)
    return home.account
  }

  /// A chargeback that was won: the money is there again, under the name of this line.
  private func receiveAgain(
    _ line: Settlement, on day: Day, _ rules: (Account) -> Spreading,
    _ page: inout PageChanges
  ) async throws -> AccountID? {
    guard let payment = line.payment.map({ GatewayName.within(gateway, $0) }),
      let account = try await holder(DocumentKey(.payment, payment), page)
    else { return nil }
    let index = try await place(of: account, in: &page)
    let trail = try await PaymentTrail(of: payment, in: page.changes[index], store)
    try await receive(
      GatewayName.within(gateway, line.id), line.paid, from: nil,
      for: PaymentHome(account: account, invoices: trail.invoices), on: day, rules, &page)
    return account
  }

  private func receive(
    _ name: String, _ amount: Money, from reference: String?, for home: PaymentHome, on day: Day,
    _ rules: (Account) -> Spreading, _ page: inout PageChanges
  ) async throws {
    let index = try await place(of: home.account, in: &page)
    page.changes[index].include(
      try await ItemReader(store: store).items(of: home.account, invoices: home.invoices))
    try await page.changes[index].include(noticesQuoted: home.invoices, from: store)
    let named = NamedInvoices(numbers: home.invoices)
    let before = page.changes[index].account
    if home.debit == nil,
      let recovery = before.recovery(by: amount, from: day, naming: named, rules(before))
    {
      try page.changes[index].post(.writeOffRecovered(recovery), on: day, by: author)
    }
    let account = page.changes[index].account
    let settled =
      home.debit.map { account.settlings(ofDebit: amount, over: $0, on: day) }
      ?? settlings(of: amount, from: day, over: named, in: account, rules(account))
    let entries = facts(of: ItemID(.payment, name), from: day, settling: settled, in: account) {
      .paymentReceived(PaymentReceived(payment: name, amount: amount, allocations: $0))
    }
    try page.changes[index].post(
      entries, on: day, by: author,
      privateRecord: reference.flatMap { installation.privateRecord([("reference", $0)]) })
    try settle(reference, name, amount, on: day, &page.changes[index])
    let proposing = Proposing(store: store)
    for other in try await proposing.candidates(
      for: reference, bookedOn: home.account, on: day)
    {
      guard
        let fact = proposing.fact(name, amount, settled: settled.allocations.settled, other.ground)
      else { continue }
      let place = try await place(of: other.account, in: &page)
      try page.changes[place].post(fact, on: day, by: author)
    }
  }

  /// The page that was paid is closed, the debit that was waited for is answered.
  private func settle(
    _ reference: String?, _ name: String, _ amount: Money, on day: Day,
    _ change: inout PendingChange
  ) throws {
    let standing = change.account.standing
    for link in standing.links.open
    where link.reference == reference && link.gateway == gateway
      && amount.currency == link.amount.currency
      && amount.minorUnits >= link.amount.minorUnits
    {
      let fact = LinkClosed(reference: link.reference, gateway: gateway, reason: .paid)
      try change.post(.linkClosed(fact), on: day, by: author)
    }
    if let open = standing.autopay?.open, open.debit == reference {
      let own = String(name.dropFirst(GatewayName.within(gateway, "").count))
      let fact = DebitAnswered(debit: open.debit, answer: .taken, payment: own)
      try change.post(.debitAnswered(fact), on: day, by: author)
    }
  }

  // MARK: Money back

  private func giveBack(
    _ line: Settlement, _ reason: MoneyReturned.Reason, on day: Day,
    _ rules: (Account) -> Spreading, _ page: inout PageChanges
  ) async throws -> AccountID? {
    guard let payment = line.payment.map({ GatewayName.within(gateway, $0) }),
      let account = try await holder(DocumentKey(.payment, payment), page)
    else {
      page.report.problems.append(
        "\(reason.rawValue) \(line.id) of \(-line.paid) is of no payment that the book knows: look"
          + " whether one is to be taken back by hand")
      return nil
    }
    let name = GatewayName.within(gateway, line.object ?? line.id)
    // What we gave back ourselves is in the book since the gateway answered.
    if reason == .refund, try await holder(DocumentKey(.refund, name), page) != nil {
      return account
    }
    let index = try await place(of: account, in: &page)
    let returning = MoneyReturning(store: store)
    // The list may tell of our own refund before the gateway's answer does.
    let asked = page.changes[index].account.standing.refunds.map(\.asked).first {
      $0.gateway == gateway && $0.payment == line.payment && $0.amount == -line.paid
    }
    let why = reason == .refund ? asked?.why : nil
    guard
      let fact = try await returning.fact(
        named: reason == .refund ? name : GatewayName.within(gateway, line.id), payment,
        -line.paid, reason, because: why, &page.changes[index])
    else {
      page.report.problems.append(
        "\(reason.rawValue) \(line.id) of \(-line.paid) is of \(payment), which was moved, paid out"
          + " or reversed: book it by hand")
      return account
    }
    try await returning.post(
      fact, on: day, by: author, rules(page.changes[index].account), &page.changes[index])
    return account
  }
}

extension Settlement {
  /// What the payer paid or got back, in the payer's currency.
  fileprivate var paid: Money { presented ?? amount }
}
