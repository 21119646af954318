import MustacheNotices
import ReceivablesPorts
import Testing

@Suite("Finding a template")
struct TemplateLookupTests {
  private let kind = MustacheRendererKind()

  @Test("The nearest language that there is wins, and a file of the book wins over a standard text")
  func nearest() throws {
    let folder = try TemplateFolder([
      "reminder.de-AT.txt": "Subject: Österreich\n\n.\n",
      "reminder.de.txt": "Subject: Deutsch\n\n.\n",
      "legal.en.txt": "Subject: Legal\n\n.\n",
    ])
    let renderer = try kind.open(templates: folder.path)
    func subject(_ language: String, _ template: String) throws -> String {
      try renderer.render(try Northwind.one(language: language), template: template).subject
    }
    #expect(try subject("de-AT", "reminder") == "Österreich")
    #expect(try subject("DE_at", "reminder") == "Österreich")
    #expect(try subject("de-CH", "reminder") == "Deutsch")
    #expect(try subject("de", "reminder") == "Deutsch")
    #expect(try subject("en-GB", "reminder") == "Reminder: invoice INV-7 was due on 21 June 2025")
    #expect(try subject("fi", "reminder") == "Reminder: invoice INV-7 was due on 21 June 2025")
    #expect(try subject("", "reminder") == "Reminder: invoice INV-7 was due on 21 June 2025")
    #expect(try subject("de", "second") == "Zweite Mahnung: Rechnung INV-7, 1.234,50 €")
    #expect(try subject("de", "legal") == "Legal")
  }

  @Test("A template that nobody wrote is named with the file to write and the names there are")
  func unknown() throws {
    let folder = try TemplateFolder(["legal.de.txt": "Subject: Recht\n\n.\n"])
    let renderer = try kind.open(templates: folder.path)
    let error = #expect(throws: TemplateError.self) {
      try renderer.render(try Northwind.one(language: "en"), template: "lawyer")
    }
    let said = try #require(error?.description)
    #expect(said.hasPrefix("\(folder.path)/lawyer.en.txt: "))
    #expect(
      said.contains(
        "charges-alone, final, instalment, instalment-missed, legal, reminder, reopened, returned, "
          + "returned-soon, second, statement, thanks, third, upcoming."
      ))
    #expect(throws: TemplateError.self) {
      try renderer.render(try Northwind.one(language: "en"), template: "legal")
    }
  }

  @Test("Other files in the folder are no templates")
  func others() throws {
    let folder = try TemplateFolder([
      "README.txt": "Notes", ".#reminder.en.txt": "{{", "reminder.en.txt~": "{{", "a.b.html": "{{",
      "reminder.of last year.txt": "{{",
    ])
    #expect(throws: Never.self) { try kind.open(templates: folder.path) }
  }

  @Test("Two files for one language are refused, as nobody could say which one is sent")
  func twice() throws {
    let folder = try TemplateFolder([
      "reminder.de-AT.txt": "Subject: a\n\n.\n", "reminder.de_at.txt": "Subject: b\n\n.\n",
    ])
    #expect(throws: TemplateError.self) { try kind.open(templates: folder.path) }
  }
}
