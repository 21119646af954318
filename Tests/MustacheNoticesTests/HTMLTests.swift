import Foundation
import MustacheNotices
import ReceivablesPorts
import Testing

@Suite("HTML of notices")
struct HTMLTests {
  private static let templates = [
    "upcoming", "reminder", "second", "final", "thanks", "statement", "instalment",
    "instalment-missed", "returned", "returned-soon", "charges-alone", "third", "reopened",
  ]
  private static let languages = ["en", "de", "fr", "es"]

  private func html(_ content: NoticeContent, _ template: String = "reminder") throws -> String {
    try Northwind.standard.get()
      .render(content, template: template).html
  }

  private func html(of source: String, _ content: NoticeContent) throws -> String {
    let folder = try TemplateFolder([
      "own.en.txt": "Subject: x\n\n" + source, "_layout.html": "{{{content}}}",
    ])
    return try MustacheRendererKind().open(templates: folder.path)
      .render(content, template: "own").html
  }

  @Test(
    "Every tag is closed, every value escaped, and nothing is loaded or run",
    arguments: templates, languages)
  func wellFormed(template: String, language: String) throws {
    let contents = [
      try Northwind.one(language: language), try Northwind.two(language: language),
      try Northwind.full(language: language, items: 1), try Northwind.full(language: language),
      try Northwind.full(language: language, contact: nil, items: 0),
    ]
    for content in contents {
      let html = try html(content, template)
      let markup = Markup(html)
      #expect(markup.mistake == nil)
      #expect(markup.tags.first?.attributes["lang"] == language)
      #expect(!html.contains("{{") && !html.unicodeScalars.contains { $0.value < 9 })
      for tag in markup.tags {
        #expect(!["script", "link", "iframe", "form", "object"].contains(tag.name))
        #expect(tag.attributes.keys.allSatisfy { !$0.hasPrefix("on") })
        if tag.name == "img" { #expect(tag.attributes["src"] == "cid:logo") }
      }
      for word in ["url(", "@import", "src=\"http", "<script"] { #expect(!html.contains(word)) }
      #expect(markup.tags.contains { $0.name == "img" } == content.hasLogo)
    }
  }

  @Test(
    "Names of any kind are shown as they are",
    arguments: [
      ("Ömer & Söhne <b>", "Ömer &amp; Söhne &lt;b&gt;"),
      ("\"Bäckerei\" O'Hara", "&quot;Bäckerei&quot; O&#39;Hara"),
      ("🥐 Brioche & Cie 🎉", "🥐 Brioche &amp; Cie 🎉"),
      ("מאפיית אבולעפיה 1879", "<bdi dir=\"auto\">מאפיית אבולעפיה 1879</bdi>"),
      ("مخبز النور", "<bdi dir=\"auto\">مخبز النور</bdi>"),
      ("{{asked}} &amp; - | https://bad.example", "{{asked}} &amp;amp; - | https://bad.example"),
      ("{{{content}}}", "{{{content}}}"),
    ])
  func names(name: String, written: String) throws {
    let content = try Northwind.full(language: "en", name: name, contact: nil)
    let html = try html(content)
    #expect(html.contains("<p style=\"margin:0 0 16px\">Dear \(written),</p>"))
    #expect(Markup(html).mistake == nil)
  }

  @Test("A creditor's name stands by itself in the head and in the subject")
  func creditorName() throws {
    let creditor = Northwind.creditor(named: "נורת׳ווינד <i>", colour: nil)
    let html = try html(try Northwind.full(language: "es", creditor: creditor))
    #expect(html.contains("alt=\"נורת׳ווינד &lt;i&gt;\""))
    #expect(html.contains("Recordatorio de <bdi dir=\"auto\">נורת׳ווינד &lt;i&gt;</bdi>: 2"))
  }

  @Test("An amount is on one line, and the one that is asked for stands out")
  func amounts() throws {
    let french = try html(try Northwind.two(language: "fr"))
    #expect(
      french.contains("<strong style=\"white-space:nowrap\">1\u{202F}283,50&nbsp;€</strong>"))
    let german = try html(try Northwind.two(language: "de"))
    let marked = try html(try Northwind.full(language: "de"))
    #expect(marked.contains("<span style=\"white-space:nowrap\">200,00&nbsp;€</span>"))
    #expect(german.contains(">1.234,50&nbsp;€</td>"))
    for html in [french, german] {
      let shown = html[try #require(html.firstRange(of: "<h1")).lowerBound...]
      #expect(!shown.contains("0 €") && !shown.contains("5 €"))
    }
  }

  @Test("No line ends within the number of a statement, or behind the sign of a section")
  func unbroken() throws {
    let html = try html(
      of: "By § 2: {{name}}.\n",
      try Northwind.two(language: "en", name: "BGB §§ 247, S-2026-02, S-2026-03"))
    let held = [2, 3].map { #"<span style="white-space:nowrap">S-2026-0\#($0)</span>"# }
    #expect(html.contains("By §&nbsp;2: BGB §§&nbsp;247, \(held[0]), \(held[1])."))
    #expect(Markup(html).mistake == nil)
  }

  @Test("What leads rows in is one group with the first of them, and the others are another")
  func groups() throws {
    let html = try html(
      of: """
        | A | B |
        |---|---:|
        | First |
        | a | 1 |
        | b | 2 |
        | Second |
        | c | 3 |

        """, try Northwind.one(language: "en"))
    let groups = html.components(separatedBy: "<tbody").dropFirst().map {
      ($0.hasPrefix(#" class="together">"#), $0.components(separatedBy: "<tr").count - 1)
    }
    #expect(groups.map(\.0) == [true, false, true])
    #expect(groups.map(\.1) == [2, 1, 2])
    #expect(Markup(html).mistake == nil)
  }

  @Test("Paragraphs, tables and lists come out as what they are")
  func structure() throws {
    let html = try html(
      of: """
        A line that
        runs on,\\
        and one that does not: see https://a.example/?b=1&c.
        {{reference}}
        More.

        - one
        - two that
          runs on
        | A | B |
        |---|---:|
        | {{name}} | {{asked}} |
        | c |

        | a | b |

        ---
        Small.

        """, try Northwind.two(language: "en", name: "<|>"))
    let paragraph = "<p style=\"margin:0 0 16px\">"
    #expect(
      html.hasPrefix(
        "<p class=\"kept\" style=\"margin:0 0 16px\">A line that runs on,<br>and one that does not: see "
          + "<a class=\"link\" href=\"https://a.example/?b=1&amp;c\" style=\"color:inherit\">"
          + "https://a.example/?b=1&amp;c</a>.<br>N-4711<br>More.</p>\n"
          + "<ul style=\"margin:0 0 16px;padding:0 0 0 20px\"><li>one</li><li>two that runs on</li>"
          + "</ul>\n<table class=\"table\""))
    #expect(html.contains(">&lt;|&gt;</td>"))
    #expect(html.contains("text-align:right;white-space:nowrap\">"))
    #expect(html.components(separatedBy: "<th ").count == 3)
    #expect(html.components(separatedBy: "<table").count == 3)
    #expect(html.hasSuffix(paragraph + "Small.</p>\n</div>\n\n"))
    #expect(Markup(html).mistake == nil)
  }

  @Test("A way to pay is a button where it has a link, and a box of its details where it has some")
  func ways() throws {
    let html = try html(try Northwind.full(language: "en"))
    #expect(
      html.contains("href=\"https://pay.example/n?id=1&amp;to=&quot;2&quot;\" "))
    #expect(html.contains("text-decoration:none\">Card &amp; wallet</a></td>"))
    #expect(
      html.contains("<strong>Transfer</strong><br>Northwind GmbH<br>DE02 1203 0000 0000 2020 51<"))
    #expect(html.contains("href=\"tel:+4940123456\""))
    #expect(html.contains("href=\"mailto:ar@northwind.example\""))
  }

  @Test("Only web addresses are links", arguments: ["javascript:alert(1)", "https://", "a b", ""])
  func noOtherLinks(link: String) throws {
    var content = try Northwind.one(language: "en")
    content = NoticeContent(
      language: "en", name: "Café", creditor: Northwind.creditor, day: content.day,
      lines: content.lines, asked: content.asked, waiting: content.waiting, reference: "N",
      waysToPay: [WayToPay(label: "Card", link: link)])
    let html = try html(content)
    #expect(Markup(html).tags.allSatisfy { $0.attributes["class"] != "button" })
    #expect(!html.contains("href=\"\(link)\""))
    #expect(Markup(html).mistake == nil)
  }

  @Test("A picture stands in HTML as it is below the lines, and plain text has the lines alone")
  func picture() throws {
    let said = try Northwind.standard.get()
      .render(try Northwind.full(language: "de"), template: "reminder")
    #expect(
      said.html.contains(
        "2020 51</div><div class=\"drawn\" style=\"padding:12px 0 0\">" + Northwind.picture
          + "</div></td>"))
    #expect(!said.text.contains("svg") && !said.text.contains("Söder"))
    #expect(said.text.contains("Transfer\nNorthwind GmbH\nDE02 1203 0000 0000 2020 51\n\n"))
  }

  @Test(
    "A picture that would run or load something is left out",
    arguments: [
      "<script>alert(1)</script>", "<img src=x>", "<svg onload=alert(1)></svg>",
      "<svg ><script>1</script></svg>", "<svg ><image HREF=\"https://x\"/></svg>",
      "<svg ><style>@import url(x)</style></svg>", "<svg ></svg><p>x</p>",
      "<svg ><g\nonclick=x /></svg>",
    ])
  func noOtherPictures(picture: String) throws {
    let content = try Northwind.one(language: "en")
    let html = try html(
      NoticeContent(
        language: "en", name: "Café", creditor: Northwind.creditor, day: content.day,
        lines: content.lines, asked: content.asked, waiting: content.waiting, reference: "N",
        waysToPay: [WayToPay(label: "Transfer", lines: ["DE02"], picture: picture)]))
    #expect(!html.contains("<svg") && !html.contains("<img src=x") && !html.contains("<script"))
    #expect(html.contains("DE02"))
  }

  @Test("The address of a mail writes nothing but the address")
  func mailAddress() throws {
    let creditor = Creditor(
      name: "Northwind", country: nil, address: [], email: "a?subject=x&b%@northwind.example")
    let html = try html(try Northwind.one(language: "en", creditor: creditor))
    #expect(html.contains("href=\"mailto:a%3Fsubject%3Dx%26b%25@northwind.example\""))
  }

  @Test("The inbox shows what is asked beside the subject, and the text says it again")
  func preheader() throws {
    let html = try html(try Northwind.one(language: "en"))
    #expect(
      html.contains(
        "mso-hide:all\">We have not yet received full payment of this invoice. Please pay €1,234.50"
          + " within the next few days, quoting the invoice number:</div>"))
  }

  @Test("Thirty items stay far below what mail programs cut off")
  func size() throws {
    for language in Self.languages {
      let html = try html(try Northwind.full(language: language, items: 30))
      #expect(html.utf8.count < 60_000)
    }
  }

  /// Goal: no table is wider than a phone. Method: where a browser cannot measure it, what folds it is
  /// there: every cell of a wide table is told what it is, and can stand in a line of its own.
  @Test("Tables of more than three columns fold on a phone, each value beside its heading")
  func folding() throws {
    let html = try html(try Northwind.full(language: "de"))
    for rule in [
      "@media (max-width: 480px)", ".over, .none { display: none !important; }",
      ".parts, .part { display: block !important; }", ".label { display: inline !important;",
    ] {
      #expect(html.contains(rule))
    }
    let cells = Markup(html).tags.filter { $0.name == "td" }
      .compactMap { $0.attributes["class"] }.filter { $0.hasPrefix("line cell") }
    #expect(cells.count { $0.hasSuffix("part") || $0.hasSuffix("lead") } == 2 * 6 + 2 * 6 + 2)
    #expect(
      html.contains(
        #"<span class="label" style="display:none;mso-hide:all">Zinssatz p. a.</span>11,27 %</td>"#)
    )
    // Who reads no style sheet moves the table, and not the page.
    #expect(html.components(separatedBy: #"<div class="wide" style="overflow-x:auto">"#).count == 3)
  }

  @Test("A logo stands on a ground of its own, which dark mode pads and leaves white")
  func logo() throws {
    let html = try html(try Northwind.full(language: "en"))
    let logo = try #require(Markup(html).tags.first { $0.name == "img" })
    let style = try #require(logo.attributes["style"])
    #expect(style.contains("background-color:#ffffff;background-image:linear-gradient(#ffffff"))
    #expect(html.contains(".logo { padding: 8px 12px !important; }"))
  }
}
