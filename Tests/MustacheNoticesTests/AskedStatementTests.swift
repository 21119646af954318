import MustacheNotices
import Receivables
import ReceivablesPorts
import Testing

/// R2.8: who pays statements reads the statement's number, day, due day and sum.
@Suite("Notices to customers who pay statements")
struct AskedStatementTests {
  private static let languages = ["en", "de", "fr", "es"]
  private static let demands = ["upcoming", "reminder", "second", "third", "final", "returned"]

  private func statement(_ number: String, _ day: String, _ due: String) throws
    -> NoticeContent.AskedStatement
  {
    NoticeContent.AskedStatement(
      number: number, day: try Northwind.day(day), due: try Northwind.day(due))
  }

  private func line(
    _ item: String, _ cents: Int64, on statement: NoticeContent.AskedStatement?
  ) throws -> NoticeContent.Line {
    let due = try statement?.due ?? Northwind.day("2025-06-20")
    return NoticeContent.Line(
      item: item, issued: try Northwind.day("2025-05-20"), due: due,
      open: try Northwind.money(cents), daysOverdue: 5, statement: statement)
  }

  private func render(
    _ lines: [NoticeContent.Line], _ template: String, in language: String,
    instalments: [NoticeContent.PlanInstalment] = [], isFirst: Bool = false,
    repeats: Day? = nil, toPay: NoticeContent.ToPay? = nil, isStatement: Bool = false
  ) throws -> NoticeText {
    let one = try Northwind.one(language: language)
    let sum = lines.reduce(Int64(0)) { $0 + $1.open.minorUnits }
    return try Northwind.standard.get().render(
      NoticeContent(
        language: language, name: one.name, creditor: one.creditor, day: one.day, lines: lines,
        asked: try Northwind.money(sum), waiting: try Northwind.money(0),
        reference: one.reference, newDueDate: isStatement ? nil : try Northwind.day("2025-07-16"),
        instalments: instalments, isFirstContact: isFirst, repeats: repeats,
        isStatement: isStatement, toPay: toPay), template: template)
  }

  private func june() throws -> NoticeContent.AskedStatement {
    try statement("S-2025-06", "2025-06-01", "2025-06-15")
  }

  private func may() throws -> NoticeContent.AskedStatement {
    try statement("S-2025-05", "2025-05-01", "2025-05-15")
  }

  /// What of a text speaks of invoices by their numbers, where it should not.
  private static let ofInvoices = [
    "en": ["invoice number", "this invoice", "these invoices", "open invoices"],
    "de": ["Rechnungsnummer", "diese Rechnung", "dieser Rechnung", "offene Rechnungen"],
    "fr": ["de facture", "la facture", "ette facture", "es factures"],
    "es": ["de factura", "sta factura", "stas facturas"],
  ]

  @Test(
    "Where statements ask for all of it, subject, opening and what to quote name them alone",
    arguments: languages)
  func byStatement(language: String) throws {
    let words = try #require(Self.ofInvoices[language])
    for template in Self.demands {
      for isFirst in [true, false] {
        let one = try render(
          [line("R-1", 500_00, on: june()), line("R-2", 334_00, on: june())], template,
          in: language, isFirst: isFirst)
        let two = try render(
          [line("R-1", 500_00, on: may()), line("R-2", 334_00, on: june())], template,
          in: language, isFirst: isFirst)
        for (said, number) in [(one, "S-2025-06"), (two, "S-2025-05, S-2025-06")] {
          let opening = said.text[..<(try #require(said.text.firstRange(of: "---")).lowerBound)]
          let prose = String(opening).plain
          #expect(prose.contains(number), "\(template): \(opening)")
          #expect(prose.contains(" :") == (language == "fr"), "\(template): \(opening)")
          #expect(said.subject.contains(number) == (template != "returned"), "\(said.subject)")
          for word in words {
            #expect(!prose.contains(word) && !said.subject.contains(word), "\(template) \(word)")
          }
        }
      }
    }
  }

  @Test("The last notice once more names the statement too", arguments: languages)
  func repeated(language: String) throws {
    let said = try render(
      [line("R-1", 500_00, on: june())], "final", in: language,
      repeats: try Northwind.day("2025-06-25"))
    let opening = said.text[..<(try #require(said.text.firstRange(of: "---")).lowerBound)]
    for word in try #require(Self.ofInvoices[language]) { #expect(!opening.contains(word)) }
  }

  @Test("Each statement stands below the table with its day, its due day and what of it is open")
  func linePerStatement() throws {
    let expected = [
      "en": [
        "- Statement S-2025-05 of 1 May 2025, due on 15 May 2025: €500.00 open.",
        "- Statement S-2025-06 of 1 June 2025, due on 15 June 2025: €334.00 open.",
      ],
      "de": [
        "- Kontoauszug S-2025-05 vom 01.05.2025, fällig am 15.05.2025: 500,00 € offen.",
        "- Kontoauszug S-2025-06 vom 01.06.2025, fällig am 15.06.2025: 334,00 € offen.",
      ],
      "fr": [
        "- Relevé de compte S-2025-05 du 1er mai 2025, à échéance du 15 mai 2025 :"
          + " solde dû de 500,00 €."
      ],
      "es": [
        "- Estado de cuenta S-2025-05 del 1 de mayo de 2025, vence el 15 de mayo de 2025:"
          + " pendiente 500,00 €."
      ],
    ]
    for (language, sentences) in expected {
      let text = try render(
        [
          line("R-1", 500_00, on: may()), line("R-2", 300_00, on: june()),
          line("R-3", 34_00, on: june()),
        ], "second", in: language
      ).text.plain
      for sentence in sentences { #expect(text.contains(sentence), "\(text)") }
    }
  }

  @Test("Where something goes its own way, invoices are named as ever, and statements below them")
  func mixed() throws {
    let said = try render(
      [line("R-1", 500_00, on: june()), line("R-2", 334_00, on: nil)], "reminder", in: "en")
    #expect(said.subject == "Reminder: 2 open invoices, €834.00")
    #expect(said.text.contains("quoting the invoice numbers:"))
    #expect(
      said.text.plain.contains(
        "Statement S-2025-06 of 1 June 2025, due on 15 June 2025: €500.00 open."))
    let planned = try render(
      [line("R-1", 500_00, on: june())], "reminder", in: "en",
      instalments: [
        NoticeContent.PlanInstalment(
          number: 1, count: 2, due: try Northwind.day("2025-06-20"),
          open: try Northwind.money(500_00), rest: try Northwind.money(500_00))
      ])
    #expect(planned.subject == "Reminder: statement S-2025-06, €500.00")
  }

  @Test("A statement has its number, and says what of it is to be paid by which day")
  func itself() throws {
    let lines = [try line("R-1", 500_00, on: june()), try line("R-2", 334_00, on: nil)]
    let sentences = [
      "en": "Please pay €500.00 of the balance by 15 June 2025, quoting S-2025-06.",
      "de":
        "Bitte zahlen Sie vom Saldo 500,00 € bis zum 15.06.2025 unter Angabe der Nummer S-2025-06.",
      "fr": "Nous vous remercions de régler 500,00 € sur ce solde au plus tard le 15 juin 2025,"
        + " en rappelant le numéro S-2025-06.",
      "es": "Le rogamos que pague 500,00 € de ese saldo a más tardar el 15 de junio de 2025,"
        + " indicando el número S-2025-06.",
    ]
    for (language, sentence) in sentences {
      let said = try render(
        lines, "statement", in: language,
        toPay: NoticeContent.ToPay(june(), amount: try Northwind.money(500_00)), isStatement: true)
      #expect(said.subject.contains("S-2025-06"))
      // The sum of the subject is the one that is asked for, and not the balance.
      #expect(said.subject.contains("500") && !said.subject.contains("834"), "\(said.subject)")
      #expect(said.text.plain.contains(sentence), "\(said.text)")
      let nothing = try render(
        lines, "statement", in: language, toPay: NoticeContent.ToPay(june(), amount: nil),
        isStatement: true)
      #expect(nothing.subject.contains("S-2025-06") && nothing.subject.contains("834"))
      #expect(!nothing.text.plain.contains(sentence.prefix(24)), "\(nothing.text)")
    }
    let whole = try render(
      [line("R-1", 500_00, on: june())], "statement", in: "en",
      toPay: NoticeContent.ToPay(june(), amount: try Northwind.money(500_00)), isStatement: true)
    #expect(whole.text.plain.contains("Please pay €500.00 by 15 June 2025, quoting S-2025-06."))
    #expect(!whole.text.contains("Statement S-2025-06 of"))
  }
}

extension String {
  /// On one line, with spaces of one kind.
  fileprivate var plain: String {
    replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
