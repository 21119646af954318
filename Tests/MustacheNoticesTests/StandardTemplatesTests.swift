import MustacheNotices
import Receivables
import ReceivablesPorts
import Testing

@Suite("Standard templates")
struct StandardTemplatesTests {
  private func render(_ content: NoticeContent, _ template: String) throws -> NoticeText {
    try Northwind.standard.get().render(content, template: template)
  }

  @Test("A reminder of two invoices says what is overdue, what waits and what is asked")
  func english() throws {
    let notice = try render(try Northwind.two(language: "en"), "reminder")
    #expect(notice.subject == "Reminder: 2 open invoices, €1,283.50")
    #expect(
      notice.text == """
        Dear Café Søren & Co,

        We have not yet received full payment of these invoices. Please pay
        €1,283.50 within the next few days, quoting the invoice numbers:

        Invoice   Issued        Due                Open  Days overdue
        --------  ------------  ------------  ---------  ------------
        INV-7     22 May 2025   21 June 2025  €1,234.50            11
        INV-12/2  20 June 2025  20 July 2025     €99.00

        Summary                                              Amount
        ------------------------------------------------  ---------
        Open on invoices                                  €1,333.50
        Received from you, not matched to an invoice yet    -€50.00
        To pay                                            €1,283.50

        If you have paid already, please disregard this reminder. If anything
        about an invoice is not right, or you cannot pay at once, please tell us,
        and we will find a way.

        Payments that had reached us by 2 July 2025 are taken into account.

        Kind regards

        Northwind GmbH
        Speicherstraße 4
        20457 Hamburg
        ar@northwind.example

        Our reference: N-4711

        """)
  }

  @Test("A German final notice of one invoice asks for it, and nothing waits")
  func german() throws {
    let notice = try render(
      try Northwind.one(language: "de", newDue: "2025-07-09"), "final")
    #expect(notice.subject == "Letzte Mahnung: Rechnung INV-7, 1.234,50 €")
    #expect(
      notice.text == """
        Guten Tag Brot & Butter,

        diese Rechnung ist noch immer nicht vollständig bezahlt. Dies ist unsere
        letzte Mahnung. Bitte zahlen Sie 1.234,50 € bis zum 09.07.2025 unter
        Angabe der Rechnungsnummer:

        Rechnung  Ausgestellt  Fällig           Offen  Tage überfällig
        --------  -----------  ----------  ----------  ---------------
        INV-7     22.05.2025   21.06.2025  1.234,50 €               11

        Können Sie nicht zahlen, schreiben Sie uns bitte jetzt. Geht bis zum
        09.07.2025 weder eine Zahlung noch eine Nachricht von Ihnen ein, leiten
        wir weitere Schritte ein, um den überfälligen Betrag einzuziehen.

        Zahlungen, die bis zum 02.07.2025 eingegangen sind, haben wir berücksichtigt.

        Mit freundlichen Grüßen

        Northwind GmbH
        Speicherstraße 4
        20457 Hamburg
        ar@northwind.example

        Unser Zeichen: N-4711

        """)
  }

  @Test("A French final notice of one invoice asks for it, and nothing waits")
  func french() throws {
    let notice = try render(try Northwind.one(language: "fr"), "final")
    #expect(
      notice.subject == "Northwind GmbH\u{202F}: dernier rappel, facture INV-7, \(Self.sumFR)")
    #expect(
      notice.text == """
        Madame, Monsieur,

        Cette facture n’est toujours pas entièrement réglée. Ceci est notre
        dernier rappel. Nous vous prions de régler \(Self.sumFR) sans délai, en
        rappelant le numéro de la facture\u{202F}:

        Facture  Émise le    Échéance      Solde dû  Jours de retard
        -------  ----------  ----------  ----------  ---------------
        INV-7    22/05/2025  21/06/2025  \(Self.sumFR)               11

        Si cela ne vous est pas possible, écrivez-nous dès maintenant. Sans
        règlement ni nouvelles de votre part, nous entreprendrons d’autres
        démarches pour recouvrer les sommes échues.

        Les règlements reçus jusqu’au 2 juillet 2025 sont pris en compte.

        Cordialement

        Northwind GmbH
        Speicherstraße 4
        20457 Hamburg
        ar@northwind.example

        Client\u{202F}: Brot & Butter

        Notre référence\u{202F}: N-4711

        """)
  }

  @Test("A Spanish reminder of two invoices says what is overdue, what waits and what is asked")
  func spanish() throws {
    let notice = try render(try Northwind.two(language: "es"), "reminder")
    #expect(
      notice.subject == "Recordatorio de Northwind GmbH: 2 facturas, 1.283,50\u{A0}€")
    #expect(
      notice.text == """
        Estimado cliente:

        Todavía no hemos recibido el pago completo de estas facturas. Le rogamos
        que pague 1.283,50\u{A0}€ en los próximos días, indicando los números de
        factura:

        Factura   Emitida     Vence        Pendiente  Días de retraso
        --------  ----------  ----------  ----------  ---------------
        INV-7     22/05/2025  21/06/2025  1.234,50\u{A0}€               11
        INV-12/2  20/06/2025  20/07/2025     99,00\u{A0}€

        Resumen                                              Importe
        ------------------------------------------------  ----------
        Pendiente en facturas                             1.333,50\u{A0}€
        Recibido de usted, aún sin asignar a una factura    -50,00\u{A0}€
        Por pagar                                         1.283,50\u{A0}€

        Si ya ha pagado, no tenga en cuenta este recordatorio. Si algo de una
        factura no es correcto, o no puede pagar de inmediato, díganoslo, por favor:
        encontraremos una solución.

        Se han tenido en cuenta los pagos recibidos hasta el 2 de julio de 2025.

        Atentamente

        Northwind GmbH
        Speicherstraße 4
        20457 Hamburg
        ar@northwind.example

        Cliente: Café Søren & Co

        Nuestra referencia: N-4711

        """)
  }

  private static let sumFR = "1\u{202F}234,50\u{A0}€"

  /// Goal: no tag is left, nothing is missing, no gap where a part was passed over.
  @Test(
    "Each of them has a subject, names the sum, and has no empty lines beside each other",
    arguments: ["upcoming", "reminder", "second", "third", "final", "returned", "statement"],
    ["en", "de", "fr", "es"])
  func whole(template: String, language: String) throws {
    let contents = [
      try Northwind.one(language: language), try Northwind.two(language: language),
      try Northwind.full(language: language, items: 1), try Northwind.full(language: language),
    ]
    let sums = [1_234_50, 1_283_50, 790_00, 1_790_00] as [Int64]
    for (content, sum) in zip(contents, sums) {
      let notice = try render(content, template)
      let digits = notice.text.filter { !",.\u{202F}\u{A0}".contains($0) }
      #expect(digits.contains("\(sum)"))
      expectWhole(notice)
      #expect(try render(content, template) == notice)
    }
  }

  @Test("Thanks name what came in, and what is left", arguments: ["en", "de", "fr", "es"])
  func thanks(language: String) throws {
    for items in 0...2 {
      let notice = try render(try Northwind.full(language: language, items: items), "thanks")
      expectWhole(notice)
      #expect(notice.subject.contains("751") && notice.text.contains("INV-3"))
      #expect(notice.text.contains("INV-7") == (items > 0))
    }
    let bare = try render(try Northwind.two(language: language), "thanks")
    expectWhole(bare)
    #expect(!bare.text.contains("750"))
  }

  @Test("A statement of nothing says so", arguments: ["en", "de", "fr", "es"])
  func emptyStatement(language: String) throws {
    let content = NoticeContent(
      language: language, name: "Café", creditor: Northwind.creditor,
      day: try Northwind.day("2025-07-02"), lines: [], asked: try Northwind.money(0),
      waiting: try Northwind.money(0), reference: "N-4711")
    let notice = try render(content, "statement")
    expectWhole(notice)
    #expect(!notice.text.contains("0,00") && !notice.text.contains("0.00"))
    #expect(
      ["nothing open", "nichts offen", "compte soldé", "sin saldo pendiente"].contains {
        notice.subject.hasSuffix($0)
      })
  }

  @Test(
    "A notice sets a day, threatens and charges only where it has one to say",
    arguments: ["reminder", "second", "final"], ["en", "de", "fr", "es"])
  func onlyWhatIsMeant(template: String, language: String) throws {
    let full = try render(try Northwind.full(language: language), template).text
    let bare = try render(try Northwind.two(language: language), template).text
    let day = [
      "en": "16 July 2025", "de": "16.07.2025", "fr": "16 juillet 2025",
      "es": "16 de julio de 2025",
    ]
    for words in ["Fee", "Interest", "12", try #require(day[language]), "Transfer", "PO-1"] {
      #expect(full.contains(words))
    }
    for words in ["Fee", "nterest", "Zins", "ntérêt", "nterés", "16"] {
      #expect(!bare.contains(words))
    }
  }

  private func expectWhole(_ notice: NoticeText) {
    #expect(notice.text.contains("ar@northwind.example"))
    #expect(notice.text.contains("N-4711\n"))
    for mark in ["{", "}", "&amp;", "\n\n\n", "|", " \n", "\r", "\\"] {
      #expect(!notice.text.contains(mark) && !notice.subject.contains(mark), "\(mark)")
    }
    #expect(notice.subject.count < 78 && !notice.subject.isEmpty)
    #expect(notice.text.split(separator: "\n").allSatisfy { $0.count <= 78 })
    #expect(notice.text.hasSuffix("N-4711\n") || notice.text.hasSuffix("DE123456789\n"))
    for doubt in ["auf erreur", "alvo error", "confirm", "bestätigt"] {
      #expect(!notice.text.contains(doubt))
    }
  }

  @Test("A creditor without address lines and e-mail leaves no gap")
  func bareCreditor() throws {
    let bare = Creditor(name: "Northwind GmbH", country: nil, address: [], email: "")
    let text = try render(try Northwind.one(language: "en", creditor: bare), "second").text
    #expect(text.hasSuffix("Kind regards\n\nNorthwind GmbH\n\nOur reference: N-4711\n"))
  }

  @Test("They are offered as files that a new book can begin with")
  func files() throws {
    let files = MustacheRendererKind().standardTemplates
    let names = ["upcoming", "reminder", "second", "third", "final", "thanks", "statement"]
    let ofPlans = ["instalment", "instalment-missed"]
    let ofMoney = ["returned", "returned-soon", "charges-alone"]
    let beside = ["returned", "returned-soon", "_returns", "charges-alone"]
    let last = ["reopened", "_reopened", "_about", "_quoting", "_statements"]
    let partials = [
      "greeting", "items", "notdue", "postings", "marks", "sum", "balance", "ways",
      "charges", "closing",
    ]
    var expected: [String] = []
    for language in ["en", "de", "fr", "es"] {
      expected +=
        (names + partials.map { "_\($0)" } + ofPlans + ["_agreed"] + beside + last)
        .map { "\($0).\(language).txt" }
    }
    #expect(files.map(\.file) == expected + ["_layout.html", "_letter.html"])
    let folder = try TemplateFolder(
      Dictionary(uniqueKeysWithValues: files.map { ($0.file, $0.text) }))
    let own = try MustacheRendererKind().open(templates: folder.path)
    for language in ["en", "de-DE", "fr", "es"] {
      let content = try Northwind.full(language: language)
      for template in names + ofPlans + ofMoney + ["reopened"] {
        #expect(
          try own.render(content, template: template) == (try render(content, template)))
      }
    }
  }
}
