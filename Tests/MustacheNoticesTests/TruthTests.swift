import MustacheNotices
import Receivables
import ReceivablesPorts
import Testing

@Suite("Words that say what happened")
struct TruthTests {
  private static let languages = ["en", "de", "fr", "es"]

  private func render(_ content: NoticeContent, _ template: String) throws -> NoticeText {
    try Northwind.standard.get().render(content, template: template)
  }

  /// The lines of a text as one.
  private func said(_ content: NoticeContent, _ template: String) throws -> String {
    try render(content, template).text.split(separator: "\n").joined(separator: " ")
  }

  private struct Change {
    var lines: [NoticeContent.Line]?
    var asked: Int64 = 1_234_50
    var charges: [NoticeContent.Charge] = []
    var paid: [NoticeContent.Payment] = []
    var broken: NoticeContent.BrokenPromise?
    var offers: [NoticeContent.Offer] = []
    var returned: [NoticeContent.Returned] = []
    var reopened: [NoticeContent.Reopened] = []
    var settled: [NoticeContent.Settled] = []
    var isStatement = false
  }

  private func content(_ language: String, _ change: Change) throws -> NoticeContent {
    let one = try Northwind.one(language: language)
    return NoticeContent(
      language: language, name: one.name, creditor: one.creditor, day: one.day,
      lines: change.lines ?? one.lines, asked: try Northwind.money(change.asked),
      waiting: try Northwind.money(0), reference: one.reference,
      newDueDate: try Northwind.day("2025-07-16"), charges: change.charges, paid: change.paid,
      brokenPromise: change.broken, offers: change.offers, returned: change.returned,
      reopened: change.reopened, settled: change.settled, isStatement: change.isStatement)
  }

  @Test("Of a payment a part came back, and of several each is told", arguments: languages)
  func returned(language: String) throws {
    let day = try Northwind.day("2025-06-03")
    let part = NoticeContent.Returned(
      amount: try Northwind.money(200_00), whole: try Northwind.money(500_00), day: day,
      document: "A1", isByBank: true)
    let whole = NoticeContent.Returned(
      amount: try Northwind.money(77_77), day: day, document: "A2, A3")
    let text = try said(content(language, Change(returned: [part, whole])), "returned")
    for words in ["200", "500", "77", "A1", "A2, A3"] { #expect(text.contains(words)) }
    let notice = try render(content(language, Change(returned: [part, whole])), "returned")
    #expect(!notice.subject.contains("77"))
  }

  /// What is said of a payment that never was.
  private static let ofPayments = [
    "your payment", "bank", "Ihre Zahlung", "Bank", "votre règlement", "banque", "Su pago", "banco",
    "returned", "zurückgegeben", "rejeté", "devuelto:",
  ]

  @Test("What is open again without a payment says nothing of one", arguments: languages)
  func reopened(language: String) throws {
    let money = try Northwind.money(300_00)
    let causes: [(NoticeContent.Reopened.Cause, String)] = [
      (.credit("CN-1"), "CN-1"), (.moved, "INV-7"), (.refund(money), "300"), (.other, "INV-7"),
    ]
    for (cause, words) in causes {
      let change = Change(reopened: [.init(invoice: "INV-7", cause: cause)])
      let notice = try render(content(language, change), "reopened")
      #expect(notice.text.contains(words) && notice.text.contains("INV-7"))
      #expect(notice.subject.contains("INV-7") && notice.subject.contains("234"))
      for word in Self.ofPayments {
        #expect(!notice.text.contains(word) && !notice.subject.contains(word), "\(word)")
      }
      #expect(notice.subject.count < 78 && !notice.text.contains("\n\n\n"))
    }
  }

  @Test("Only who paid is thanked for paying, and for what was paid alone", arguments: languages)
  func chargesAlone(language: String) throws {
    let charge = NoticeContent.Charge(
      label: "Interest on A1", amount: try Northwind.money(12_34), isOwed: true)
    func text(_ settled: [NoticeContent.Settled]) throws -> String {
      try said(
        content(
          language, Change(lines: [], asked: 12_34, charges: [charge], settled: settled)),
        "charges-alone")
    }
    let thanks = ["Thank you", "vielen Dank", "remercions d’avoir", "agradecemos"]
    let paid = try text([.init(invoice: "A1", isPaid: true)])
    #expect(thanks.contains(where: paid.contains) && paid.contains(" A1"))
    let closed = try text([.init(invoice: "A1", isPaid: false)])
    #expect(!thanks.contains(where: closed.contains) && closed.contains(" A1"))
    let both = try text([.init(invoice: "A1", isPaid: true), .init(invoice: "A2", isPaid: false)])
    #expect(thanks.contains(where: both.contains) && both.contains("A2"))
    let bare = try text([])
    #expect(!thanks.contains(where: bare.contains))
  }

  @Test("Charges of several invoices are paid quoting their numbers, not one", arguments: languages)
  func quoted(language: String) throws {
    let one = [
      "en": "invoice number:", "de": "Rechnungsnummer:", "fr": "le numéro de la facture",
      "es": "el número de factura:",
    ]
    let several = [
      "en": "invoice numbers:", "de": "Rechnungsnummern:", "fr": "les numéros de facture",
      "es": "los números de factura:",
    ]
    for (count, words) in [(1, one), (2, several)] {
      let settled = (1...count).map { NoticeContent.Settled(invoice: "A\($0)", isPaid: true) }
      let charges = try settled.map {
        NoticeContent.Charge(
          label: "Interest on \($0.invoice)", amount: try Northwind.money(12_34), isOwed: true)
      }
      let text = try said(
        content(
          language,
          Change(lines: [], asked: Int64(count) * 12_34, charges: charges, settled: settled)),
        "charges-alone")
      #expect(text.contains(try #require(words[language])), "\(text)")
    }
  }

  @Test("A statement that is late in all says so, with charges and without", arguments: languages)
  func allOverdue(language: String) throws {
    // Beside other sums it is that of the balance.
    let words = try #require(
      [
        "en": ["All of it is overdue.", "All of it is overdue."],
        "de": ["Alles davon ist überfällig.", "Der ganze Saldo ist überfällig."],
        "fr": ["La totalité est échue.", "La totalité du solde est échue."],
        "es": ["Todo ello ha vencido.", "Todo este saldo ha vencido."],
      ][language])
    let charge = NoticeContent.Charge(
      label: "Interest", amount: try Northwind.money(12_34), isOwed: true)
    for charges in [[], [charge]] {
      let change = Change(
        asked: 1_234_50 + Int64(charges.count) * 12_34, charges: charges, isStatement: true)
      let text = try said(content(language, change), "statement")
      #expect(text.contains(words[charges.count]), "\(text)")
    }
  }

  @Test("An offer names its invoices, and nothing that came is not an amount", arguments: languages)
  func agreed(language: String) throws {
    let day = try Northwind.day("2025-07-10")
    let zero = try Northwind.money(0)
    let change = Change(
      broken: .init(amount: try Northwind.money(900_00), received: zero, day: day),
      offers: [
        .init(amount: try Northwind.money(800_00), validUntil: day, invoices: ["A1", "A3"])
      ])
    let text = try said(content(language, change), "second")
    #expect(text.contains("A1, A3") && text.contains("800"))
    #expect(!text.contains("solde de tout compte"))
    #expect(["nothing", "nichts", "rien", "nada"].contains(where: text.contains))
    let some = NoticeContent.BrokenPromise(
      amount: try Northwind.money(900_00), received: try Northwind.money(5_55), day: day)
    let came = Change(broken: some)
    #expect(try said(content(language, came), "second").contains("5"))
  }

  @Test("What is not asked for says why: agreed, offered, or looked at", arguments: languages)
  func held(language: String) throws {
    func money(_ cents: Int64) throws -> Money { try Northwind.money(cents) }
    let line = NoticeContent.Line(
      item: "A1", issued: try Northwind.day("2025-05-22"), due: try Northwind.day("2025-06-21"),
      open: try money(900_00), daysOverdue: 11, agreed: try money(900_00),
      offered: try money(500_00), reviewed: try money(300_00))
    let text = try said(
      content(language, Change(lines: [line], asked: 0, isStatement: true)), "statement")
    let words = [
      "en": ["agreement", "offer", "looked at by us"],
      "de": ["Vereinbarung", "Angebots", "geprüft"],
      "fr": ["accord", "proposition", "examen"], "es": ["acuerdo", "oferta", "revisión"],
    ]
    for word in try #require(words[language]) { #expect(text.contains(word)) }
    for amount in ["100", "500", "300"] { #expect(text.contains(amount)) }
    let only = NoticeContent.Line(
      item: "A1", issued: line.issued, due: line.due, open: line.open, daysOverdue: 11,
      agreed: line.agreed, reviewed: line.agreed)
    let reviewed = try said(
      content(language, Change(lines: [only], asked: 0, isStatement: true)), "statement")
    let agreement = try #require(words[language]?[0])
    #expect(!reviewed.contains(agreement))
  }

  @Test("Charges alone are led in where thanks or a statement state them", arguments: languages)
  func leadIn(language: String) throws {
    let charge = NoticeContent.Charge(
      label: "Interest on A1", amount: try Northwind.money(12_34), isOwed: true)
    let paid = NoticeContent.Payment(
      item: "A1", day: try Northwind.day("2025-06-30"), amount: try Northwind.money(750_00))
    let leads = [
      "en": ["This is open on your account:", "Open items:"],
      "de": ["Auf Ihrem Konto ist offen:", "Offen ist:"],
      "fr": ["Il reste sur votre compte\u{202F}:", "Restent à régler\u{202F}:"],
      "es": ["Queda pendiente en su cuenta:", "Está pendiente:"],
    ]
    let wanted = try #require(leads[language])
    for (template, lead) in zip(["thanks", "statement"], wanted) {
      let change = Change(
        lines: [], asked: 12_34, charges: [charge], paid: [paid], isStatement: true)
      #expect(try render(content(language, change), template).text.contains(lead))
    }
  }

  @Test("Rates of one table have as many decimals, and their sign as the language has it")
  func rates() throws {
    let day = try Northwind.day("2025-07-01")
    let steps = try [12_4000, 12_1500].map { (rate: Int64) in
      NoticeContent.ChargeLine(
        item: "A1", from: day, to: day, days: 1, base: try Northwind.money(1_00),
        rate: Percent(tenThousandths: rate), isSure: true, amount: try Northwind.money(1))
    }
    let charge = NoticeContent.Charge(
      label: "Interest", amount: try Northwind.money(2), isOwed: false, schedule: steps)
    let rates = [
      "en": ["12.40%", "12.15%"], "de": ["12,40 %", "12,15 %"],
      "fr": ["12,40\u{A0}%", "12,15\u{A0}%"], "es": ["12,40\u{A0}%", "12,15\u{A0}%"],
    ]
    for (language, written) in rates {
      let text = try render(content(language, Change(charges: [charge])), "reminder").text
      for rate in written { #expect(text.contains(rate), "\(language)") }
    }
  }

  @Test("What a cap takes off is said by its name, and is no rounding", arguments: languages)
  func cap(language: String) throws {
    let day = try Northwind.day("2025-07-01")
    let step = NoticeContent.ChargeLine(
      item: "A1", from: day, to: day, days: 40, base: try Northwind.money(10_000_00),
      rate: Percent(tenThousandths: 12_0000), isSure: true, amount: try Northwind.money(131_51))
    let cap = NoticeContent.Cap(
      share: Percent(tenThousandths: 1_5000), beyond: try Northwind.money(31_51))
    let charge = NoticeContent.Charge(
      label: "Interest", amount: try Northwind.money(7_95), isOwed: false, schedule: [step],
      before: try Northwind.money(92_05), cap: cap)
    let names = [
      "en": ["At most 1.5%", "Rounding"], "de": ["Höchstens 1,5 %", "Rundung"],
      "fr": ["Au plus 1,5\u{A0}%", "Arrondi"], "es": ["Como máximo el 1,5\u{A0}%", "Redondeo"],
    ]
    let written = try #require(names[language])
    let text = try render(content(language, Change(charges: [charge])), "reminder").text
    #expect(text.contains(written[0]))
    #expect(!text.contains(written[1]))
  }

  @Test("On a phone a row without a last value keeps the label of its first", arguments: languages)
  func labels(language: String) throws {
    let line = try Northwind.line(
      "A1", issued: "2025-06-20", due: "2025-07-20", open: 99_00, daysOverdue: -18)
    let html = try render(
      content(language, Change(lines: [line], asked: 99_00, isStatement: true)), "statement"
    ).html
    let lead = try #require(html.firstRange(of: #"part lead""#))
    let cell = html[lead.upperBound...].prefix { $0 != "\n" }
    #expect(cell.prefix(200).contains(#"class="label""#))
  }

  @Test("What was written off in the books is still a claim, and a third rung is not the second")
  func others() throws {
    let remains = [
      "en": "the claim remains", "de": "die Forderung besteht weiter", "fr": "la créance subsiste",
      "es": "la deuda subsiste",
    ]
    for (language, words) in remains {
      let statement = try render(Northwind.statement(language: language), "statement").html
      #expect(statement.contains(words))
      #expect(statement.contains("Late interest on invoice INV-7"))
      let subjects = try ["reminder", "second", "third", "final"].map {
        try render(content(language, Change()), $0).subject
      }
      #expect(Set(subjects).count == 4)
    }
  }
}
