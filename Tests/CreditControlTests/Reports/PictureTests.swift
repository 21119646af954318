import CreditControl
import Foundation
import Receivables
import ReceivablesTesting
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Pictures")
struct PictureTests {
  /// Months from January 2021 on, with amounts that go up and down.
  private func months(
    _ count: Int, in currency: Currency = Samples.euro, _ amount: (Int) -> Int64
  ) -> CollectedLine {
    var from = day("2021-01-01")
    let periods = (0..<count).map { index in
      let next = ReportPeriod.month.next(after: from)
      defer { from = next }
      return CollectedLine.Period(
        from: from, to: next.adding(days: -1), collected: amount(index),
        billed: 40_000_00 + Int64(index % 5) * 7_500_00)
    }
    return CollectedLine(currency: currency, periods: periods)
  }

  private func collected(_ lines: [CollectedLine]) -> Picture {
    let periods = lines.first?.periods
    return .collected(
      lines, from: periods?.first?.from ?? day("2021-01-01"),
      to: periods?.last?.to ?? day("2021-12-31"), by: .month)
  }

  private func aging(_ buckets: [Int64]..., edges: [Int] = [30, 60, 90]) throws -> Picture {
    let currencies = [Samples.euro, Samples.yen]
    let rows = zip(buckets, currencies).map { buckets, currency in
      AgingRow(account: Samples.cafe, currency: currency, buckets: buckets, unapplied: 0)
    }
    let question = AgingQuestion(
      day: day("2026-03-31"), buckets: try #require(AgingBuckets(edges: edges)))
    return .aging(question, AgingLine.totals(rows))
  }

  private func wave(_ index: Int) -> Int64 { 30_000_00 + Int64(index * index * 37 % 50) * 1_234_56 }

  private func pictures() throws -> [String: Picture] {
    [
      "aging": try aging(
        [66_685_90, 7_708_72, 10_218_32, 6_570_91, 31_304_19], [120_000, 0, 45_000, 0, 8]),
      "aging-nothing": try aging(),
      "aging-large": try aging([Int64.max / 4, 1, Int64.max / 3, 0, 0]),
      "aging-one": try aging([0, 12_50], edges: [1]) as Picture,
      "collected-1": collected([months(1, wave)]),
      "collected-12": collected([months(12, wave), months(12, in: Samples.yen) { _ in 0 }]),
      "collected-60": collected([months(60, wave)]),
      "collected-reversed": collected([months(6) { $0 == 2 ? -15_000_00 : wave($0) }]),
    ]
  }

  /// Goal: whoever changes a shape sees what becomes of whole pictures. Method: SVG files, compared
  /// byte for byte, with no two texts that touch; `RECORD=1` writes them anew and fails.
  @Test("A picture is the one in the file, byte for byte")
  func golden() throws {
    for (name, picture) in try pictures() { try Golden.compare(picture, with: name) }
  }

  @Test("A picture is XML that a parser takes, whatever names are in it")
  func wellFormed() throws {
    var nasty = Picture(
      width: 300, height: 100, title: "<Ahrens & \"Söhne\">", description: "]]>\u{0}\u{1B}\u{FFFE}")
    nasty.write("a\u{8}b <script>alert('1')</script> 北風 🥐", x: 10.25, y: -3.1, .label)
    nasty.draw(.circle(x: 1, y: 2, radius: 3), .notice, tip: "a & b")
    for picture in try pictures().values + [nasty] {
      let parser = XMLParser(data: Data(SVGWriter.svg(picture).utf8))
      #expect(parser.parse(), "\(String(describing: parser.parserError))")
    }
    let svg = SVGWriter.svg(nasty)
    #expect(svg.contains("&lt;Ahrens &amp; &quot;Söhne&quot;&gt;"))
    #expect(svg.contains("a\u{FFFD}b &lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;"))
    #expect(svg.contains("x=\"10.25\" y=\"-3.1\""))
  }

  @Test("A picture says in words and in tips what it shows")
  func isReadAloud() throws {
    let svg = SVGWriter.svg(try #require(try pictures()["aging"]))
    #expect(svg.contains("<title id=\"title\">Receivables by age</title>"))
    #expect(svg.contains("122488.04 EUR, 55802.14 EUR of it overdue"))
    #expect(svg.contains("<title>61-90, overdue: 6570.91 EUR</title>"))
    #expect(svg.contains("prefers-color-scheme:dark"))
  }
}
