import Receivables
import ReceivablesTesting
import Testing

@Suite("Days and moments")
struct DayTests {
  /// Goal: the calendar is right. Method: a count that only knows how long each month is.
  @Test("Two hundred years of days agree with a count on the fingers")
  func calendar() throws {
    var (year, month, date) = (1900, 1, 1)
    let first = try #require(Day(year: 1900, month: 1, day: 1))
    // 1 January 1900 was a Monday.
    var weekday = 1
    for offset in 0...73_413 {
      let day = first.adding(days: offset)
      #expect((day.year, day.month, day.dayOfMonth) == (year, month, date))
      #expect(day.weekday.rawValue == weekday)
      #expect(Day(year: year, month: month, day: date) == day)
      #expect(Day(day.description) == day)
      weekday = weekday % 7 + 1
      date += 1
      if date > length(month, year) { (month, date) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    #expect((year, month, date) == (2101, 1, 1))
  }

  private func length(_ month: Int, _ year: Int) -> Int {
    let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  @Test(
    "Days that there are not are refused",
    arguments: [
      "1900-02-29", "2023-02-29", "2024-02-30", "2025-04-31", "2025-13-01", "2025-00-01",
      "2025-01-00", "2025-1-1", "25-01-01", "2025-01-01 ", " 2025-01-01", "2025/01/01", "20250101",
      "2025-01-1", "", "0000-01-01", "２０２５-01-01", "2025-01-01T00:00:00Z",
    ])
  func refused(_ text: String) {
    #expect(Day(text) == nil)
  }

  @Test("Leap days are there in leap years alone")
  func leapDays() {
    #expect(Day("2000-02-29") != nil)
    #expect(Day("2024-02-29")?.adding(days: 366) == Day("2025-03-01"))
    #expect(Day(year: 2100, month: 2, day: 29) == nil)
    #expect(Day("1970-01-01")?.ordinal == 0)
    #expect(Day("1969-12-31")?.ordinal == -1)
    #expect(Day("0001-01-01")?.description == "0001-01-01")
    #expect(Day("9999-12-31")?.days(since: Samples.day("9999-01-01")) == 364)
  }

  @Test("Adding days never wraps around")
  func clamped() {
    #expect(Day.distantFuture.adding(days: .max / 2).ordinal == Int32.max)
    #expect(Day.distantPast.adding(days: .min / 2).ordinal == Int32.min)
  }

  @Test(
    "A moment reads back from its text",
    arguments: [
      "2025-03-30T00:59:59Z", "2025-03-30T23:59:59.999999Z", "1969-12-31T23:59:59.000001Z",
      "1970-01-01T00:00:00Z", "2024-02-29T12:00:00.500000Z",
    ])
  func momentText(_ text: String) throws {
    #expect(try #require(Moment(text)).description == text)
  }

  @Test("An offset is taken off, and fractions may have any length")
  func offsets() {
    #expect(Moment("2025-03-30T02:30:00+02:00") == Moment("2025-03-30T00:30:00Z"))
    #expect(Moment("2025-03-29T19:30:00-05:00") == Moment("2025-03-30T00:30:00Z"))
    #expect(Moment("2025-03-30T00:00:00.25Z")?.microseconds ?? 0 % 1_000_000 != 0)
    #expect(Moment("2025-03-30T00:00:00.1234567Z") == Moment("2025-03-30T00:00:00.123456Z"))
    #expect(Moment("2025-03-30 00:00:00Z") == Moment("2025-03-30T00:00:00Z"))
  }

  @Test(
    "Moments that there are not are refused",
    arguments: [
      "2025-03-30", "2025-03-30T24:00:00Z", "2025-03-30T00:60:00Z", "2025-03-30T00:00:60Z",
      "2025-02-30T00:00:00Z", "2025-03-30T00:00:00", "2025-03-30T00:00:00+2:00",
      "2025-03-30T00:00:00ZZ", "2025-03-30x00:00:00Z", "",
    ])
  func momentsRefused(_ text: String) {
    #expect(Moment(text) == nil)
  }

  @Test("A moment knows its day and second, before 1970 too")
  func momentParts() {
    let moment = Samples.moment("1969-12-31T23:59:59.5Z")
    #expect(moment.day == Samples.day("1969-12-31"))
    #expect(moment.secondOfDay == 86_399)
    #expect(Moment(Samples.day("2025-03-30"), hour: 1, minute: 2, second: 3).secondOfDay == 3723)
    #expect(moment.adding(seconds: 1).day == Samples.day("1970-01-01"))
  }

  @Test(
    "Terms tell the due day, and what is not understood tells none",
    arguments: [
      ("NET30", 30), ("Net 30", 30), ("2/10 NET30", 30), ("2/10, n/30", 30), ("30 days", 30),
      ("due on receipt", 0), ("net 0", 0), ("EOM", nil), ("NET", nil), ("NET-30", nil), ("", nil),
      ("NET 99999", nil),
    ])
  func terms(_ text: String, _ days: Int?) {
    #expect(Terms(text)?.days == days)
    let issued = Samples.day("2024-02-28")
    #expect(Terms(text)?.due(from: issued) == days.map { issued.adding(days: $0) })
  }
}
