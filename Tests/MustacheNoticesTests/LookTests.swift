import Foundation
import MustacheNotices
import ReceivablesPorts
import Testing

@Suite("Looks")
struct LookTests {
  private func html(_ colour: String?) throws -> String {
    let creditor = Northwind.creditor(colour: colour)
    return try Northwind.standard.get()
      .render(try Northwind.full(language: "en", creditor: creditor), template: "reminder").html
  }

  private func colour(after mark: String, in html: String) throws -> String {
    let range = try #require(html.firstRange(of: mark))
    return String(html[range.upperBound...].prefix(7))
  }

  /// Goal: no house's colour makes a notice that cannot be read. Method: WCAG 2.2, worked out here
  /// from what the mail says.
  @Test(
    "Words on a house's colour, and beside it, can be read",
    arguments: [
      "#0a5c36", "#f5c400", "#ffffff", "#000000", "#777777", "#767676", "#FF0000", "#00ff00",
      "#808080", "#b3261e", "#e8f0fe",
    ])
  func contrast(house: String) throws {
    let html = try html(house)
    let button = try #require(Markup(html).tags.first { $0.attributes["class"] == "button" })
    let style = try #require(button.attributes["style"])
    let ground = try colour(after: "background:", in: style)
    #expect(ground == house.lowercased())
    #expect(ratio(ground, try colour(after: ";color:", in: style)) >= 4.5)
    let head = try #require(Markup(html).tags.first { $0.attributes["class"] == "side head" })
    let ink = try colour(after: ";color:", in: try #require(head.attributes["style"]))
    #expect(ratio("#ffffff", ink) >= 4.5)
    let dark = try colour(after: ".card { background: ", in: html)
    #expect(ratio(dark, try colour(after: ".head { color: ", in: html)) >= 4.5)
    #expect(ratio(dark, try colour(after: ".edge { border-color: ", in: html)) >= 3)
    #expect(ratio(dark, try colour(after: ".small { color: ", in: html)) >= 4.5)
  }

  @Test(
    "What is no colour gives the renderer's own, and writes nothing",
    arguments: [nil, "", "red", "#12345", "#1234567", "#12345g", "#é1234", "#000;}</style>"])
  func noColour(colour: String?) throws {
    #expect(try html(colour) == html("#1f4e79"))
  }

  private func ratio(_ one: String, _ other: String) -> Double {
    let pair = [luminance(one), luminance(other)].sorted()
    return (pair[1] + 0.05) / (pair[0] + 0.05)
  }

  private func luminance(_ colour: String) -> Double {
    let value = Int(colour.dropFirst(), radix: 16) ?? 0
    let channels = [value >> 16, value >> 8 & 255, value & 255].map { Double($0) / 255 }
    let linear = channels.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }
}
