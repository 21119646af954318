import Foundation
import MustacheNotices
import ReceivablesPorts
import Testing

@Suite("Mistakes in templates")
struct TemplateMistakesTests {
  /// Goal: a mistake is heard of before the first notice. Method: open a folder with one in it.
  @Test(
    "A template with a mistake is refused when it is opened, with its file and line",
    arguments: [
      ("", ":1: a template begins with"),
      ("Dear {{name}}\n\nx\n", ":1: a template begins with"),
      ("Subject: x\nDear {{name}}\n", ":2: an empty line"),
      ("Subject: x", ":2: an empty line"),
      ("Subject: {{name\n\nx\n", ":1: a {{ has no }}"),
      ("Subject: x\n\na\n{{name\nb}}\n", ":4: a {{ has no }}"),
      ("Subject: x\n\na\n{{na me}}\n", ":4: {{na me}} is not a word"),
      ("Subject: x\n\na\n{{{name}}\n", ":4: a tag does not end"),
      ("Subject: x\n\na {", ":3: the template ends within"),
      ("Subject: x\n\na\n{{#lines}}\nb\n", "a section is opened and never closed"),
      ("Subject: x\n\na\n{{#lines}}\n{{/line}}\n", ":5: a section is closed by another name"),
      ("Subject: x\n\n{{amout}}\n", ":3: {{amout}} is not a word of a notice"),
      ("Subject: {{amout}}\n\nx\n", ":1: {{amout}} is not a word of a notice"),
      ("Subject: x\n\n{{#lines}}\n\n{{ opne }}{{/lines}}\n", ":5: {{opne}} is not a word"),
      ("Subject: x\n\n{{item}}\n", ":3: {{item}} is a word of one line"),
      ("Subject: x\n\n{{#creditor}}{{/creditor}}\n", ":3: {{creditor}} is not a word"),
      ("Subject: x\n\n{{.}}\n", ":3: {{.}} is not a word"),
      ("Subject: x\n\n{{}}\n", ":3: {{}} is not a word"),
      ("Subject: x\n\n{{uppercased(name)}}\n", ":3: {{uppercased(name)}} is not a word"),
      ("Subject: x\n\n{{> footer}}\n", ":3: there is no partial footer. Write the file _footer.en"),
      (
        "Subject: x\n\n{{> closeing}}\n",
        ":3: there is no partial closeing. Did you mean {{> closing"
      ),
      ("Subject: x\n\n{{> *name}}\n", ":3: there is no partial *name"),
      ("Subject: x\n\n{{< closing}}{{/closing}}\n", ":3: {{< closing}} is not for notices"),
      ("Subject: x\n\n{{askd}}\n", ":3: {{askd}} is not a word of a notice. Did you mean {{asked"),
      ("Subject: x\n\n{{label}}\n", ":3: {{label}} is a word of one line. Write it between {{#cha"),
      ("Subject: x\n\n{{#ways}}{{item}}{{/ways}}\n", ":3: {{item}} is a word of one line"),
      ("Subject: x\n\n{{content}}\n", ":3: {{content}} is not a word"),
      ("Subject: x\n\na\u{1}b\n", ":3: this line has a character that no text has"),
      ("Subject: x\n\n{{%CONTENT_TYPE:HTML}}\n", ":3: {{%CONTENT_TYPE:HTML}} is not for"),
      ("Subject: x\n\n{{=<% %>=}}\n", ":3: {{=<% %>=}} is not for notices"),
      ("Subject: x\n\n{{!\n\n}}{{{amout}}}\n", ":5: {{amout}} is not a word"),
    ])
  func refused(text: String, said: String) throws {
    let folder = try TemplateFolder(["reminder.en.txt": text])
    let error = #expect(throws: TemplateError.self) {
      try MustacheRendererKind().open(templates: folder.path)
    }
    let message = try #require(error?.description)
    #expect(message.hasPrefix("\(folder.path)/reminder.en.txt:"))
    #expect(message.contains(said), "\(message)")
  }

  @Test("A file that is not UTF-8 is refused, with its name")
  func notUTF8() throws {
    let folder = try TemplateFolder([:])
    try Data([0x53, 0xFF, 0xFE]).write(to: URL(filePath: "\(folder.path)/reminder.en.txt"))
    let error = #expect(throws: TemplateError.self) {
      try MustacheRendererKind().open(templates: folder.path)
    }
    #expect(error?.description.contains("reminder.en.txt: this is not UTF-8") == true)
  }

  @Test("A subject that comes out empty is refused, as a mail without one looks like a fraud")
  func emptySubject() throws {
    let folder = try TemplateFolder([
      "reminder.en.txt": "Subject: {{#several}}Several{{/several}}\n\nx\n"
    ])
    let renderer = try MustacheRendererKind().open(templates: folder.path)
    #expect(throws: TemplateError.self) {
      try renderer.render(try Northwind.one(language: "en"), template: "reminder")
    }
    let said = try renderer.render(try Northwind.two(language: "en"), template: "reminder")
    #expect(said.subject == "Several")
  }
}
