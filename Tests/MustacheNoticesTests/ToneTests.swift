import Foundation
import MustacheNotices
import Receivables
import ReceivablesPorts
import Testing

@Suite("What a notice is about")
struct ToneTests {
  private static let languages = ["en", "de", "fr", "es"]

  private func render(_ content: NoticeContent, _ template: String) throws -> NoticeText {
    try Northwind.standard.get().render(content, template: template)
  }

  private struct Change {
    var lines: [NoticeContent.Line]?
    var asked: Int64 = 1_234_50
    var waiting: Int64 = 0
    var charges: [NoticeContent.Charge] = []
    var ledger: NoticeContent.Ledger?
    var credits: [NoticeContent.Credit] = []
    var isFirstContact = false
    var repeats: Day?
    var returned: [NoticeContent.Returned] = []
    var reopened: [NoticeContent.Reopened] = []
    var settled: [NoticeContent.Settled] = []
    var isStatement = false
    var newDue: String? = "2025-07-16"
  }

  private func content(_ language: String, _ change: Change) throws -> NoticeContent {
    let one = try Northwind.one(language: language)
    return NoticeContent(
      language: language, name: one.name, creditor: one.creditor, day: one.day,
      lines: change.lines ?? one.lines, asked: try Northwind.money(change.asked),
      waiting: try Northwind.money(change.waiting), reference: one.reference,
      newDueDate: try change.newDue.map(Northwind.day), charges: change.charges,
      ledger: change.ledger, credits: change.credits, isFirstContact: change.isFirstContact,
      repeats: change.repeats, returned: change.returned, reopened: change.reopened,
      settled: change.settled, isStatement: change.isStatement)
  }

  private static let newDue = [
    "en": "16 July 2025", "de": "16.07.2025", "fr": "16 juillet 2025", "es": "16 de julio de 2025",
  ]
  /// What whoever hears of it for the first time must not read.
  private static let ofLater = [
    "en": [
      "still", "second", "third", "again", "final", "last ", "letters", "once more", "before",
    ],
    "de": ["noch immer", "zweite", "dritte", "erneut", "letzte", "weiterhin", "erinnert"],
    "fr": [
      "toujours", "deuxième", "troisième", "à nouveau", "dernier", "nouvel envoi", "rappels",
    ],
    "es": ["segui", "sigue", "segundo", "tercer", "de nuevo", "último", "enviado"],
  ]

  @Test("A first contact claims nothing of earlier ones, whatever its rung", arguments: languages)
  func firstContact(language: String) throws {
    for template in ["reminder", "second", "third", "final"] {
      let said = try render(content(language, Change(isFirstContact: true)), template)
      let words = (said.subject + "\n" + said.text).lowercased()
      for word in try #require(Self.ofLater[language]) {
        #expect(!words.contains(word), "\(template) says \(word)")
      }
    }
    let later = try render(content(language, Change()), "final")
    let words = (later.subject + later.text).lowercased()
    let known = try #require(Self.ofLater[language])
    #expect(known.contains { words.contains($0) })
  }

  @Test("Every final names the day to pay by before its table", arguments: languages)
  func payBy(language: String) throws {
    let day = try #require(Self.newDue[language])
    for isFirst in [true, false] {
      let said = try render(content(language, Change(isFirstContact: isFirst)), "final")
      let opening = said.text[..<(try #require(said.text.firstRange(of: "---")).lowerBound)]
      #expect(Self.joined(opening).contains(day))
      #expect(said.subject.contains(day) == isFirst)
    }
    let bare = try render(content(language, Change(newDue: nil)), "final")
    for word in ["{{", " ,", "  by", "by ,", " 7 "] { #expect(!bare.text.contains(word)) }
  }

  @Test("The last rung sent once more names the earlier one", arguments: languages)
  func repeats(language: String) throws {
    let day = try Northwind.day("2025-05-03")
    let said = try render(content(language, Change(repeats: day)), "final")
    let written = [
      "en": "3 May 2025", "de": "03.05.2025", "fr": "3 mai 2025", "es": "3 de mayo de 2025",
    ]
    #expect(Self.joined(said.text[...]).contains(try #require(written[language])))
    #expect(said.subject != (try render(content(language, Change()), "final").subject))
  }

  @Test(
    "A payment that came back is told first: how much, of which day, what is open and until when",
    arguments: languages)
  func returned(language: String) throws {
    let returned = NoticeContent.Returned(
      amount: try Northwind.money(500_00), day: try Northwind.day("2025-06-03"),
      document: "INV-7", isByBank: true)
    let said = try render(content(language, Change(returned: [returned])), "returned")
    let day = [
      "en": "3 June 2025", "de": "03.06.2025", "fr": "3 juin 2025", "es": "3 de junio de 2025",
    ]
    let paid = try #require(day[language])
    let sentences = Self.joined(said.text[...])
    for words in [said.subject, sentences] {
      #expect(words.contains("500") && words.contains(paid))
      #expect(words.contains("234"))
    }
    #expect(sentences.contains(try #require(Self.newDue[language])))
    #expect(["bank", "Bank", "banque", "banco"].contains { sentences.contains($0) })
    #expect(said.subject.count < 78)
    let unknown = NoticeContent.Returned(amount: returned.amount, day: returned.day)
    let bare = try render(content(language, Change(returned: [unknown])), "returned").text
    #expect(!bare.contains("by the bank") && !bare.contains("von der Bank"))
  }

  @Test("Charges that are left alone are asked for by what they are", arguments: languages)
  func chargesAlone(language: String) throws {
    let charge = NoticeContent.Charge(
      label: "Interest on invoice INV-7", amount: try Northwind.money(12_34), isOwed: true,
      booked: try Northwind.day("2025-06-30"))
    let said = try render(
      content(language, Change(lines: [], asked: 12_34, charges: [charge])), "charges-alone")
    #expect(said.subject.contains("12") && said.text.contains("Interest on invoice INV-7"))
    #expect(!said.text.contains("0,00") && !said.text.contains("0.00"))
    #expect(Self.joined(said.text[...]).contains(try #require(Self.newDue[language])))
  }

  @Test("An invoice in two instalments is one invoice, quoted by its number", arguments: languages)
  func instalments(language: String) throws {
    let lines = try (1...2).map { (part: Int) in
      NoticeContent.Line(
        item: "R-1#\(part)", issued: try Northwind.day("2025-05-22"),
        due: try Northwind.day("2025-06-2\(part)"), open: try Northwind.money(617_25),
        daysOverdue: 11, invoice: "R-1", part: part, parts: 2)
    }
    let said = try render(content(language, Change(lines: lines)), "second")
    #expect(said.subject.contains(" R-1,") && !said.subject.contains("2 "))
    let words = ["en": "of", "de": "von", "fr": "sur", "es": "de"]
    let of = try #require(words[language])
    #expect(said.text.contains("R-1 (1 \(of) 2)") && said.text.contains("R-1 (2 \(of) 2)"))
    #expect(!said.text.contains("#"))
  }

  @Test("A balance in the customer's favour is called that, and is never to be paid")
  func inFavour() throws {
    let words = [
      "en": "in your favour", "de": "Gunsten", "fr": "en votre faveur", "es": "a su favor",
    ]
    let since = try Northwind.day("2025-06-01")
    for language in Self.languages {
      let favour = try #require(words[language])
      var change = Change(lines: [], asked: -810_00, waiting: 810_00, isStatement: true)
      let waiting = try render(content(language, change), "statement")
      change.ledger = NoticeContent.Ledger(
        since: since, opening: try Northwind.money(-810_00), postings: [])
      change.waiting = 0
      change.asked = 0
      let apart = try render(content(language, change), "statement")
      for said in [waiting, apart] {
        #expect(said.subject.contains(favour) && said.text.contains("810"))
        for wrong in [
          "remains", "To pay", "Zu zahlen", "À régler", "Por pagar", "Nothing is open",
          "nichts offen", "soldé", "No hay nada",
        ] {
          #expect(!said.text.contains(wrong), "\(language): \(wrong)")
        }
      }
      let thanks = try render(
        content(language, Change(lines: [], asked: 0, waiting: 810_00)), "thanks")
      #expect(!thanks.text.contains("Nothing") && thanks.text.contains("810"))
    }
  }

  @Test("A credit note that waits is called one, and is never money that came in")
  func credits() throws {
    let credit = NoticeContent.Credit(
      number: "CN-1", day: try Northwind.day("2025-06-12"), amount: try Northwind.money(34_50))
    let only = try render(
      content("en", Change(asked: 1_200_00, waiting: 34_50, credits: [credit])), "reminder"
    ).text
    #expect(only.contains("Credit note CN-1 of 12 June 2025") && only.contains("-€34.50"))
    #expect(!only.contains("Received"))
    let both = try render(
      content("en", Change(asked: 1_190_00, waiting: 44_50, credits: [credit])), "reminder"
    ).text
    #expect(both.contains("Received from you") && both.contains("-€10.00"))
    #expect(!both.contains("-€44.50"))
  }

  @Test("What is announced says from which day, after the day that is set")
  func announced() throws {
    func said(from: String?, newDue: String?) throws -> String {
      let charge = NoticeContent.Charge(
        label: "Fee", amount: try Northwind.money(40_00), isOwed: false,
        from: try from.map(Northwind.day))
      let text = try render(
        content("en", Change(charges: [charge], newDue: newDue)), "reminder"
      ).text
      return Self.joined(text[...])
    }
    #expect(
      try said(from: "2025-07-20", newDue: "2025-07-16").contains(
        "does not reach us by 16 July 2025, these charges will be added from 20 July 2025:"))
    // Whoever pays by the day that is set owes nothing more.
    #expect(
      try said(from: "2025-07-10", newDue: "2025-07-16").contains(
        "by 16 July 2025, these charges will be added from 17 July 2025:"))
    #expect(
      try said(from: "2025-07-10", newDue: nil).contains(
        "by 9 July 2025, these charges will be added from 10 July 2025:"))
    let bare = try said(from: nil, newDue: nil)
    #expect(!bare.contains("reach us by"))
  }

  /// The lines of a text as one.
  private static func joined(_ text: Substring) -> String {
    text.split(separator: "\n").joined(separator: " ")
  }
}
