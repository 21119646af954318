import Receivables

/// The date of a mail (RFC 5322, section 3.3), as it is written in practice.
enum MailDate {
  /// Nil where no day and time can be made out.
  static func moment(_ text: String) -> Moment? {
    let words = FieldValue(text).value.split { " ,\t".contains($0) }.map(String.init)
    guard let month = words.firstIndex(where: { months[String($0.prefix(3))] != nil }),
      month > 0, month + 2 < words.count, let number = months[String(words[month].prefix(3))],
      let dayOfMonth = Int(words[month - 1]), let year = year(words[month + 1]),
      let day = Day(year: year, month: number, day: dayOfMonth),
      let time = time(words[month + 2])
    else { return nil }
    let zone = month + 3 < words.count ? offset(words[month + 3]) : 0
    return Moment(day, hour: time.hour, minute: time.minute, second: time.second)
      .adding(seconds: -zone)
  }

  private static let months = [
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "oct": 10, "nov": 11, "dec": 12,
  ]

  /// Two digits are this century's up to 49 and the last one's from 50 (section 4.3).
  private static func year(_ word: String) -> Int? {
    guard let year = Int(word), year >= 0 else { return nil }
    return year < 50 ? 2000 + year : year < 1000 ? 1900 + year : year
  }

  private static func time(_ word: String) -> (hour: Int, minute: Int, second: Int)? {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
    guard (2...3).contains(parts.count), (0...23).contains(parts[0]), (0...59).contains(parts[1])
    else { return nil }
    let second = parts.count == 3 ? parts[2] : 0
    // A leap second is the last of its minute.
    return (0...60).contains(second) ? (parts[0], parts[1], min(second, 59)) : nil
  }

  /// Seconds east of UTC; names other than the American ones are UTC, as section 4.3 asks.
  private static func offset(_ word: String) -> Int {
    if let hours = names[word] { return hours * 3600 }
    guard let sign = word.first, sign == "+" || sign == "-", word.utf8.count == 5,
      let digits = Int(word.dropFirst()), digits >= 0
    else { return 0 }
    return (sign == "-" ? -1 : 1) * (digits / 100 * 3600 + digits % 100 * 60)
  }

  private static let names = [
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
  ]
}
