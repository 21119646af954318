import Foundation
import MustacheNotices
import Receivables
import ReceivablesPorts
import Testing
import WeasyPrintPages

@Suite("Letters on paper", .enabled(if: Printer.isThere, "WeasyPrint is not on this machine"))
struct PagesTests {
  /// Goal: postage and patience are those of one sheet. Method: an ordinary letter of one invoice, its
  /// charges of two lines and a legal footer of six, is printed, and its pages are counted; so is one that can
  /// be paid by a link and by transfer with a code to scan, as in the euro area, with more charges to come and
  /// a footer of two.
  @Test(
    "A letter of one invoice is one sheet in every window and language",
    arguments: AddressWindow.all.map(\.name), ["en", "de", "fr", "es"])
  func oneSheet(window: String, language: String) async throws {
    let window = try #require(AddressWindow.named(window))
    let printer = try await WeasyPrintKind().open()
    for template in ["reminder", "second", "third", "final", "returned"] {
      for byTransfer in window.name == "din5008" ? [false, true] : [false] {
        let content = try Northwind.letter(
          language: language, byTransfer: byTransfer)
        let page = try letter(content, window, template)
        let count = try await printer.pages(of: page).count
        #expect(count == 1, "\(template), \(byTransfer ? "by transfer" : "bank details")")
      }
    }
    let long = try letter(try Northwind.full(language: language, items: 60), window, "final")
    #expect(try await printer.pages(of: long).count > 1)
  }

  @Test("What leads a table in, and the last paragraphs, stand on the sheet of what follows")
  func kept() throws {
    let page = try letter(try Northwind.letter(language: "en", isLong: true), .din5008, "final")
    for words in [
      "Not due yet", "If you cannot pay", "Payments that", "Kind regards",
    ] {
      let start = try #require(page.firstRange(of: words)).lowerBound
      #expect(page[..<start].hasSuffix(#"<p class="kept" style="margin:0 0 16px">"#), "\(words)")
    }
    #expect(page.contains(".kept, thead { break-after: avoid; }"))
    #expect(page.contains("tr, .together, .box { break-inside: avoid; }"))
    #expect(page.contains("div.small.line { break-before: avoid; break-inside: avoid; }"))
  }

  private func letter(
    _ content: NoticeContent, _ window: AddressWindow, _ template: String
  ) throws -> String {
    let renderer = try #require(try Northwind.standard.get() as? any LetterWriting)
    let letter = LetterContent(
      notice: content, customer: "C-1001",
      recipient: ["Café Søren & Co", "Ida Søren", "Marktplatz 4", "20095 Hamburg", "GERMANY"],
      window: window)
    return try renderer.letter(letter, template: template).html
  }
}

@Suite("Mail on a phone", .enabled(if: Browser.program != nil, "Chromium is not on this machine"))
struct PhoneTests {
  /// Goal: nobody has to move a page sideways to read what is asked. Method: a browser lays a frame of
  /// 375 points out and says how wide its page has become.
  @Test("No page is wider than a phone of 375 points", arguments: ["en", "de", "fr", "es"])
  func fits(language: String) throws {
    for template in ["reminder", "statement"] {
      let content =
        template == "statement"
        ? try Northwind.statement(language: language) : try Northwind.full(language: language)
      let html = try Northwind.standard.get().render(content, template: template).html
      #expect(try Browser.width(of: html, in: 375) == 375, "\(template)")
      // The same without its style sheet for small screens, as some mail programs read it.
      let bare = html.replacing("(max-width: 480px)", with: "(max-width: 1px)")
      #expect(try Browser.width(of: bare, in: 375) == 375, "\(template)")
    }
  }
}

private enum Printer {
  static let isThere = Machine.has("weasyprint")
}

private enum Browser {
  static let program = ["chromium", "chromium-browser", "google-chrome"].first(where: Machine.has)

  static func width(of html: String, in width: Int) throws -> Int? {
    let quoted = html.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
    let page =
      "<!DOCTYPE html><body style='margin:0'><iframe id=f width=\(width) height=900 frameborder=0 "
      + "srcdoc=\"\(quoted)\"></iframe><script>onload = () => { document.title = "
      + "'wide' + f.contentDocument.documentElement.scrollWidth + '.' }</script>"
    let folder = try TemplateFolder(["page.html": page])
    let said = try Machine.run([
      program ?? "", "--headless", "--hide-scrollbars", "--no-sandbox", "--disable-gpu",
      "--user-data-dir=\(folder.path)/own",
      "--virtual-time-budget=2000", "--dump-dom", "file://\(folder.path)/page.html",
    ])
    let digits = said.firstRange(of: "<title>wide").map {
      said[$0.upperBound...].prefix { $0 != "." }
    }
    return digits.flatMap { Int($0) }
  }
}

private enum Machine {
  static func has(_ program: String) -> Bool {
    // A machine that cannot be asked has none.
    (try? run(["sh", "-c", "command -v \(program)"]).isEmpty == false) ?? false
  }

  static func run(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let said = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: said, as: UTF8.self)
  }
}
