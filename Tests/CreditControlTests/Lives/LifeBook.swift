import CreditControl
import Dunning
import Foundation
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// A book that a life is played on.
struct LifeBook {
  let bench: Bench
  let kept: KeptNotices
  let life: Life
  /// The notices that were paid.
  private var paid: Set<String> = []
  /// What is disputed of invoices, by the dispute's name and from which day on.
  private var disputed: [Int: (name: String, day: Day, cents: Int64)] = [:]
  /// What was to be done on days on which nobody would have looked at the customer.
  private(set) var missed: [String] = []
  /// Until this day something can come of what happened.
  private var busy = Day.distantPast

  init(_ life: Life, words: (any NoticeRenderer)? = nil) async throws {
    self.life = life
    let kept = KeptNotices(words ?? PlainRenderer())
    self.kept = kept
    bench = try await Bench(
      .memory, in: NSTemporaryDirectory(), policy: life.policy, renderer: kept)
    for customer in life.customers {
      let isGerman = (life.seed + UInt64(customer)) % 2 == 0
      let party = Party(
        country: isGerman ? "DE" : "GB", kind: .company, language: isGerman ? "de" : "en",
        currency: Samples.euro, channels: ["email"])
      let draft = EntryDraft(
        day: BookHistory.beginning, author: .person, fact: .partyRecorded(party),
        privateRecord: Samples.privateRecord(
          ("name", "Customer \(customer)"), ("email", "c\(customer)@cafe.example")))
      try await Samples.post(
        [draft], to: LifeBook.id(customer), in: bench.store, attention: .distantPast,
        at: bench.installation.surroundings.now())
    }
  }

  static func id(_ customer: Int) -> AccountID { AccountID("C\(customer)") }

  mutating func play() async throws {
    for date in life.dates {
      for act in date.acts {
        do {
          try await play(act, on: date.day)
        } catch is RunError {
          // What cannot be done is refused and changes nothing.
        }
      }
      try await look(on: date.day)
      if try await needsRun(date) { try await bench.run(date.day.description) }
    }
  }

  /// Decides for everybody whom a run would leave out.
  private mutating func look(on day: Day) async throws {
    for customer in life.customers {
      guard let record = try await bench.store.account(LifeBook.id(customer), items: .all),
        record.attention > day
      else { continue }
      let decision = decide(record.account, by: life.policy, on: day)
      if decision.acts {
        missed.append("C\(customer) on \(day): \(decision.calls) \(decision.outcomes)")
      }
    }
  }

  /// Most days bring nothing: where nobody was to be looked at, a run is made for some lives alone.
  private mutating func needsRun(_ date: Life.Date) async throws -> Bool {
    guard date.runs else { return false }
    if !date.acts.isEmpty { busy = date.day.adding(days: 2) }
    if life.seed % 10 == 0 || date.day <= busy { return true }
    for customer in life.customers {
      let record = try await bench.store.account(LifeBook.id(customer), items: .none)
      if record.map({ $0.attention <= date.day }) ?? false { return true }
    }
    return false
  }

  private func play(_ act: Life.Act, on date: Day) async throws {
    let desk = bench.desk
    switch act {
    case .invoice(let number, let customer, let ago, let parts):
      let issued = date.adding(days: -ago)
      let due = parts.map { (due: issued.adding(days: $0.dueIn), amount: LifeBook.sum($0.cents)) }
      _ = try await desk.issue(
        Desk.NewInvoice(
          id: "INV-\(number)", customer: LifeBook.id(customer),
          amount: LifeBook.sum(parts.reduce(0) { $0 + $1.cents }), currency: Samples.euro,
          issued: issued, due: due[due.count - 1].due, instalments: due.count > 1 ? due : []))
    case .pay(let number, let customer, let cents, let ago, let invoices):
      try await bench.pay(
        "P-\(number)", of: LifeBook.id(customer).text, cents,
        on: date.adding(days: -ago).description,
        for: invoices.map { "INV-\($0)" }.joined(separator: " "))
    case .reverse(let payment): _ = try await desk.reverse("P-\(payment)", on: date, reason: nil)
    case .credit(let number, let invoice, let cents):
      _ = try await desk.credit(
        "INV-\(invoice)", LifeBook.sum(cents), as: "CN-\(number)", on: date, reason: nil)
    case .writeOff(let invoice):
      _ = try await desk.writeOff("INV-\(invoice)", on: date, reason: nil)
    default: try await talk(act, on: date)
    }
  }

  private func talk(_ act: Life.Act, on date: Day) async throws {
    let desk = bench.desk
    switch act {
    case .promise(let customer, let days, let invoices):
      _ = try await desk.promise(
        Desk.NewPromise(
          customer: LifeBook.id(customer), currency: nil,
          parts: [(date.adding(days: days), nil)], invoices: invoices.map { "INV-\($0)" },
          note: nil), on: date)
    case .dispute(let invoice, let cents):
      _ = try await desk.dispute(
        Desk.NewDispute(
          invoice: "INV-\(invoice)", size: cents.map { .amount(LifeBook.sum($0)) } ?? .whole,
          reason: "other"), on: date)
    case .agree(let invoice):
      guard let dispute = disputed[invoice]?.name else { return }
      _ = try await desk.resolve(dispute, Desk.Resolution(ending: .credited), on: date)
    case .resolve(let customer):
      let record = try await bench.store.account(LifeBook.id(customer), items: .none)
      for dispute in record?.account.standing.agreements.disputes ?? [] {
        _ = try await desk.resolve(dispute.id, Desk.Resolution(ending: .upheld), on: date)
      }
    case .hold(let customer, let days):
      _ = try await desk.hold(
        LifeBook.id(customer), .hold, from: date, until: days.map { date.adding(days: $0) },
        note: nil)
    case .release(let customer):
      _ = try await desk.release(LifeBook.id(customer), .hold, from: date)
    case .fail(let failure):
      let answer: DeliveryAnswer =
        switch failure {
        case .refused: .failed("550 5.7.1 not now")
        case .notSent: .notSent("451 later")
        case .unknown: .unknown("the line went dead")
        }
      await bench.channel.script([.answer(answer)])
    case .bounce(let number, let customer):
      let notices = try await Ledgers(bench.installation).notices(on: nil, status: "sent")
      guard let last = notices.last(where: { $0.account == LifeBook.id(customer) }) else { return }
      try await bench.receive(
        [.bounce("m\(number)", about: [last.id], to: "c\(customer)@cafe.example")],
        on: date.description)
    case .tidy(let customer):
      let record = try await bench.store.account(LifeBook.id(customer), items: .none)
      for task in record?.account.standing.tasks.open ?? [] {
        _ = try await desk.finish(task.id, note: nil, on: date)
      }
      _ = try await desk.open("email", to: LifeBook.id(customer), from: date)
    default: break
    }
  }

  // MARK: Who pays what is asked

  /// Every day of the life, and half a year more in which nothing is bought; what a notice asks for is
  /// paid on the day that it names, or ten days later where it names none.
  ///
  /// - Parameter early: so many days before.
  mutating func playPaying(named isNamed: Bool, early: Int) async throws {
    let last = life.dates[life.dates.count - 1].day
    var clerks = life.customers.map { _ in LifeOracle(life.policy, []) }
    var read = clerks.map { _ in 0 }
    var payments = clerks.map { _ in [(day: Day, cents: Int64)]() }
    let quiet = (1...180).map { Life.Date(day: last.adding(days: $0)) }
    for date in life.dates + quiet {
      for act in date.acts { try await note(act, on: date.day) }
      for customer in life.customers {
        let place = customer - life.customers.lowerBound
        let new = try await entries(of: customer, after: read[place])
        clerks[place].read(new)
        read[place] += new.count
        for notice in clerks[place].delivered
        where notice.tone > 0 && !paid.contains(notice.id) {
          let named = notice.payBy ?? notice.day.adding(days: 10)
          guard max(notice.day.adding(days: 1), named.adding(days: -early)) <= date.day else {
            continue
          }
          paid.insert(notice.id)
          // What was on its way when it came is part of what it asks for, and what is disputed since is not
          // paid.
          let sent = payments[place].filter { $0.day >= notice.day }.reduce(0) { $0 + $1.cents }
          let left = notice.asked - sent - objected(to: notice)
          guard left > 0 else { continue }
          payments[place].append((date.day, left))
          let invoices = notice.documents.sorted()
          try await bench.pay(
            "P-\(notice.id)", of: LifeBook.id(customer).text, left,
            on: date.day.description, for: isNamed ? invoices.joined(separator: " ") : "")
        }
      }
      if try await needsRun(date) { try await bench.run(date.day.description) }
    }
  }

  /// An act of who pays, who knows what they objected to.
  private mutating func note(_ act: Life.Act, on date: Day) async throws {
    guard case .dispute(let invoice, let cents) = act, let cents else {
      return try await play(act, on: date)
    }
    do {
      let raised = try await bench.desk.dispute(
        Desk.NewDispute(
          invoice: "INV-\(invoice)", size: .amount(LifeBook.sum(cents)), reason: "other"), on: date)
      disputed[invoice] = raised.map { ($0.dispute, date, cents) }
    } catch is RunError {
      // What was paid is not disputed any more.
    }
  }

  /// What was disputed since a notice of what it asks for, in minor units.
  private func objected(to notice: LifeOracle.Delivered) -> Int64 {
    disputed.reduce(0) { sum, one in
      notice.documents.contains("INV-\(one.key)") && one.value.day > notice.day
        ? sum + one.value.cents : sum
    }
  }

  func entries(of customer: Int, after known: Int = 0) async throws -> [EntryContent] {
    let id = LifeBook.id(customer)
    return try await bench.store.entries(of: id, from: known + 1, limit: 10_000).map {
      try EntryContent(parsing: $0.bytes)
    }
  }

  private static func sum(_ cents: Int64) -> DecimalAmount {
    DecimalAmount(unscaled: cents, scale: 2)
  }
}
