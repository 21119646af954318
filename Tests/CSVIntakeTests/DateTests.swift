import CSVIntake
import Receivables
import ReceivablesPorts
import Testing

@Suite("Dates")
struct DateTests {
  typealias Order = IntakeOptions.DateOrder

  private func reading(_ text: String, _ order: Order?) throws -> Reading {
    try read(
      "id;customer;issue_date;amount\nINV-1;C-1;\(text);5\n", as: .invoices,
      options: IntakeOptions(dates: order))
  }

  private func day(_ text: String, _ order: Order? = nil) throws -> String? {
    try reading(text, order).invoices.first?.issued.description
  }

  private func reason(_ text: String, _ order: Order? = nil) throws -> String? {
    let problem = try reading(text, order).problems.first
    #expect(problem?.field == "issue_date")
    return problem?.reason
  }

  @Test(
    "The form of ISO 8601 is read whatever the order, with or without a time",
    arguments: [nil, Order.ymd, .dmy, .mdy])
  func standard(order: Order?) throws {
    #expect(try day("2026-02-03", order) == "2026-02-03")
    #expect(try day(" 2026-02-03 ", order) == "2026-02-03")
    #expect(try day("2026-02-03 00:00", order) == "2026-02-03")
    #expect(try day("2026-02-03T23:59:59.123Z", order) == "2026-02-03")
    #expect(try day("2026-02-03T10:00:00+02:00", order) == "2026-02-03")
    #expect(try day("2026-02-03 11:50 PM", order) == "2026-02-03")
    #expect(try day("2026/2/3", order) == "2026-02-03")
    #expect(try day("2026.02.03", order) == "2026-02-03")
  }

  @Test("With an order, slashes, points and hyphens are read in it", arguments: ["/", ".", "-"])
  func ordered(separator: String) throws {
    let text = "4/5/2013".replacing("/", with: separator)
    #expect(try day(text, .dmy) == "2013-05-04")
    #expect(try day(text, .mdy) == "2013-04-05")
    #expect(try day("04\(separator)05\(separator)2013 10:20", .mdy) == "2013-04-05")
    #expect(
      try reason(text, .ymd)
        == "\"\(text)\" does not begin with the year, as `--dates ymd` says. "
        + "Take `--dates dmy` or `--dates mdy`.")
  }

  @Test("Without an order, a date is read where it reads in one way only")
  func oneWay() throws {
    #expect(try day("31/12/2025") == "2025-12-31")
    #expect(try day("12/31/2025") == "2025-12-31")
    #expect(try day("13.1.2025") == "2025-01-13")
    #expect(try day("5/5/2025") == "2025-05-05")
    #expect(
      try reason("4/5/2013")
        == "\"4/5/2013\" could be two days. Say which number is the month: "
        + "`--dates dmy` or `--dates mdy`.")
    #expect(try reason("12-11-2013")?.contains("--dates dmy") == true)
  }

  @Test("An order that does not fit is not turned round")
  func wrongOrder() throws {
    let reason =
      "\"12/31/2025\" is no day of the calendar. "
      + "Check it, and the order of day and month (`--dates`)."
    #expect(try self.reason("12/31/2025", .dmy) == reason)
    #expect(try self.reason("31/12/2025", .mdy)?.contains("no day of the calendar") == true)
  }

  @Test(
    "A month in English letters is read whatever the order",
    arguments: [
      "26-Apr-2011", "26 April 2011", "26. Apr 2011", "April 26, 2011", "Apr 26 2011",
      "2011-apr-26",
      "26/APR/2011", "26-Apr-2011 11:50",
    ])
  func monthNames(text: String) throws {
    for order in [nil, Order.ymd, .dmy, .mdy] {
      #expect(try day(text, order) == "2011-04-26")
    }
  }

  @Test("Every month is known by its name, and September also as Sept")
  func allMonths() throws {
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    for (index, name) in names.enumerated() {
      let month = index < 9 ? "0\(index + 1)" : "\(index + 1)"
      #expect(try day("1 \(name) 2026") == "2026-\(month)-01")
      #expect(try day("1 \(name.prefix(3)) 2026") == "2026-\(month)-01")
    }
    #expect(try day("1 Sept 2026") == "2026-09-01")
  }

  @Test(
    "A year of two digits is refused",
    arguments: [
      "26-Apr-11", "26.04.11", "4/5/13", "11-04-26", "26 April 11",
    ])
  func twoDigitYear(text: String) throws {
    for order in [nil, Order.dmy, .mdy, .ymd] {
      #expect(
        try reason(text, order)
          == "\"\(text)\" has a year of two digits. Write it with four, as 2026-03-31.")
    }
  }

  @Test(
    "A day that no calendar has is refused",
    arguments: [
      "2026-02-30", "2026-13-01", "2026-00-10", "2026-01-00", "2025-02-29", "31.11.2025",
      "13/13/2025", "31 Apr 2025", "0/0/2025", "0000-01-01",
    ])
  func noSuchDay(text: String) throws {
    #expect(try reason(text)?.contains("is no day of the calendar") == true)
  }

  @Test(
    "What is not a date is refused",
    arguments: [
      "31/03", "20260331", "2026", "1/2/3/2026", "2026-01-02x", "2026-01-02 noon", "2026-01-02T",
      "1/2-2026", "Monday 2 March 2026", "1 Mai 2026", "ma 1 2026", "2026-01", "26 Apr",
      "1/2/20266",
      "123/1/2026", "2026-1-2026", "26-Apr-2011-05", "-2026-01-02", "2026-001-02", "12.5",
      "1,2,2026", "1 2 2026", "Apr May 2026", "2026 26 Apr",
    ])
  func notADay(text: String) throws {
    let reason = try reason(text)
    #expect(reason?.hasSuffix(" is not a day. Write it as 2026-03-31.") == true, "\(reason ?? "")")
  }

  @Test(
    "What came into the column by mistake is not repeated",
    arguments: [
      "Anna Kurz", "anna7@northwind.example", "Hafengasse 12, 89073 Ulm",
    ])
  func notRepeated(text: String) throws {
    #expect(try reason(text) == "This is not a day. Write it as 2026-03-31.")
  }
}
