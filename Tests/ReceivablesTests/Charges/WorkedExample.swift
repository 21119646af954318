import Receivables
import ReceivablesTesting

/// A worked example of a late charge, as data: what it says and what it comes to.
struct WorkedExample {
  let id: String
  /// To the cent, by exact arithmetic.
  let cents: Int64
  /// match, computed, computed-negative, or how far the published result is off.
  let check: String

  init?(_ line: Substring) {
    let cells = WorkedExample.cells(line)
    guard cells.count > 8, let amount = try? DecimalAmount(cells[5], decimal: .point),
      let money = try? amount.money(in: Samples.euro)
    else { return nil }
    id = cells[0]
    cents = money.minorUnits
    // Rows without a published result have one comma more.
    check = cells[7].isEmpty ? cells[8] : cells[7]
  }

  /// What stands between the commas of a row; quotes may hold some.
  static func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}

/// Interest as an example states it.
struct Statement {
  var cents: Int64
  var from: String
  var through: String
  var rule: InterestRule

  /// In minor units.
  func total() throws -> Int64 {
    let began = Samples.day(from)
    return try InterestSchedule(
      on: [.init(day: began, minorUnits: cents)], by: rule, from: began,
      through: Samples.day(through)
    ).total
  }
}

extension InterestRule {
  /// A rate that is given, for so many days.
  static func rate(
    _ percent: String, _ dayCount: DayCount = .actual365, level: RoundingLevel = .total,
    compounds: Bool = false
  ) throws -> InterestRule {
    guard let percent = Percent(percent) else { throw FactError.wrong("percent") }
    return InterestRule(
      reference: nil, uplift: RateTable(constant: percent, source: "as stated"),
      dayCount: dayCount, compounds: compounds, level: level)
  }

  static func law(_ name: String, _ kind: Party.Kind = .company) throws -> InterestRule {
    guard let rule = LateChargeLaw.pack(name)?.terms(for: kind)?.interest else {
      throw FactError.missing(name)
    }
    return rule
  }
}
