import CreditControl
import Foundation
import MailboxFiles
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Synchronization
import Testing

/// A mailbox as a whole: many messages, what breaks, and what may not stay.
@Suite("A whole mailbox")
struct MailboxWholeTests {
  typealias Storage = Bench.Storage

  /// So many customers, each with an overdue invoice and a reminder.
  private func fill(_ bench: Bench, _ count: Int) async throws -> [Notice] {
    for number in 1...count {
      try await bench.customer("C\(number)", email: "owner@cafe\(number).example")
      try await bench.invoice("INV-\(number)", of: "C\(number)", 100_00, due: "2025-03-01")
    }
    try await bench.run("2025-03-04")
    return try await Ledgers(bench.installation).notices(on: nil, status: nil)
  }

  /// One message for each notice, of every kind in turn.
  private func mails(_ notices: [Notice]) -> [ReceivedMail] {
    notices.enumerated().map { index, notice in
      switch index % 5 {
      case 0: .bounce("m\(index)", about: [notice.id], to: nil)
      case 1: .answer("m\(index)", about: [notice.id])
      case 2: .judged("m\(index)", .unsubscribe, about: [notice.id])
      case 3: .bounce("m\(index)", .softBounce, about: [notice.id])
      default: .judged("m\(index)", .other, about: [notice.id])
      }
    }
  }

  @Test("Stopped between two pages, it goes on where it was", arguments: Storage.allCases)
  func stopped(_ storage: Storage) async throws {
    try await withBench(storage) { bench in
      let mails = mails(try await fill(bench, 150))
      let asked = Mutex(0)
      // Asked before each page: the second is never read.
      await #expect(throws: CancellationError.self) {
        try await bench.receive(mails, on: "2025-03-05") {
          asked.withLock { count in
            count += 1
            return count > 1
          }
        }
      }
      try await bench.expectWhole()
      let rest = try await bench.receive(mails, on: "2025-03-05")
      #expect((rest.read, rest.alreadyRead, rest.acted) == (150, 100, 50))
      #expect(rest.tasks == 40)
      #expect(try await Worklist(bench.installation).rows(on: day("2025-03-05")).count == 120)
      try await bench.expectWhole()
    }
  }

  @Test("Every storage ends with the same book")
  func same() async throws {
    var snapshots: [BookSnapshot] = []
    for storage in Storage.allCases {
      try await withBench(storage) { bench in
        let notices = try await fill(bench, 12)
        try await bench.receive(mails(notices), on: "2025-03-05")
        try await bench.finishTask(of: "C2", on: "2025-03-06")
        try await bench.run("2025-03-15")
        snapshots.append(try await BookSnapshot(of: bench.store))
      }
    }
    #expect(snapshots.allSatisfy { $0 == snapshots[0] })
    #expect(snapshots[0].accountsWithTasks.count == 10)
  }

  @Test("What cannot be read is told, and the rest is read", arguments: Storage.allCases)
  func unreadable(_ storage: Storage) async throws {
    try await withBench(storage) { bench in
      let notice = try #require(try await fill(bench, 1).first)
      let report = try await bench.receive(
        [.answer("a", about: [notice.id])],
        unreadable: ["new/b: it may not be read. Ask its owner."], on: "2025-03-05")
      #expect((report.read, report.tasks, report.unreadable) == (1, 1, 1))
      #expect(report.problems.map(\.place) == ["new/b"])
      #expect(report.problems.map(\.what) == ["it may not be read. Ask its owner."])
      try await bench.expectWhole()
    }
  }

  @Test("Nothing is read into a period that is closed", arguments: Storage.allCases)
  func closedPeriod(_ storage: Storage) async throws {
    try await withBench(storage) { bench in
      let notice = try #require(try await fill(bench, 1).first)
      _ = try await bench.desk.close(through: day("2025-03-05"))
      await #expect(throws: RunError.self) {
        try await bench.receive([.answer("a", about: [notice.id])], on: "2025-03-05")
      }
      #expect(try await bench.standing().tasks.open == [])
    }
  }

  // MARK: People

  private func isKept(_ words: String, in bench: Bench) throws -> Bool {
    let files = FileManager.default.enumerator(
      at: URL(filePath: bench.folder), includingPropertiesForKeys: nil)
    while let url = files?.nextObject() as? URL {
      let bytes = FileManager.default.contents(atPath: url.path)
      if bytes?.range(of: Data(words.utf8)) != nil { return true }
    }
    return false
  }

  @Test(
    "A forgotten customer's words are gone, and reading again brings none back",
    arguments: Storage.onDisk)
  func forgotten(_ storage: Storage) async throws {
    try await withBench(storage) { bench in
      let notice = try #require(try await fill(bench, 1).first).id
      let mails: [ReceivedMail] = [
        .answer("a", about: [notice], text: "Ottilie says Friday."),
        .bounce("b", about: [notice], to: "ottilie@brezel.example"),
      ]
      try await bench.receive(mails, on: "2025-03-05")
      let task = try #require(try await bench.standing().tasks.open.first)
      _ = try await bench.desk.assign(task.id, to: "Brunhilde", on: day("2025-03-05"))
      for words in ["Ottilie", "ottilie@", "Brunhilde"] {
        #expect(try isKept(words, in: bench))
      }
      _ = try await bench.desk.forget(AccountID("C1"), on: day("2025-03-06"))
      let more = ReceivedMail.answer("c", about: [notice], text: "Ottilie again.")
      let soft = ReceivedMail.bounce("d", .softBounce, about: [notice])
      let report = try await bench.receive(mails + [more, soft], on: "2025-03-07")
      #expect((report.alreadyRead, report.answers, report.tasks) == (2, 1, 0))
      #expect(report.problems.map(\.place) == ["new/c"])
      for words in ["Ottilie", "ottilie@", "Brunhilde"] {
        #expect(try !isKept(words, in: bench))
      }
      // The tasks are still there for somebody to close, without a word in them.
      let rows = try await Worklist(bench.installation).rows(on: day("2025-03-07"))
      #expect(rows.count == 2)
      #expect(rows.allSatisfy { $0.words.isEmpty && $0.assignee == nil && $0.name == nil })
      try await bench.finishTask(on: "2025-03-08")
      try await bench.expectWhole()
    }
  }

  // MARK: The real thing

  @Test("A notice that left and came back by mail is found by what it says of itself")
  func files() async throws {
    try await withBench(.sqlite) { bench in
      _ = try await fill(bench, 1)
      let notice = String(
        decoding: try #require(await bench.channel.taken.first).bytes, as: UTF8.self)
      let report = """
        From: MAILER-DAEMON@mx.example\r
        To: ar@northwind.example\r
        Subject: Undelivered Mail Returned to Sender\r
        Auto-Submitted: auto-replied\r
        MIME-Version: 1.0\r
        Content-Type: multipart/report; report-type=delivery-status; boundary="=_1"\r
        \r
        --=_1\r
        Content-Type: message/delivery-status\r
        \r
        Reporting-MTA: dns; mx.example\r
        \r
        Final-Recipient: rfc822; owner@cafe1.example\r
        Action: failed\r
        Status: 5.1.1\r
        Diagnostic-Code: smtp; 550 5.1.1 no such user\r
        \r
        --=_1\r
        Content-Type: message/rfc822\r
        \r
        \(notice)\r
        --=_1--\r

        """
      let identifier = try #require(notice.firstMatch(of: /Message-ID: (<.*>)/)).output.1
      let answer = """
        From: Owner <owner@cafe1.example>\r
        To: ar@northwind.example\r
        Subject: Re: your reminder\r
        Message-ID: <1@cafe1.example>\r
        In-Reply-To: \(identifier)\r
        \r
        We pay on Friday.\r

        """
      let folder = bench.folder + "/mail"
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      for (name, text) in [("1.eml", report), ("2.eml", answer)] {
        try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)"))
      }
      let read = try await bench.receive(
        from: MailboxFileSource(), at: folder, on: "2025-03-05")
      #expect((read.bounced, read.answers, read.unmatched, read.tasks) == (1, 1, 0, 2))
      #expect(try await bench.story() == ["2025-03-04 reminder bounced 100.00 EUR"])
      let rows = try await Worklist(bench.installation).rows(on: day("2025-03-05"))
      #expect(Set(rows.map(\.task.reason)) == [.bounced, .reply])
      #expect(rows.contains { $0.words["words"] == "We pay on Friday." })
      #expect(rows.contains { $0.words["reply"]?.contains("no such user") == true })
    }
  }
}
