import MustacheNotices
import ReceivablesPorts
import Testing

@Suite("Partials and pages")
struct PartialTests {
  private let kind = MustacheRendererKind()

  private func render(
    _ files: [String: String], template: String = "reminder", language: String = "de"
  ) throws -> NoticeText {
    let folder = try TemplateFolder(files)
    return try kind.open(templates: folder.path)
      .render(try Northwind.two(language: language), template: template)
  }

  private func mistake(_ files: [String: String]) throws -> String {
    let folder = try TemplateFolder(files)
    let error = #expect(throws: TemplateError.self) { try kind.open(templates: folder.path) }
    let message = try #require(error?.description)
    #expect(message.hasPrefix(folder.path + "/"))
    return String(message.dropFirst(folder.path.count + 1))
  }

  @Test("A closing of the book's own closes every standard text of its language, and no other")
  func closing() throws {
    let files = ["_closing.de.txt": "Ihre Bäcker von {{creditor.name}}"]
    for template in [
      "upcoming", "reminder", "second", "final", "thanks", "statement", "instalment",
      "instalment-missed", "returned", "charges-alone",
    ] {
      let said = try render(files, template: template)
      #expect(said.text.hasSuffix("\n\nIhre Bäcker von Northwind GmbH\n"))
      #expect(said.html.contains(">Ihre Bäcker von Northwind GmbH</p>"))
    }
    #expect(try render(files, language: "en").text.hasSuffix("Our reference: N-4711\n"))
  }

  @Test("A partial is whole lines, and the nearest language that there is wins")
  func nearest() throws {
    let files = [
      "own.de-AT.txt": "Subject: x\n\n{{> who}}\n{{> all}}\nc\n",
      "own.de.txt": "Subject: x\n\n{{> who}}",
      "_who.de.txt": "a", "_who.de-at.txt": "A", "_all.txt": "b {{name}}",
    ]
    #expect(
      try render(files, template: "own", language: "de-AT").text == "A\nb Café Søren & Co\nc\n")
    #expect(try render(files, template: "own", language: "de").text == "a\n")
  }

  @Test("A partial may be of one line of a list where it is taken in within one")
  func withinList() throws {
    let files = [
      "own.de.txt": "Subject: x\n\n{{#lines}}\n{{> line}}\n{{/lines}}\n",
      "_line.de.txt": "{{item}} {{open}}\n",
    ]
    #expect(
      try render(files, template: "own").text == "INV-7 1.234,50 €\nINV-12/2 99,00 €\n")
    #expect(
      try mistake(["own.de.txt": "Subject: x\n\n{{> line}}\n", "_line.de.txt": "\n{{item}}"])
        .hasPrefix("_line.de.txt:2: {{item}} is a word of one line"))
  }

  @Test("A mistake in a partial is told with its own file and line, used or not")
  func mistakes() throws {
    #expect(
      try mistake(["_closing.fr.txt": "a\n{{nmae}}\n"])
        == "_closing.fr.txt:2: {{nmae}} is not a word of a notice. Did you mean {{name}}?")
    #expect(
      try mistake(["_unused.fi.txt": "{{item}} {{.}}\n{{aksed}}\n"])
        .hasPrefix("_unused.fi.txt:2: {{aksed}} is not a word"))
    #expect(
      try mistake(["_closing.de.txt": "a\n\n{{#several}}\n"])
        .contains("a section is opened and never closed"))
    #expect(
      try mistake(["_closing.de.txt": "a\n{{name\n"])
        == "_closing.de.txt:2: a {{ has no }} on its line. Close it.")
    #expect(
      try mistake(["_layout.html": "\n{{contend}}"])
        == "_layout.html:2: {{contend}} is not a word of a notice. Did you mean {{content}}?")
  }

  @Test("A partial that takes in itself is refused")
  func circle() throws {
    #expect(
      try mistake(["_closing.de.txt": "x\n{{> items}}\n", "_items.de.txt": "{{> closing}}"])
        .contains("takes in itself, without end"))
    #expect(
      try mistake(["_a.txt": "{{> a}}"]) == "_a.txt:1: {{> a}} takes in itself, without end. "
        + "Take it out.")
    #expect(try mistake(["_layout.html": "{{> layout}}"]).contains("takes in itself"))
  }

  @Test("A page of the book's own is the HTML, and the text stays that of the source")
  func page() throws {
    let files = [
      "reminder.de.html":
        "<p>{{name}} {{asked}} {{#lines}}{{item}};{{/lines}}{{> foot}}</p>{{{content}}}",
      "_foot.html": "<i>{{creditor.name}}</i>",
    ]
    let said = try render(files)
    #expect(
      said.html.hasPrefix(
        "<p>Café Søren &amp; Co 1.283,50&nbsp;€ INV-7;INV-12/2;<i>Northwind GmbH</i>\n</p><p style")
    )
    #expect(said.text == (try render([:])).text)
    #expect(try render(files, template: "second").html.hasPrefix("<!DOCTYPE html>"))
    #expect(
      try mistake(["legal.de.html": "x"])
        == "legal.de.html: there is no legal.de.txt beside it, which the plain text is made from. "
        + "Write it.")
  }

  @Test("A layout of the book's own stands around every notice of its language")
  func layout() throws {
    let files = [
      "_layout.html": "<a>{{language}} {{subject}} {{look.colour}}</a>{{{content}}}",
      "_layout.de.html": "<b>{{language}}</b>{{{content}}}",
    ]
    #expect(try render(files).html.hasPrefix("<b>de</b><p"))
    #expect(
      try render(files, language: "en").html
        .hasPrefix("<a>en Reminder: 2 open invoices, €1,283.50 #1f4e79</a><p"))
  }

  @Test("No value brings HTML of its own, whatever braces it is written in")
  func raw() throws {
    let name = "\"\u{338} onclick=\"x\" <\u{338}b>"
    let folder = try TemplateFolder([
      "reminder.de.html": "<p title=\"{{name}}\">{{{name}}}{{& name}}</p>"
    ])
    let said = try kind.open(templates: folder.path)
      .render(try Northwind.two(language: "de", name: name), template: "reminder")
    let written = "&quot;\u{338} onclick=&quot;x&quot; &lt;\u{338}b&gt;"
    #expect(said.html == "<p title=\"\(written)\">\(written)\(written)</p>\n")
    #expect(
      try render(["_layout.html": "{{content}}"]) == render(["_layout.html": "{{{content}}}"]))
  }
}
