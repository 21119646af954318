import Foundation
import MustacheNotices
import ReceivablesPorts
import Testing

@Suite("Letters")
struct LetterTests {
  private func letter(
    language: String = "de", window: AddressWindow = .din5008,
    recipient: [String] = ["Café Søren & Co", "Marktplatz 4", "20095 Hamburg"]
  ) throws -> String {
    let renderer = try #require(try Northwind.standard.get() as? any LetterWriting)
    let content = LetterContent(
      notice: try Northwind.full(language: language), customer: "C-7", recipient: recipient,
      window: window, logo: "data:image/png;base64,AAAA")
    return try renderer.letter(content, template: "reminder").html
  }

  /// `RECORD=1` writes the file anew and fails.
  @Test("A letter is the one in the file, byte for byte")
  func golden() throws {
    let place = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Golden/letter.de.html")
    let html = try letter()
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try Data(html.utf8).write(to: place)
      Issue.record("recorded; look at what changed, and run again without RECORD")
    }
    #expect(try String(contentsOf: place, encoding: .utf8) == html)
  }

  @Test(
    "Page numbers and labels are in the letter's language",
    arguments: [
      ("en", #""Page " counter(page) " of ""#, "Our reference"),
      ("de", #""Seite " counter(page) " von ""#, "Unser Zeichen"),
      ("fr", #""Page " counter(page) " sur ""#, "Notre référence"),
      ("es", #""Página " counter(page) " de ""#, "Nuestra referencia"),
    ])
  func labels(language: String, numbers: String, label: String) throws {
    let html = try letter(language: language)
    #expect(html.contains(numbers) && html.contains("<span>\(label)</span> <b>N-4711</b>"))
  }

  @Test("The address stands where the window is, and only DIN 5008 has the line for the way back")
  func windows() throws {
    for window in AddressWindow.all {
      let html = try letter(window: window)
      #expect(html.contains("size: \(window.paper);"))
      #expect(html.contains(#"class="return""#) == (window == .din5008))
      #expect(html.contains("flex-end") == (window == .us10))
    }
    #expect(try letter().contains(".address { left: 0.00mm; top: 42.70mm; width: 80.00mm"))
  }

  @Test("Nothing floats: a box that goes over to the next page would be printed twice")
  func floats() throws {
    #expect(!(try letter().contains("float:")))
  }

  @Test("A name cannot write into the page, and one from right to left keeps to itself")
  func names() throws {
    let html = try letter(recipient: ["<b>Ida</b> & \"Co\"", "קפה שלום", "1 Way"])
    #expect(html.contains("&lt;b&gt;Ida&lt;/b&gt; &amp; &quot;Co&quot;"))
    #expect(html.contains(#"<bdi dir="auto">קפה שלום</bdi>"#))
  }

  @Test("A letter loads nothing: its logo stands in it")
  func loads() throws {
    let html = try letter()
    #expect(html.contains(#"<img src="data:image/png;base64,AAAA""#))
    let sources = html.components(separatedBy: "src=").dropFirst()
    #expect(sources.allSatisfy { $0.hasPrefix("\"data:") } && !html.contains("url("))
  }
}
