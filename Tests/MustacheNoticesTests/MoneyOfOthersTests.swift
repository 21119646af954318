import Receivables
import ReceivablesPorts
import Testing

@testable import MustacheNotices

/// What is said of money that another had paid, that a settlement took, that was paid out, or that instalments
/// lack.
@Suite("Words about money that is told of beside a sum")
struct MoneyOfOthersTests {
  private static let languages = ["en", "de", "fr", "es"]

  private func text(_ content: NoticeContent, _ template: String) throws -> String {
    try Northwind.standard.get().render(content, template: template).text
      .split { $0.isWhitespace }.joined(separator: " ")
  }

  private func notice(
    _ language: String, asked: Int64 = 800_00, instalments: [NoticeContent.PlanInstalment] = [],
    paid: [NoticeContent.Payment] = [], returned: [NoticeContent.Returned] = [],
    reopened: [NoticeContent.Reopened] = [],
    fulfilled: [String] = [], owedBack: [NoticeContent.OwedBack] = []
  ) throws -> NoticeContent {
    NoticeContent(
      language: language, name: "Café", creditor: Northwind.creditor,
      day: try Northwind.day("2025-07-02"),
      lines: [
        try Northwind.line(
          "R-1", issued: "2025-05-01", due: "2025-06-01", open: 800_00, daysOverdue: 31)
      ], asked: try Northwind.money(asked), waiting: try Northwind.money(0), reference: "N-1",
      paid: paid, instalment: instalments.first, instalments: instalments, returned: returned,
      reopened: reopened,
      fulfilled: fulfilled, owedBack: owedBack)
  }

  @Test("What had somebody else paid for it is no payment of the reader's", arguments: languages)
  func returned(language: String) throws {
    let banks = ["en": "your bank", "de": "Ihre Bank", "fr": "votre banque", "es": "su banco"]
    let own = [
      "en": "Your payment", "de": "Ihre Zahlung", "fr": "Votre règlement", "es": "Su pago",
    ]
    let others = [
      "en": "somebody else", "de": "jemand anderes", "fr": "un tiers", "es": "otra persona",
    ]
    let money = try Northwind.money(77_77)
    let date = try Northwind.day("2025-06-20")
    let back = NoticeContent.Returned(amount: money, day: date, document: "R-1")
    let reopened = NoticeContent.Reopened(invoice: "R-1", cause: .returned(money, date))
    for (notice, isOwn) in [
      (try notice(language, returned: [back]), true),
      (try notice(language, reopened: [reopened]), false),
    ] {
      for template in isOwn ? ["returned", "returned-soon"] : ["reopened", "returned-soon"] {
        let said = try text(notice, template)
        #expect(said.contains(try #require(banks[language])) == isOwn, "\(template): \(said)")
        #expect(said.contains(try #require(own[language])) == isOwn, "\(template): \(said)")
        #expect(said.contains(try #require(others[language])) == !isOwn, "\(template): \(said)")
        #expect(said.contains("77") && said.contains("R-1"), "\(template): \(said)")
        let told = try #require(said.ranges(of: "77").first)
        let asked = try #require(said.ranges(of: "800").first)
        #expect(told.lowerBound < asked.lowerBound, "\(template): \(said)")
      }
    }
  }

  @Test("Who did not pay is not thanked for their payment", arguments: languages)
  func thanks(language: String) throws {
    let thanks = ["en": "hank you", "de": "Dank", "fr": "remercions", "es": "racias"]
    for isByAnother in [false, true] {
      let paid = NoticeContent.Payment(
        item: "R-1", day: try Northwind.day("2025-06-20"), amount: try Northwind.money(77_77),
        isByAnother: isByAnother)
      let said = try text(try notice(language, paid: [paid], fulfilled: ["R-7"]), "thanks")
      #expect(said.contains(try #require(thanks[language])) == !isByAnother, "\(said)")
      #expect(said.contains("R-7") && said.contains("77"))
    }
    #expect(!(try text(try notice(language), "thanks")).contains("R-7"))
  }

  @Test("What was paid out is called that by its day, in whatever lists it", arguments: languages)
  func owedBack(language: String) throws {
    let back = NoticeContent.OwedBack(
      invoice: "O-C1-7", amount: try Northwind.money(130_00), day: try Northwind.day("2025-06-20"))
    for template in ["upcoming", "reminder", "second", "third", "final", "returned", "statement"] {
      let said = try text(try notice(language, owedBack: [back]), template)
      #expect(said.contains("O-C1-7") && said.contains("130"), "\(template): \(said)")
    }
  }

  /// Goal: what is said of instalments adds up to what is asked for of them. Method: three of 200.00, 250.00
  /// and 270.00, with what waits taken off in every size.
  @Test("Each missed instalment is named with what is asked for of it", arguments: languages)
  func missed(language: String) throws {
    let sums: [Int64] = [200_00, 250_00, 270_00]
    let instalments = try sums.enumerated().map { index, sum in
      NoticeContent.PlanInstalment(
        number: index + 1, count: 6, due: try Northwind.day("2025-0\(index + 4)-11"),
        open: try Northwind.money(sum), rest: try Northwind.money(900_00))
    }
    for asked: Int64 in [720_00, 719_00, 520_00, 500_00, 270_00, 19_00, 800_00] {
      let notice = try notice(language, asked: asked, instalments: instalments)
      let named = notice.instalmentsAsked
      #expect(named.reduce(0) { $0 + $1.open.minorUnits } == min(asked, 720_00))
      #expect(named.last?.number == 3)
      let said = try text(notice, "instalment-missed")
      for instalment in named {
        #expect(said.contains("\(instalment.open.minorUnits / 100)"), "\(asked): \(said)")
      }
      for instalment in instalments {
        let isNamed = named.contains { $0.number == instalment.number }
        let day = NoticeLocale.nearest(to: language, template: language).text(instalment.due)
        #expect(said.contains(day) == isNamed, "\(asked): \(said)")
      }
      let others = ["en": "what else", "de": "was sonst", "fr": "par ailleurs", "es": "lo demás"]
      #expect(said.contains(try #require(others[language])) == (asked == 800_00), "\(said)")
    }
  }

  @Test("A demand that asks for several instalments says so", arguments: languages)
  func inDemands(language: String) throws {
    let one = NoticeContent.PlanInstalment(
      number: 1, count: 6, due: try Northwind.day("2025-06-11"),
      open: try Northwind.money(100_00), rest: try Northwind.money(900_00))
    let two = NoticeContent.PlanInstalment(
      number: 2, count: 6, due: try Northwind.day("2025-06-25"),
      open: try Northwind.money(100_00), rest: try Northwind.money(800_00))
    let singular = [
      "en": "an instalment", "de": "eine Rate", "fr": "une échéance", "es": "un plazo",
    ]
    for (instalments, isOne) in [([one], true), ([one, two], false)] {
      let said = try text(try notice(language, instalments: instalments), "reminder")
      #expect(said.contains(try #require(singular[language])) == isOne, "\(said)")
    }
  }
}
