import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("Mail that comes back")
struct MailboxTests {
  typealias Storage = Bench.Storage

  /// One customer who was reminded on 4 March; the next rungs are on the 15th and the 31st.
  private func withReminded(
    _ storage: Storage, _ body: (Bench, _ notice: String) async throws -> Void
  ) async throws {
    try await withBench(storage) { bench in
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.run("2025-03-04")
      try await body(bench, try await bench.notice())
      try await bench.expectWhole()
    }
  }

  // MARK: Bounces

  @Test(
    "A hard bounce closes the channel until there is a new address", arguments: Storage.allCases)
  func hardBounce(_ storage: Storage) async throws {
    try await withReminded(storage) { bench, notice in
      let report = try await bench.receive([.bounce("b", about: [notice])], on: "2025-03-05")
      #expect((report.read, report.bounced, report.tasks, report.unmatched) == (1, 1, 1, 0))
      #expect(report.problems == [])
      #expect(try await bench.story() == ["2025-03-04 reminder bounced 100.00 EUR"])
      let task = try #require(try await bench.standing().tasks.open.first)
      #expect(task.reason == .bounced)
      #expect(task.notice == notice)

      let run = try await bench.run("2025-03-15")
      #expect(run.withheld == ["contact": 1])
      #expect(await bench.channel.calls == 1)
      let why = try await bench.why("INV-1", on: "2025-03-15")
      #expect(why.basis == .replayed)
      #expect(why.decision == "nothing")
      let line = try #require(why.trace.last { $0.rule == .contact })
      #expect(line.outcome == .forbids)
      #expect(line.detail == "the address for email bounced on 2025-03-05")

      // Whatever else is changed of the customer, the address is of no use.
      var wish = Desk.CustomerChange()
      wish.language = "de"
      _ = try await bench.desk.set(AccountID("C1"), wish, from: day("2025-03-16"))
      try await bench.run("2025-03-16")
      #expect(await bench.channel.calls == 1)
      wish.fields = ["email": "office@cafe.example"]
      _ = try await bench.desk.set(AccountID("C1"), wish, from: day("2025-03-17"))
      try await bench.run("2025-03-17")
      #expect(await bench.channel.taken.map(\.recipient).last == "office@cafe.example")
      #expect(
        try await bench.story() == [
          "2025-03-04 reminder bounced 100.00 EUR", "2025-03-17 second sent 100.00 EUR",
        ])
    }
  }

  @Test("A bounce from a former address leaves the new one open", arguments: Storage.allCases)
  func formerAddress(_ storage: Storage) async throws {
    try await withReminded(storage) { bench, notice in
      var wish = Desk.CustomerChange()
      wish.fields = ["email": "office@cafe.example"]
      _ = try await bench.desk.set(AccountID("C1"), wish, from: day("2025-03-05"))
      try await bench.receive([.bounce("b", about: [notice])], on: "2025-03-05")
      #expect(try await bench.standing().closed.closings == [])
      #expect(try await bench.standing().tasks.open.map(\.reason) == [.bounced])
      try await bench.run("2025-03-15")
      #expect(
        try await bench.story() == [
          "2025-03-04 reminder bounced 100.00 EUR", "2025-03-15 second sent 100.00 EUR",
        ])
    }
  }

  @Test("A bounce tells that a notice was sent of which nobody knew", arguments: Storage.allCases)
  func unknownNotice(_ storage: Storage) async throws {
    try await withBench(storage) { bench in
      await bench.channel.script([.answer(.unknown("the line broke"))])
      await bench.channel.canTell(false)
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.run("2025-03-04")
      let notice = try await bench.notice()
      // The identifier tells the attempt; an attempt that never was bounces nothing.
      let other = ReceivedMail.bounce("b0", messageIDs: ["\(notice).2@northwind.example"])
      try await bench.receive([other], on: "2025-03-05")
      #expect(try await bench.story() == ["2025-03-04 reminder unknown 100.00 EUR"])
      let own = ReceivedMail.bounce("b1", messageIDs: ["\(notice).1@elsewhere.example"])
      try await bench.receive([own], on: "2025-03-05")
      #expect(try await bench.story() == ["2025-03-04 reminder bounced 100.00 EUR"])
      try await bench.run("2025-03-06")
      #expect(await bench.channel.calls == 1)
      try await bench.expectWhole()
    }
  }

  @Test(
    "What may still arrive, and what machines answer, is counted and changes nothing",
    arguments: Storage.allCases)
  func nothing(_ storage: Storage) async throws {
    try await withReminded(storage) { bench, notice in
      let version = try await bench.store.account(AccountID("C1"), items: .none)?.head.length
      let mails: [ReceivedMail] = [
        .bounce("delayed", .delayed, about: [notice]),
        .bounce("delivered", .delivered, about: [notice]),
        .judged("away", .autoReply, about: [notice], from: "owner@cafe.example"),
      ]
      let report = try await bench.receive(mails, on: "2025-03-05")
      #expect((report.delayed, report.delivered, report.autoReplies) == (1, 1, 1))
      #expect((report.acted, report.tasks, report.problemsTotal) == (0, 0, 0))
      #expect(
        try await bench.store.account(AccountID("C1"), items: .none)?.head.length == version)

      // A bounce that may pass is noted with the notice, which stays sent.
      let soft = ReceivedMail.bounce("full", .softBounce, about: [notice])
      #expect(try await bench.receive([soft], on: "2025-03-05").softBounced == 1)
      #expect(try await bench.receive([soft], on: "2025-03-05").alreadyRead == 1)
      let history = try await Ledgers(bench.installation).invoice("INV-1", on: day("2025-03-05"))
      #expect(history.history.last?.detail == "reminder: soft bounce")
      try await bench.run("2025-03-15")
      #expect(
        try await bench.story() == [
          "2025-03-04 reminder sent 100.00 EUR", "2025-03-15 second sent 100.00 EUR",
        ])
    }
  }

  // MARK: No more, please

  @Test(
    "Who complains or unsubscribes gets no more by that channel, also at a new address",
    arguments: Storage.allCases, [true, false])
  func silence(_ storage: Storage, _ complains: Bool) async throws {
    try await withReminded(storage) { bench, notice in
      let verdict: MailVerdict =
        complains ? .complaint(MailComplaint(kind: "abuse", recipient: nil)) : .unsubscribe
      let report = try await bench.receive(
        [.judged("no", verdict, about: [notice])], on: "2025-03-05")
      #expect((report.complaints, report.unsubscribed) == (complains ? 1 : 0, complains ? 0 : 1))
      let reasons = try await bench.standing().tasks.open.map(\.reason)
      #expect(reasons == [complains ? .complaint : .unsubscribed])
      var wish = Desk.CustomerChange()
      wish.fields = ["email": "office@cafe.example"]
      _ = try await bench.desk.set(AccountID("C1"), wish, from: day("2025-03-06"))
      #expect(try await bench.run("2025-03-15").withheld == ["contact": 1])
      // The other channels are as open as before: this is no hard stop.
      #expect(try await bench.standing().stop(on: day("2025-03-15")) == nil)
      #expect(try await bench.standing().closed.closing(of: "sms", on: day("2025-03-15")) == nil)

      _ = try await bench.desk.open("email", to: AccountID("C1"), from: day("2025-03-16"))
      try await bench.run("2025-03-16")
      #expect(try await bench.story().last == "2025-03-16 second sent 100.00 EUR")
      await #expect(throws: RunError.self) {
        _ = try await bench.desk.open("email", to: AccountID("C1"), from: day("2025-03-17"))
      }
    }
  }

  // MARK: Answers

  @Test(
    "An answer pauses the ladder until it is read, and the highest rung reached goes on",
    arguments: Storage.allCases)
  func answer(_ storage: Storage) async throws {
    try await withReminded(storage) { bench, notice in
      let report = try await bench.receive([.answer("a", about: [notice])], on: "2025-03-05")
      #expect((report.answers, report.tasks) == (1, 1))
      #expect(try await bench.run("2025-03-15").withheld == ["reply": 1])
      #expect(try await bench.run("2025-03-31").withheld == ["reply": 1])
      #expect(await bench.channel.calls == 1)
      let why = try await bench.why("INV-1", on: "2025-03-31")
      let line = try #require(why.trace.last { $0.rule == .reply })
      #expect(line.outcome == .forbids)
      #expect(line.detail.hasPrefix("their reply of 2025-03-05 is not read yet: task W-"))

      try await bench.finishTask(on: "2025-04-01")
      #expect(try await bench.run("2025-03-31").withheld == ["reply": 1])
      try await bench.run("2025-04-01")
      #expect(
        try await bench.story() == [
          "2025-03-04 reminder sent 100.00 EUR", "2025-04-01 final sent 100.00 EUR",
        ])
      // What was decided while it paused is answered as before.
      #expect(try await bench.why("INV-1", on: "2025-03-15").trace.contains { $0.rule == .reply })
    }
  }

  @Test("A notice that waits in the outbox is withheld by an answer", arguments: Storage.allCases)
  func queued(_ storage: Storage) async throws {
    try await withReminded(storage) { bench, notice in
      try await bench.run("2025-03-15", delivers: false)
      try await bench.receive([.answer("a", about: [notice])], on: "2025-03-15")
      try await bench.run("2025-03-16")
      #expect(
        try await bench.story() == [
          "2025-03-04 reminder sent 100.00 EUR", "2025-03-15 second withheld 100.00 EUR",
        ])
      try await bench.finishTask(on: "2025-03-17")
      try await bench.run("2025-03-17")
      #expect(try await bench.story().last == "2025-03-17 second sent 100.00 EUR")
    }
  }

  @Test("What nobody understands is for a person, and pauses nothing", arguments: Storage.allCases)
  func other(_ storage: Storage) async throws {
    try await withReminded(storage) { bench, notice in
      let report = try await bench.receive(
        [.judged("x", .other, about: [notice])], on: "2025-03-05")
      #expect((report.other, report.tasks) == (1, 1))
      #expect(try await bench.standing().tasks.open.map(\.reason) == [.mail])
      try await bench.run("2025-03-15")
      #expect(await bench.channel.calls == 2)
    }
  }

  // MARK: Whose it is

  @Test("An address that one customer has says whose it is", arguments: Storage.allCases)
  func addresses(_ storage: Storage) async throws {
    try await withReminded(storage) { bench, _ in
      try await bench.customer("C2", email: "shared@cafe.example")
      try await bench.customer("C3", email: "Shared@Cafe.example")
      try await bench.customer("C4", email: nil)
      let report = try await bench.receive(
        [
          .answer("known", about: ["N-unknown"], from: "OWNER@cafe.example"),
          .answer("shared", from: "shared@cafe.example"),
          .answer("nobody", from: "nobody@cafe.example"),
          .judged("nameless", .other, from: nil),
          .bounce("soft", .softBounce, to: "nobody@cafe.example"),
        ], on: "2025-03-05")
      #expect((report.answers, report.other, report.tasks, report.unmatched) == (3, 1, 1, 3))
      #expect(report.problems.map(\.place) == ["new/shared", "new/nobody", "new/nameless"])
      #expect(report.problems.allSatisfy { !$0.what.contains("@") })
      #expect(try await bench.standing("C1").tasks.open.map(\.reason) == [.reply])
      for customer in ["C2", "C3", "C4"] {
        #expect(try await bench.standing(customer).tasks.open == [])
      }
      // A bounce that returns nothing names the address it could not reach.
      try await bench.receive([.bounce("hard")], on: "2025-03-05")
      #expect(
        try await bench.standing("C1").closed.closing(of: "email", on: day("2025-03-05"))?.reason
          == .bounced)
    }
  }

  // MARK: Again

  @Test(
    "The same mail read twice is one act, also twice in one mailbox", arguments: Storage.allCases)
  func twice(_ storage: Storage) async throws {
    try await withReminded(storage) { bench, notice in
      let mails: [ReceivedMail] = [
        .answer("a", about: [notice]), .bounce("b", about: [notice]),
        .judged("c", .unsubscribe, about: [notice]),
      ]
      let first = try await bench.receive(mails + mails, on: "2025-03-05")
      #expect((first.read, first.acted, first.alreadyRead, first.tasks) == (6, 3, 3, 3))
      try await bench.finishTask(on: "2025-03-06")
      let before = try await BookSnapshot(of: bench.store)
      let second = try await bench.receive(mails, on: "2025-03-07")
      #expect((second.read, second.alreadyRead, second.answers, second.tasks) == (3, 3, 0, 0))
      #expect(try await BookSnapshot(of: bench.store) == before)

      // Another bounce of the same notice says nothing new.
      let third = try await bench.receive([.bounce("d", about: [notice])], on: "2025-03-07")
      #expect((third.bounced, third.acted, third.tasks) == (1, 0, 0))
      #expect(try await BookSnapshot(of: bench.store) == before)
    }
  }

  @Test("The same key twice reads a mailbox once", arguments: Storage.allCases)
  func key(_ storage: Storage) async throws {
    try await withReminded(storage) { bench, notice in
      #expect(try await !bench.receive([], on: "2025-03-05", key: "k").wasDoneBefore)
      let again = try await bench.receive(
        [.answer("a", about: [notice])], on: "2025-03-05", key: "k")
      #expect(again.wasDoneBefore)
      #expect((again.read, again.tasks) == (0, 0))
      #expect(try await bench.standing().tasks.open == [])
    }
  }
}
