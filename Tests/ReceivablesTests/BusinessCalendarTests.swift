import Receivables
import ReceivablesTesting
import Testing

@Suite("Business calendar")
struct BusinessCalendarTests {
  // MARK: Against a second source

  /// Goal: no holiday is missing and none is made up. Method: whole years against a list that was
  /// computed by others from their own tables.
  @Test(
    "The holidays of 2018 to 2032 are those of the reference list, substitutes included",
    .enabled(if: SharedFolder.url != nil, "The shared folder with the holiday list is absent."),
    arguments: ["DE", "FR", "GB", "US"])
  func matchesReference(code: String) throws {
    let calendar = try #require(BusinessCalendar.standard(code))
    let listed = try referenceDays(of: code)
    let ours = Set((2018...2032).flatMap { calendar.holidays(in: $0) })
    #expect(listed.count >= 9 * 15)
    #expect(ours.subtracting(listed).sorted() == [], "Here, and not in the list.")
    #expect(listed.subtracting(ours).sorted() == [], "In the list, and not here.")
  }

  /// Rows of the country as a whole; for GB those of England too, which Wales shares.
  private func referenceDays(of code: String) throws -> Set<Day> {
    var days: Set<Day> = []
    for row in try SharedFolder.rows(of: "data/reference/holidays_2018_2032.csv") {
      let columns = row.split(separator: ",", maxSplits: 3, omittingEmptySubsequences: false)
      try #require(columns.count == 4)
      guard columns[1] == code, columns[2].isEmpty || (code == "GB" && columns[2] == "ENG")
      else { continue }
      days.insert(try day(columns[0]))
    }
    return days
  }

  // MARK: Days that came once or moved

  @Test(
    "A day that a proclamation or a law gave once is a holiday",
    arguments: [
      ("GB", "1999-12-31"), ("GB", "2002-06-03"), ("GB", "2011-04-29"), ("GB", "2012-06-05"),
      ("GB", "2022-06-03"), ("GB", "2022-09-19"), ("GB", "2023-05-08"), ("DE", "2017-10-31"),
      ("DE", "1994-11-16"),
    ])
  func once(code: String, text: String) throws {
    let calendar = try #require(BusinessCalendar.standard(code))
    let holiday = try day(text)
    #expect(!calendar.isBusinessDay(holiday))
    let nextYear = try #require(
      Day(year: holiday.year + 1, month: holiday.month, day: holiday.dayOfMonth))
    #expect(!calendar.holidays(in: holiday.year + 1).contains(nextYear))
  }

  @Test(
    "A bank holiday that was moved leaves a business day behind",
    arguments: [
      ("1995-05-01", "1995-05-08"), ("2002-05-27", "2002-06-04"), ("2012-05-28", "2012-06-04"),
      ("2020-05-04", "2020-05-08"), ("2022-05-30", "2022-06-02"),
    ])
  func moved(from usual: String, to actual: String) throws {
    let calendar = try #require(BusinessCalendar.standard("GB"))
    #expect(calendar.isBusinessDay(try day(usual)))
    #expect(!calendar.isBusinessDay(try day(actual)))
  }

  @Test("A holiday begins with the law that made it, and ends with it")
  func effectiveYears() throws {
    let us = try #require(BusinessCalendar.standard("US"))
    #expect(us.isBusinessDay(try day("2020-06-19")))
    #expect(!us.isBusinessDay(try day("2021-06-18")), "Juneteenth 2021 was a Saturday.")
    #expect(us.isBusinessDay(try day("1985-01-21")))
    #expect(!us.isBusinessDay(try day("1986-01-20")))
    #expect(!us.isBusinessDay(try day("1977-10-24")), "Veterans Day was a Monday until 1977.")
    #expect(us.isBusinessDay(try day("1977-11-11")))
    let fr = try #require(BusinessCalendar.standard("FR"))
    #expect(!fr.isBusinessDay(try day("2005-05-16")), "Whit Monday, worked as a solidarity day.")
    let de = try #require(BusinessCalendar.standard("DE"))
    #expect(de.isBusinessDay(try day("1995-11-22")))
    #expect(de.isBusinessDay(try day("1989-10-03")))
    #expect(!de.isBusinessDay(try day("1990-10-03")))
  }

  // MARK: Weekends and substitutes

  @Test(
    "Christmas and Boxing Day at a weekend give each a working day of its own",
    arguments: [
      (2020, ["2020-12-25", "2020-12-26", "2020-12-28"]),
      (2021, ["2021-12-25", "2021-12-26", "2021-12-27", "2021-12-28"]),
      (2022, ["2022-12-25", "2022-12-26", "2022-12-27"]),
      (2023, ["2023-12-25", "2023-12-26"]),
    ])
  func christmas(year: Int, expected: [String]) throws {
    let calendar = try #require(BusinessCalendar.standard("GB"))
    let december = calendar.holidays(in: year).filter { $0.month == 12 }
    #expect(december == (try expected.map { try day($0) }))
  }

  @Test("A New Year's Day on a Saturday is kept in the old year by the United States")
  func substituteInOldYear() throws {
    let calendar = try #require(BusinessCalendar.standard("US"))
    for text in ["2021-12-31", "2032-12-31", "2060-12-31", "2088-12-31"] {
      #expect(!calendar.isBusinessDay(try day(text)), "\(text)")
    }
  }

  @Test("A German holiday at a weekend is lost")
  func noSubstitute() throws {
    let calendar = try #require(BusinessCalendar.standard("DE"))
    #expect(calendar.isBusinessDay(try day("2021-10-04")))
    #expect(calendar.isBusinessDay(try day("2020-10-02")))
  }

  @Test("A weekend of a firm's own leaves the public holidays where the law puts them")
  func otherWeekend() throws {
    let england = try #require(BusinessCalendar.standard("GB"))
    let calendar = BusinessCalendar(
      name: "Sundays off", weekend: [.sunday], rules: england.rules)
    #expect(calendar.isBusinessDay(try day("2026-04-11")))
    #expect(!calendar.isBusinessDay(try day("2026-04-12")))
    #expect(calendar.holidays(in: 2026) == england.holidays(in: 2026))
  }

  // MARK: Counting

  @Test(
    "Business days are counted from the day after, and zero moves off a holiday",
    arguments: [
      // Good Friday 2026 is 3 April, Easter Monday the 6th.
      ("2026-04-02", 0, "2026-04-02"), ("2026-04-02", 1, "2026-04-07"),
      ("2026-04-03", 0, "2026-04-07"), ("2026-04-03", 1, "2026-04-07"),
      ("2026-04-04", 2, "2026-04-08"), ("2026-04-07", -1, "2026-04-02"),
      ("2026-04-05", -1, "2026-04-02"), ("2026-04-07", -2, "2026-04-01"),
      ("2025-12-23", 3, "2025-12-30"), ("2026-01-02", -1, "2025-12-31"),
    ])
  func adding(from start: String, count: Int, expected: String) throws {
    let calendar = try #require(BusinessCalendar.standard("DE"))
    #expect(calendar.adding(businessDays: count, to: try day(start)) == (try day(expected)))
  }

  @Test("Going forth and back by as many business days ends where it began")
  func thereAndBack() throws {
    let calendar = try #require(BusinessCalendar.standard("FR"))
    let start = try day("2026-03-31")
    for count in [1, 5, 20, 250, 2500] {
      let end = calendar.adding(businessDays: count, to: start)
      #expect(calendar.isBusinessDay(end))
      #expect(calendar.adding(businessDays: -count, to: end) == start)
    }
  }

  @Test("The next business day on or after a business day is that day")
  func nextBusinessDay() throws {
    let calendar = try #require(BusinessCalendar.standard("GB"))
    #expect(
      calendar.nextBusinessDay(onOrAfter: try day("2026-04-07")) == (try day("2026-04-07")))
    #expect(
      calendar.nextBusinessDay(onOrAfter: try day("2026-12-25")) == (try day("2026-12-29")))
  }

  @Test("Days before 1990 and after 2060 follow the same rules as those between")
  func outsideOfThePrecomputed() throws {
    let calendar = try #require(BusinessCalendar.standard("FR"))
    #expect(!calendar.isBusinessDay(try day("1989-12-25")))
    #expect(calendar.isBusinessDay(try day("1989-12-26")))
    #expect(!calendar.isBusinessDay(try day("1990-01-01")))
    #expect(!calendar.isBusinessDay(try day("2061-07-14")))
    #expect(calendar.isBusinessDay(try day("2061-07-13")))
    let end = calendar.adding(businessDays: 1, to: try day("2060-12-31"))
    #expect(end == (try day("2061-01-03")))
  }

  // MARK: Names and equality

  @Test("UK is GB, and a country without a table has no calendar")
  func names() {
    #expect(BusinessCalendar.standard("UK") == BusinessCalendar.standard("GB"))
    #expect(BusinessCalendar.standard("GB")?.name == "GB")
    for code in ["", "de", "XX", "AT", "None"] {
      #expect(BusinessCalendar.standard(code) == nil, "\(code)")
    }
  }

  @Test("Without holidays Christmas is a business day and Sunday is not")
  func weekendsOnly() throws {
    let calendar = try #require(BusinessCalendar.standard("none"))
    #expect(calendar.isBusinessDay(try day("2026-12-25")))
    #expect(!calendar.isBusinessDay(try day("2026-12-27")))
    #expect(calendar.holidays(in: 2026) == [])
  }

  @Test("Calendars are equal where name, weekend and rules are")
  func equality() throws {
    let germany = try #require(BusinessCalendar.standard("DE"))
    let same = BusinessCalendar(name: "DE", rules: germany.rules)
    #expect(same == germany)
    #expect(same.hashValue == germany.hashValue)
    #expect(BusinessCalendar(name: "Northwind", rules: germany.rules) != germany)
    #expect(BusinessCalendar(name: "DE", weekend: [.sunday], rules: germany.rules) != germany)
    #expect(BusinessCalendar(name: "DE", rules: Array(germany.rules.dropLast())) != germany)
  }

  @Test("Every row of a table names its law", arguments: ["DE", "FR", "GB", "US"])
  func sources(code: String) throws {
    let calendar = try #require(BusinessCalendar.standard(code))
    #expect(calendar.rules.allSatisfy { $0.source.utf8.count > 20 && !$0.name.isEmpty })
  }
}

@Suite("Holiday rule")
struct HolidayRuleTests {
  @Test(
    "Easter falls where the church keeps it, the earliest and the latest included",
    arguments: [
      "1818-03-22", "1943-04-25", "1954-04-18", "1981-04-19", "2000-04-23", "2008-03-23",
      "2026-04-05", "2038-04-25", "2049-04-18",
    ])
  func easter(text: String) throws {
    let sunday = try day(text)
    let rule = HolidayRule("Easter", .easter(offset: 0), from: 1583, source: "Inter gravissimas")
    #expect(rule.day(in: sunday.year) == sunday)
  }

  @Test(
    "An nth weekday counts from either end of its month, and may not exist",
    arguments: [
      (1, "2026-06-01"), (5, "2026-06-29"), (6, nil), (-1, "2026-06-29"), (-5, "2026-06-01"),
      (-6, nil), (0, nil),
    ] as [(Int, String?)])
  func nthWeekday(nth: Int, expected: String?) throws {
    let rule = HolidayRule(
      "Monday", .weekday(nth: nth, weekday: .monday, month: 6), from: 2026, source: "Northwind")
    #expect(rule.day(in: 2026) == (try expected.map { try day($0) }))
  }

  @Test("A 29 February exists in leap years alone")
  func leapDay() throws {
    let rule = HolidayRule("Leap day", .fixed(month: 2, day: 29), from: 2000, source: "Northwind")
    #expect(rule.day(in: 2028) == (try day("2028-02-29")))
    #expect(rule.day(in: 2026) == nil)
  }

  @Test("A rule says nothing about years before its first and after its last")
  func bounds() {
    let rule = HolidayRule(
      "Stocktaking", .fixed(month: 1, day: 2), from: 2020, through: 2022, source: "Northwind")
    #expect((2018...2024).filter { rule.day(in: $0) != nil } == [2020, 2021, 2022])
  }
}

private func day(_ text: some StringProtocol) throws -> Day {
  try #require(Day(text))
}
