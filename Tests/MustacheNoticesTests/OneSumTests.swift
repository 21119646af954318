import Foundation
import MustacheNotices
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("One sum")
struct OneSumTests {
  /// Goal: whoever reads a notice, in whichever form, reads one number, and can add it up. Method:
  /// notices at random; their texts are read as a person would, by columns, with a reader and a
  /// spelling of amounts of its own.
  @Test(
    "What is asked is one number in subject, text, page and letter, and the rows add up to it",
    arguments: ["en", "de", "fr", "es"])
  func adds(language: String) throws {
    let renderer = try Northwind.standard.get()
    let letters = try #require(renderer as? any LetterWriting)
    for seed in 1...120 {
      var chance = Dice(seed: UInt64(seed))
      let made = try Made(language: language, &chance)
      let template = made.template
      let said = try renderer.render(made.content, template: template)
      let letter = try letters.letter(
        LetterContent(
          notice: made.content, customer: "C-1", recipient: ["A"], window: .din5008),
        template: template)
      let asked = Spelling.of(made.asked, in: language)
      #expect(said.text.contains(asked), "seed \(seed)")
      for html in [said.html, letter.html] {
        #expect(
          html.contains(asked.replacing(" ", with: "&nbsp;").replacing("\u{A0}", with: "&nbsp;")))
      }
      // One spelling, and no other sum in the subject.
      let others = Spelling.amounts(in: said.subject, language).filter { $0 != made.asked }
      #expect(others.allSatisfy { $0 == made.returned }, "seed \(seed): \(said.subject)")
      for amount in Spelling.amounts(in: said.text.prose, language) {
        #expect(made.sayable.contains(amount), "seed \(seed): \(amount) in \(template)")
      }
      expectSums(of: said.text, made, "seed \(seed) \(template)")
    }
  }

  private func expectSums(of text: String, _ made: Made, _ comment: Comment) {
    let tables = text.tables
    let rows = tables.first { $0.headings.contains(where: Words.open.contains) && $0.width > 3 }
    let listed = rows.map { table in
      table.amounts(at: table.headings.firstIndex(where: Words.open.contains) ?? 0)
    }
    let summary = tables.first { Words.summary.contains($0.headings[0]) }?.amounts(at: 1)
    #expect((listed ?? []).reduce(0, +) == made.rows, comment)
    if let summary {
      #expect(summary.dropLast().reduce(0, +) == summary.last, comment)
      #expect(summary.last == made.asked, comment)
      if listed != nil { #expect(summary.first == made.rows, comment) }
    } else {
      #expect(made.rows == made.asked, comment)
    }
    for schedule in tables where schedule.width == 6 && schedule.headings[0] != "Invoice" {
      guard Words.interest.contains(schedule.headings[5]) else { continue }
      // Several in one table have their sums in the lines above them.
      for part in schedule.parts {
        let amounts = part.amounts(at: 5)
        let sum = amounts.count > 1 ? amounts.dropLast().reduce(0, +) : amounts[0]
        #expect(sum == amounts.last && made.explained.contains(sum), comment)
      }
    }
  }

  private enum Words {
    static let open: Set = ["Open", "Offen", "Solde dû", "Pendiente"]
    static let summary: Set = ["Summary", "Aufstellung", "Récapitulatif", "Resumen"]
    static let interest: Set = ["Interest", "Zinsen", "Intérêts", "Intereses"]
  }
}

/// A notice at random, and what its reader must find in it.
private struct Made {
  let content: NoticeContent
  let template: String
  let asked: Int64
  let rows: Int64
  let returned: Int64?
  /// The charges whose schedule is printed.
  let explained: Set<Int64>
  /// What may stand in sentences.
  let sayable: Set<Int64>

  init(language: String, _ chance: inout Dice) throws {
    let day = try Northwind.day("2025-07-02")
    var (lines, rows): ([NoticeContent.Line], Int64) = ([], 0)
    var sayable: Set<Int64> = []
    for number in 1...Int(chance.roll(1...5)) {
      let open: Int64 = chance.roll(1_00...9_999_99)
      let disputed = chance.roll(0...3) == 0 ? chance.roll(1...open) : 0
      let agreed = disputed < open && chance.roll(0...3) == 0 ? chance.roll(1...open - disputed) : 0
      rows += open - disputed - agreed
      sayable.formUnion([disputed, agreed])
      lines.append(
        NoticeContent.Line(
          item: "R-\(number)", issued: day.adding(days: -60), due: day.adding(days: -number),
          open: try Northwind.money(open), daysOverdue: number, isDisputed: disputed > 0,
          disputed: disputed > 0 ? try Northwind.money(disputed) : nil,
          agreed: agreed > 0 ? try Northwind.money(agreed) : nil))
    }
    var (charges, charged): ([NoticeContent.Charge], Int64) = ([], 0)
    var explained: Set<Int64> = []
    for number in 0..<Int(chance.roll(0...4)) {
      let steps = try (0..<Int(chance.roll(0...3))).map { _ in
        NoticeContent.ChargeLine(
          item: "R-1", from: day, to: day, days: 1, base: try Northwind.money(1_00),
          rate: Percent(tenThousandths: 10_2700), isSure: chance.roll(0...1) == 0,
          amount: try Northwind.money(chance.roll(1...90_00)))
      }
      let sum = steps.reduce(0) { $0 + $1.amount.minorUnits }
      let before = steps.isEmpty ? 0 : chance.roll(0...sum - 1)
      let amount = steps.isEmpty ? chance.roll(1...99_00) : sum - before + chance.roll(0...1)
      let isOwed = chance.roll(0...1) == 0
      if isOwed { charged += amount } else { sayable.insert(amount) }
      if !steps.isEmpty { explained.insert(amount) }
      charges.append(
        NoticeContent.Charge(
          label: "Late interest on invoice R-\(number)", amount: try Northwind.money(amount),
          isOwed: isOwed, schedule: steps,
          before: before > 0 ? try Northwind.money(before) : nil, booked: isOwed ? day : nil,
          from: isOwed ? nil : day.adding(days: 20)))
    }
    let most = rows + charged
    let waiting = most > 1 && chance.roll(0...1) == 0 ? chance.roll(1...most - 1) : 0
    let credit = waiting > 0 && chance.roll(0...1) == 0 ? chance.roll(1...waiting) : 0
    let apart: Int64 = chance.roll(0...1) == 0 ? chance.roll(1...99_999_99) : 0
    (self.rows, asked) = (rows, most - waiting)
    self.explained = explained
    let picked = ["reminder", "second", "final", "returned"][Int(chance.roll(0...3))]
    template = rows == 0 ? "charges-alone" : picked
    returned = template == "returned" ? 77_77 : nil
    self.sayable = sayable.union([asked, apart, 77_77])
    content = NoticeContent(
      language: language, name: "Café", creditor: Northwind.creditor, day: day, lines: lines,
      asked: try Northwind.money(asked), waiting: try Northwind.money(waiting),
      reference: "N-4711", newDueDate: day.adding(days: 14), charges: charges,
      notDue: chance.roll(0...1) == 0
        ? [
          try Northwind.line(
            "R-9", issued: "2025-06-30", due: "2025-07-30", open: 5_55, daysOverdue: -28)
        ]
        : [],
      credits: credit > 0
        ? [NoticeContent.Credit(number: "CN-1", day: day, amount: try Northwind.money(credit))]
        : [],
      apart: apart > 0 ? try Northwind.money(apart) : nil, isFirstContact: chance.roll(0...2) == 0,
      repeats: chance.roll(0...2) == 0 ? day.adding(days: -30) : nil,
      returned: [NoticeContent.Returned(amount: try Northwind.money(77_77), day: day)])
  }
}

/// How euros are written, by hand.
private enum Spelling {
  static func of(_ cents: Int64, in language: String) -> String {
    let group = ["en": ",", "de": ".", "fr": "\u{202F}", "es": "."][language] ?? ""
    var whole = String(cents / 100)
    var groups: [String] = []
    while whole.count > 3 {
      groups.insert(String(whole.suffix(3)), at: 0)
      whole.removeLast(3)
    }
    let rest = cents % 100 < 10 ? "0\(cents % 100)" : "\(cents % 100)"
    let number = ([whole] + groups).joined(separator: group)
    switch language {
    case "en": return "€\(number).\(rest)"
    case "de": return "\(number),\(rest) €"
    default: return "\(number),\(rest)\u{A0}€"
    }
  }

  /// Every amount of euros in a text, in cents.
  static func amounts(in text: String, _ language: String) -> [Int64] {
    let signs: Set<Character> = [".", ",", "\u{202F}"]
    let parts = text.split(separator: "€", omittingEmptySubsequences: false)
    return (language == "en" ? parts.dropFirst().map { $0[...] } : parts.dropLast().map { $0[...] })
      .compactMap { part in
        let isPart: (Character) -> Bool = { $0.isNumber || signs.contains($0) }
        let digits: [Character]
        if language == "en" {
          digits = Array(part.prefix(while: isPart))
        } else {
          digits = Array(part.dropLast().reversed().prefix(while: isPart).reversed())
        }
        var number = digits
        while let last = number.last, !last.isNumber { number.removeLast() }
        return Int64(String(number.filter(\.isNumber)))
      }
  }
}

/// A table of plain text, read by the places of its columns.
private struct TextTable {
  var headings: [String]
  var rows: [[String]] = []

  /// The lines across all columns, by the rows that follow them.
  var heads: [Int: String] = [:]

  var width: Int { headings.count }

  /// What stands below each line across all columns, with the sum of that as its last row; all of the table
  /// where there is none.
  var parts: [TextTable] {
    guard !heads.isEmpty else { return [self] }
    let starts = heads.keys.sorted()
    return zip(starts, starts.dropFirst() + [rows.count]).map { start, end in
      let sum = heads[start].flatMap { $0.split(separator: ":").last.map(String.init) } ?? ""
      return TextTable(
        headings: headings,
        rows: rows[start..<end] + [headings.indices.map { $0 == width - 1 ? sum : "" }])
    }
  }

  /// The amounts of a column, in minor units; a cell that is empty has none.
  func amounts(at column: Int) -> [Int64] {
    rows.compactMap { row in Int64(row[column].filter { $0.isNumber || $0 == "-" }) }
  }
}

extension String {
  /// Tables: a line of dashes below the headings.
  fileprivate var tables: [TextTable] {
    let lines = split(separator: "\n", omittingEmptySubsequences: false).map { Array($0) }
    var tables: [TextTable] = []
    for (index, line) in lines.enumerated() where index > 0 && Self.isRule(line) {
      var columns: [Range<Int>] = []
      for (place, character) in line.enumerated() where character == "-" {
        if let last = columns.last, last.upperBound == place {
          columns[columns.count - 1] = last.lowerBound..<(place + 1)
        } else {
          columns.append(place..<(place + 1))
        }
      }
      func cells(_ line: [Character]) -> [String] {
        columns.map { column in
          let cell = line.dropFirst(column.lowerBound).prefix(column.count)
          return String(cell).split(separator: " ").joined(separator: " ")
        }
      }
      var table = TextTable(headings: cells(lines[index - 1]))
      for row in lines[(index + 1)...].prefix(while: { !$0.isEmpty }) {
        guard row.first != "-" else { break }
        let text = String(row)
        if !text.contains("  "), text.contains(":") {
          table.heads[table.rows.count] = text
        } else {
          table.rows.append(cells(row))
        }
      }
      tables.append(table)
    }
    return tables
  }

  /// Without its tables, each paragraph a line.
  fileprivate var prose: String {
    components(separatedBy: "\n\n")
      .filter { paragraph in
        !paragraph.split(separator: "\n").contains { Self.isRule(Array($0)) }
      }
      .map { $0.split(separator: "\n").joined(separator: " ") }.joined(separator: "\n")
  }

  private static func isRule(_ line: [Character]) -> Bool {
    line.count > 6 && line.allSatisfy { $0 == "-" || $0 == " " } && line.contains("-")
  }
}
