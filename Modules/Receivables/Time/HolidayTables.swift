/// The public holidays of the standard calendars, as data.
///
/// A row starts no earlier than the law it names, so years before 1990 may miss days that older
/// laws gave. A change in the law is a new row and an end for the old one, never an edit: what was
/// a holiday then stays one.
enum HolidayTables {
  /// Days that all sixteen states have in common; those of single states are left out.
  static let germany: [HolidayRule] = [
    .germany("New Year's Day", .fixed(month: 1, day: 1)),
    .germany("Good Friday", .easter(offset: -2)),
    .germany("Easter Monday", .easter(offset: 1)),
    .germany("Labour Day", .fixed(month: 5, day: 1)),
    .germany("Ascension Day", .easter(offset: 39)),
    .germany("Whit Monday", .easter(offset: 50)),
    HolidayRule(
      "Day of German Unity", .fixed(month: 10, day: 3), from: 1990,
      source: "Unification Treaty (Einigungsvertrag) of 31 August 1990, article 2(2)"),
    .repentance("1990-11-21"),
    .repentance("1991-11-20"),
    .repentance("1992-11-18"),
    .repentance("1993-11-17"),
    .repentance("1994-11-16"),
    .once(
      "Reformation Day, 500 years", "2017-10-31",
      source: "Holiday acts and ordinances of all sixteen German states for 2017 alone"),
    .germany("Christmas Day", .fixed(month: 12, day: 25)),
    .germany("Second Day of Christmas", .fixed(month: 12, day: 26)),
  ]

  /// Metropolitan France without the two further days of Alsace and Moselle.
  static let france: [HolidayRule] = [
    .france("New Year's Day", .fixed(month: 1, day: 1)),
    .france("Easter Monday", .easter(offset: 1)),
    .france("Labour Day", .fixed(month: 5, day: 1)),
    HolidayRule(
      "Victory Day", .fixed(month: 5, day: 8), from: 1982,
      source: "Loi 81-893 du 2 octobre 1981; Code du travail, article L3133-1"),
    .france("Ascension Day", .easter(offset: 39)),
    // A holiday still where it is worked as the journée de solidarité, which was the rule from 2005
    // to 2007 (Conseil d'État, 2005); some calendars leave it out for those years.
    .france("Whit Monday", .easter(offset: 50)),
    .france("National Day", .fixed(month: 7, day: 14)),
    .france("Assumption Day", .fixed(month: 8, day: 15)),
    .france("All Saints' Day", .fixed(month: 11, day: 1)),
    .france("Armistice Day", .fixed(month: 11, day: 11)),
    .france("Christmas Day", .fixed(month: 12, day: 25)),
  ]

  /// Bank holidays of England and Wales; Scotland and Northern Ireland have others.
  ///
  /// Christmas stands before Boxing Day, as its substitute comes first.
  static let englandAndWales: [HolidayRule] = [
    .proclaimed("New Year's Day", .fixed(month: 1, day: 1), from: 1974, observed: .nextWorkday),
    .commonLaw("Good Friday", .easter(offset: -2)),
    .bankHoliday("Easter Monday", .easter(offset: 1), from: 1972),

    .proclaimed("Early May bank holiday", firstMondayInMay, from: 1978, through: 1994),
    .moved("Early May bank holiday, VE Day 50", "1995-05-08"),
    .proclaimed("Early May bank holiday", firstMondayInMay, from: 1996, through: 2019),
    .moved("Early May bank holiday, VE Day 75", "2020-05-08"),
    .proclaimed("Early May bank holiday", firstMondayInMay, from: 2021),

    .bankHoliday("Spring bank holiday", lastMondayInMay, from: 1972, through: 2001),
    .moved("Spring bank holiday", "2002-06-04"),
    .bankHoliday("Spring bank holiday", lastMondayInMay, from: 2003, through: 2011),
    .moved("Spring bank holiday", "2012-06-04"),
    .bankHoliday("Spring bank holiday", lastMondayInMay, from: 2013, through: 2021),
    .moved("Spring bank holiday", "2022-06-02"),
    .bankHoliday("Spring bank holiday", lastMondayInMay, from: 2023),

    .bankHoliday(
      "Summer bank holiday", .weekday(nth: -1, weekday: .monday, month: 8), from: 1972),
    .commonLaw("Christmas Day", .fixed(month: 12, day: 25), observed: .nextWorkday),
    .bankHoliday("Boxing Day", .fixed(month: 12, day: 26), from: 1972, observed: .nextWorkday),

    .special("Millennium Eve", "1999-12-31"),
    .special("Golden Jubilee of Elizabeth II", "2002-06-03"),
    .special("Wedding of Prince William", "2011-04-29"),
    .special("Diamond Jubilee of Elizabeth II", "2012-06-05"),
    .special("Platinum Jubilee of Elizabeth II", "2022-06-03"),
    .special("State Funeral of Elizabeth II", "2022-09-19"),
    .special("Coronation of Charles III", "2023-05-08"),
  ]

  /// Federal holidays. Days on which a president closed offices by order are none, and are left
  /// out; so is Inauguration Day, which is kept around Washington alone.
  static let unitedStates: [HolidayRule] = [
    .federal("New Year's Day", .fixed(month: 1, day: 1), observed: .nearestWeekday),
    HolidayRule(
      "Birthday of Martin Luther King, Jr.", .weekday(nth: 3, weekday: .monday, month: 1),
      from: 1986, source: "5 U.S.C. 6103(a); Public Law 98-144 of 1983"),
    .federal("Washington's Birthday", .weekday(nth: 3, weekday: .monday, month: 2)),
    .federal("Memorial Day", .weekday(nth: -1, weekday: .monday, month: 5)),
    HolidayRule(
      "Juneteenth National Independence Day", .fixed(month: 6, day: 19), from: 2021,
      observed: .nearestWeekday, source: "5 U.S.C. 6103; Public Law 117-17 of 17 June 2021"),
    .federal("Independence Day", .fixed(month: 7, day: 4), observed: .nearestWeekday),
    .federal("Labor Day", .weekday(nth: 1, weekday: .monday, month: 9)),
    .federal("Columbus Day", .weekday(nth: 2, weekday: .monday, month: 10)),
    .federal("Veterans Day", .weekday(nth: 4, weekday: .monday, month: 10), through: 1977),
    HolidayRule(
      "Veterans Day", .fixed(month: 11, day: 11), from: 1978, observed: .nearestWeekday,
      source: "5 U.S.C. 6103; Public Law 94-97 of 1975"),
    .federal("Thanksgiving Day", .weekday(nth: 4, weekday: .thursday, month: 11)),
    .federal("Christmas Day", .fixed(month: 12, day: 25), observed: .nearestWeekday),
  ]

  private static let firstMondayInMay = HolidayRule.Recurrence.weekday(
    nth: 1, weekday: .monday, month: 5)
  private static let lastMondayInMay = HolidayRule.Recurrence.weekday(
    nth: -1, weekday: .monday, month: 5)
}

// MARK: - Rows that share their source

extension HolidayRule {
  fileprivate static func once(_ name: String, _ text: String, source: String) -> HolidayRule {
    guard let day = Day(text) else { preconditionFailure("A holiday table names no day: \(text)") }
    return HolidayRule(name, .once(day), from: day.year, through: day.year, source: source)
  }

  fileprivate static func germany(_ name: String, _ recurrence: Recurrence) -> HolidayRule {
    HolidayRule(
      name, recurrence, from: 1990,
      source: "Holiday acts (Feiertagsgesetze) of all sixteen German states, since unification")
  }

  /// The Wednesday before 23 November, which none of the recurrences can say.
  fileprivate static func repentance(_ text: String) -> HolidayRule {
    once(
      "Day of Repentance and Prayer", text,
      source: "Holiday acts of all sixteen German states until 1994; given up for the long-term "
        + "care insurance (SGB XI, section 58), except in Saxony")
  }

  fileprivate static func france(_ name: String, _ recurrence: Recurrence) -> HolidayRule {
    HolidayRule(
      name, recurrence, from: 1982,
      source: "Code du travail, article L3133-1 (before 2008 L222-1); eleven days since 1982")
  }

  fileprivate static func bankHoliday(
    _ name: String, _ recurrence: Recurrence, from: Int, through: Int? = nil,
    observed: Observed = .asIs
  ) -> HolidayRule {
    HolidayRule(
      name, recurrence, from: from, through: through, observed: observed,
      source: "Banking and Financial Dealings Act 1971, schedule 1; gov.uk, UK bank holidays")
  }

  fileprivate static func proclaimed(
    _ name: String, _ recurrence: Recurrence, from: Int, through: Int? = nil,
    observed: Observed = .asIs
  ) -> HolidayRule {
    HolidayRule(
      name, recurrence, from: from, through: through, observed: observed,
      source: "Proclamation of each year under the Banking and Financial Dealings Act 1971, "
        + "section 1(3); gov.uk, UK bank holidays")
  }

  fileprivate static func commonLaw(
    _ name: String, _ recurrence: Recurrence, observed: Observed = .asIs
  ) -> HolidayRule {
    HolidayRule(
      name, recurrence, from: 1972, observed: observed,
      source: "Common law, with substitutes under the Banking and Financial Dealings Act 1971; "
        + "gov.uk, UK bank holidays")
  }

  fileprivate static func moved(_ name: String, _ text: String) -> HolidayRule {
    once(
      name, text,
      source: "Proclamation under the Banking and Financial Dealings Act 1971, section 1, in place "
        + "of the usual Monday")
  }

  fileprivate static func special(_ name: String, _ text: String) -> HolidayRule {
    once(
      name, text,
      source: "Proclamation under the Banking and Financial Dealings Act 1971, section 1(3)")
  }

  /// Saturday gives Friday by 5 U.S.C. 6103(b), Sunday gives Monday by Executive Order 11582.
  fileprivate static func federal(
    _ name: String, _ recurrence: Recurrence, through: Int? = nil, observed: Observed = .asIs
  ) -> HolidayRule {
    HolidayRule(
      name, recurrence, from: 1971, through: through, observed: observed,
      source: "5 U.S.C. 6103, Public Law 90-363, in force since 1971; Executive Order 11582")
  }
}
