import Dunning
import Receivables
import ReceivablesTesting
import Testing

/// Reminder, second and final after 3, 14 and 30 days, each with eight days to pay and two bank days;
/// German law, booked once the reminder has gone out. Who pays in the time that a demand gives pays what
/// it asks for, and nothing more.
@Suite("The time that a demand gives")
struct RunningTimeTests {
  private func policy(_ change: (inout Policy) -> Void = { _ in }) -> Policy {
    var policy = Policy.givingTime
    change(&policy)
    return policy
  }

  private func cafe() throws -> PracticeAccount {
    var cafe = try PracticeAccount()
    try cafe.post(
      .partyRecorded(Party(country: "DE", kind: .company, channels: ["email"])), on: "2020-01-02")
    return cafe
  }

  private func charged(_ cafe: PracticeAccount) -> Int64 {
    cafe.account.items.values.flatMap(\.circumstances.charged).reduce(0) { $0 + $1.total }
  }

  /// Every due day of a month, so that weekends fall anywhere.
  private var dueDays: [Day] { (0..<31).map { day("2026-05-20").adding(days: $0) } }

  @Test("Nothing is announced beside a notice of before that is still to be delivered")
  func announcedOnce() throws {
    let policy = Policy.practice(
      catchUp: .latest, ladder: [.late("upcoming", -3), .late("reminder", 3)])
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, due: "2025-03-11")
    try cafe.invoice("INV-2", 50_00, due: "2025-03-12")
    cafe.delivers = false
    #expect(try cafe.run(policy, on: "2025-03-08") == ["upcoming INV-1"])
    let decision = cafe.decision(policy, on: "2025-03-09")
    #expect(decision.calls == [])
    #expect(decision.trace.lines.contains { $0.detail.contains("is still to be delivered") })
  }

  @Test("No demand goes, and nothing that it asks for grows, while the time of the last one runs")
  func runs() throws {
    let policy = policy()
    for due in dueDays {
      var cafe = try cafe()
      try cafe.invoice("A", 1000_00, due: due.description)
      try cafe.invoice("B", 500_00, due: due.adding(days: 9).description)
      var open: (until: Day, charged: Int64)?
      for offset in 1...70 {
        let date = due.adding(days: offset)
        let story = try cafe.run(policy, on: date)
        let isDemand = story.contains { $0.hasPrefix("reminder") || $0.hasPrefix("second") }
        if let open, date <= open.until {
          #expect(
            !isDemand, "due \(due): \(story) on \(date), and there was time until \(open.until)")
          #expect(charged(cafe) == open.charged, "due \(due), on \(date)")
        }
        if isDemand, let payBy = cafe.account.standing.demands.all.last?.payBy {
          open = (policy.arrival(of: payBy), charged(cafe))
        }
      }
      #expect(charged(cafe) > 40_00)
    }
  }

  @Test("Who pays what was asked for in that time owes nothing more, told in time or later")
  func paidInTime() throws {
    let policy = policy()
    for due in dueDays {
      for demand in 1...2 {
        for told in [0, 1, 5, 20] {
          var cafe = try cafe()
          try cafe.invoice("A", 1000_00, due: due.description)
          try payDemand(demand, told: told, policy, &cafe, from: due)
          let open = cafe.account.items.values.reduce(0) { $0 + $1.finallyOpen }
          #expect(open == 0, "due \(due), demand \(demand), told after \(told) days")
        }
      }
    }
  }

  /// What a demand asks for comes on the day that it names, in the order of the law.
  private func payDemand(
    _ number: Int, told: Int, _ policy: Policy, _ cafe: inout PracticeAccount, from due: Day
  ) throws {
    var paid: Day?
    var listed: NoticeListing?
    for offset in 1...100 {
      let date = due.adding(days: offset)
      if let paid, date == paid.adding(days: told), let listed {
        var left = listed.amount.minorUnits
        let shares = listed.items.compactMap { id -> Allocation? in
          guard let item = cafe.account.items[id] else { return nil }
          let share = min(left, item.finallyOpen)
          left -= share
          return share > 0 ? Allocation(id, share) : nil
        }
        let money = PaymentReceived(payment: "P", amount: listed.amount, allocations: shares)
        try cafe.post(.paymentReceived(money), on: paid)
      }
      try cafe.run(policy, on: date)
      let demands = cafe.account.standing.demands.all
      if paid == nil, demands.count == number, let payBy = demands[number - 1].payBy {
        paid = payBy
        listed = cafe.account.notices[demands[number - 1].notice]?.listing
      }
    }
  }

  /// The reminder names no day, so that its charges are booked at once; five days after the due day, when the
  /// fixed sum is asked for, the time of the second one runs.
  @Test(
    "A fixed sum that falls into the time of a demand waits for its end, and is none if it is kept")
  func fixedSum() throws {
    let policy = policy { policy in
      let second = policy.ladder[1]
      policy.ladders = [
        Ladder(
          name: "standard",
          rungs: [
            .late("reminder", 1),
            Rung(
              name: "second", days: 3, inBusinessDays: false, anchor: .due,
              channels: second.channels, template: "second", newDueDays: 8),
          ])
      ]
    }
    func sum(_ cafe: PracticeAccount) -> Int64 {
      cafe.account.items.values.reduce(0) { $0 + ($1.circumstances.charged(.fixedSum)?.total ?? 0) }
    }
    let law = try #require(LateChargeLaw.pack("de"))
    for due in dueDays where law.lastDayInTime(due: due) == due {
      for told in [0, 20] {
        var kept = try cafe()
        try kept.invoice("A", 1000_00, due: due.description)
        try payDemand(2, told: told, policy, &kept, from: due)
        let open = kept.account.items.values.reduce(0) { $0 + $1.finallyOpen }
        #expect(
          open == 0 && sum(kept) == 0 && charged(kept) > 0, "due \(due), told after \(told) days")
      }
      var late = try cafe()
      try late.invoice("A", 1000_00, due: due.description)
      for offset in 1...40 {
        let date = due.adding(days: offset)
        try late.run(policy, on: date)
        let over = late.account.standing.demands.all.last?.payBy.map(policy.arrival)
        #expect(sum(late) == (over.map { $0 < date } ?? false ? 40_00 : 0), "due \(due), \(date)")
      }
    }
  }

  @Test("Who pays in the time of a last reminder that went once more owes nothing more")
  func lastOnceMore() throws {
    let policy = policy {
      $0.afterLast = .task
      $0.repeatLastDays = 12
    }
    for due in dueDays {
      for told in [0, 5] {
        var cafe = try cafe()
        try cafe.invoice("A", 1000_00, due: due.description)
        try payDemand(4, told: told, policy, &cafe, from: due)
        let rungs = cafe.account.standing.demands.all.map(\.rung)
        #expect(rungs == ["reminder", "second", "final", "final"])
        let open = cafe.account.items.values.reduce(0) { $0 + $1.finallyOpen }
        #expect(open == 0, "due \(due), told after \(told) days")
      }
    }
  }

  @Test("Handing over books nothing that a demand announced for a day which has not come")
  func handedOver() throws {
    let policy = policy()
    for due in dueDays {
      var cafe = try cafe()
      try cafe.invoice("A", 1000_00, due: due.description)
      for offset in 1...60 {
        let date = due.adding(days: offset)
        try cafe.run(policy, on: date)
        let item = try #require(cafe.account.items[Samples.item("A")])
        let booked = try HandoverCharges(cafe.account, by: policy, on: date.adding(days: 1))
          .outcomes([item])
        let demand = cafe.account.standing.demands.all.last
        let isRunning = demand.map { demand in
          demand.payBy.map { policy.arrival(of: $0) > date } ?? false
        }
        // The interest of a day can be less than a cent's worth more.
        #expect(booked.isEmpty == (isRunning ?? true), "due \(due), on \(date): \(booked)")
      }
    }
  }

  @Test("That nothing more is charged is said once")
  func saidOnce() throws {
    let policy = policy()
    var cafe = try cafe()
    try cafe.invoice("A", 1000_00, due: "2026-06-12")
    try cafe.pay("WAITS", 20_00, on: "2026-06-13")
    _ = try cafe.run(policy, from: "2026-06-13", to: "2026-07-02")
    try cafe.pay("P", 1000_00, on: "2026-07-03", for: "A")
    let story = try cafe.run(policy, from: "2026-07-03", to: "2026-08-20")
    #expect(story.count { $0.contains("forgone") } <= 1)
  }

  @Test("No notice shortens the time that an earlier one gave, and each gives its own after that")
  func notShortened() throws {
    let policy = policy()
    var cafe = try cafe()
    try cafe.invoice("A", 1000_00, due: "2026-06-03")
    _ = try cafe.run(policy, from: "2026-06-04", to: "2026-06-10")
    let given = try #require(cafe.account.standing.demands.all.last)
    let payBy = try #require(given.payBy)
    let short = Rung(
      name: "second", days: 14, inBusinessDays: false, anchor: .due, channels: ["email"],
      template: "second", newDueDays: 2)
    func wanted(_ date: Day) -> Day? {
      policy.payBy(short, to: cafe.account, in: Samples.euro, leaving: date)
    }
    #expect(wanted(given.day.adding(days: 1)) == payBy)
    #expect(wanted(payBy) == payBy.adding(days: 2))
  }

  @Test("A demand that went out after the money had come changes nothing")
  func demandAfterMoney() throws {
    var cafe = try cafe()
    try cafe.invoice("A", 5000_00, due: "2026-06-03")
    _ = try cafe.run(policy(), from: "2026-06-04", to: "2026-06-29")
    #expect(charged(cafe) > 0)
    try cafe.pay("P", 5000_00, on: "2026-06-04", for: "A")
    _ = try cafe.run(policy(), from: "2026-06-30", to: "2026-07-02")
    #expect(charged(cafe) == 0)
  }

  @Test("A demand about something else gives no more time for what is in hand")
  func aboutSomethingElse() throws {
    let policy = policy { $0.afterLast = .task }
    func charges(with other: Bool) throws -> Int64 {
      var cafe = try cafe()
      try cafe.invoice("A", 1000_00, due: "2026-06-03")
      if other { try cafe.invoice("B", 600_00, issued: "2026-06-14", due: "2026-07-20") }
      _ = try cafe.run(policy, from: "2026-06-04", to: "2026-07-24")
      try cafe.pay("P", 1000_00, on: "2026-07-25", for: "A")
      _ = try cafe.run(policy, from: "2026-07-25", to: "2026-07-27")
      let item = cafe.account.items[Samples.item("A")]
      return item?.circumstances.charged.reduce(0) { $0 + $1.total } ?? 0
    }
    #expect(try charges(with: true) == charges(with: false))
  }

  @Test("What is owed on an invoice that is open is asked for, however little it is")
  func smallCharge() throws {
    let policy = policy { $0.tolerance = Threshold(general: DecimalAmount(unscaled: 50, scale: 0)) }
    var cafe = try cafe()
    try cafe.invoice("A", 1000_00, due: "2026-06-03")
    _ = try cafe.run(policy, from: "2026-06-04", to: "2026-07-10")
    let demands = cafe.account.standing.demands.all
    let last = demands.last.flatMap { cafe.account.notices[$0.notice]?.listing }
    #expect(last?.items.count { $0.kind == .charge } ?? 0 > 1)
  }
}
