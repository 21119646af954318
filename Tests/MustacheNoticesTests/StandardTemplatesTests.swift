import MustacheNotices
import ReceivablesPorts
import Testing

@Suite("Standard templates")
struct StandardTemplatesTests {
  private func render(_ content: NoticeContent, _ template: String) throws -> NoticeText {
    try MustacheRendererKind().open(templates: "no such folder").render(content, template: template)
  }

  @Test("A reminder of two invoices says what is overdue, what waits and what is asked")
  func english() throws {
    let notice = try render(try Northwind.two(language: "en"), "reminder")
    #expect(notice.subject == "Reminder: 2 open invoices, €1,283.50")
    #expect(
      notice.text == """
        Dear Café Søren & Co,

        We have not yet received full payment of these invoices:

        Invoice   Issued        Due                Open  Days overdue
        --------  ------------  ------------  ---------  ------------
        INV-7     22 May 2025   21 June 2025  €1,234.50            11
        INV-12/2  20 June 2025  20 July 2025     €99.00

        We have received €50.00 from you that is not matched to an invoice
        yet. It is taken off here: of €1,333.50, €1,283.50 remains to be paid.

        Please pay what is overdue within the next few days and the rest by the
        day it is due, quoting the invoice number: €1,283.50 in all.

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
    let notice = try render(try Northwind.one(language: "de"), "final")
    #expect(notice.subject == "Letzte Mahnung: Rechnung INV-7, 1.234,50 €")
    #expect(
      notice.text == """
        Guten Tag Brot & Butter,

        diese Rechnung ist noch immer nicht bezahlt:

        Rechnung  Ausgestellt  Fällig           Offen  Tage überfällig
        --------  -----------  ----------  ----------  ---------------
        INV-7     22.05.2025   21.06.2025  1.234,50 €               11

        Dies ist unsere letzte Mahnung. Bitte zahlen Sie 1.234,50 € sofort, unter
        Angabe der Rechnungsnummer.

        Können Sie das nicht, schreiben Sie uns bitte jetzt. Erhalten wir weder
        eine Zahlung noch eine Nachricht von Ihnen, müssen wir weitere Schritte
        einleiten, um das Überfällige einzuziehen.

        Zahlungen, die bis zum 02.07.2025 eingegangen sind, haben wir berücksichtigt.

        Mit freundlichen Grüßen

        Northwind GmbH
        Speicherstraße 4
        20457 Hamburg
        ar@northwind.example

        Unser Zeichen: N-4711

        """)
  }

  /// Goal: no tag is left, nothing is missing, no gap where a part was passed over.
  @Test(
    "Each of them has a subject, names the sum, and has no empty lines beside each other",
    arguments: ["upcoming", "reminder", "second", "final"], ["en", "de"])
  func whole(template: String, language: String) throws {
    for content in [try Northwind.one(language: language), try Northwind.two(language: language)] {
      let notice = try render(content, template)
      let sum = language == "en" ? "€1,2" : "1.2"
      #expect(notice.text.contains(sum))
      #expect(notice.text.contains("N-4711"))
      #expect(notice.text.contains("ar@northwind.example"))
      for mark in ["{", "}", "&amp;", "\n\n\n", "|", " \n", "\r"] {
        #expect(!notice.text.contains(mark) && !notice.subject.contains(mark), "\(mark)")
      }
      #expect(notice.subject.count < 78 && !notice.subject.isEmpty)
      #expect(notice.text.hasSuffix("N-4711\n"))
      #expect(try render(content, template) == notice)
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
    #expect(
      files.map(\.file) == [
        "upcoming.en.txt", "reminder.en.txt", "second.en.txt", "final.en.txt", "upcoming.de.txt",
        "reminder.de.txt", "second.de.txt", "final.de.txt",
      ])
    let folder = try TemplateFolder(
      Dictionary(uniqueKeysWithValues: files.map { ($0.file, $0.text) }))
    let content = try Northwind.two(language: "de-DE")
    let own = try MustacheRendererKind().open(templates: folder.path)
    for template in ["upcoming", "reminder", "second", "final"] {
      #expect(
        try own.render(content, template: template) == (try render(content, template)))
    }
  }
}
