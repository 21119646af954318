/// A point in time, to the microsecond, in UTC.
///
/// Entries are recorded at moments, the gate is asked about one; decisions never see any.
public struct Moment: Hashable, Comparable, Sendable {
  /// Microseconds since 1970-01-01T00:00:00Z.
  public let microseconds: Int64

  @inlinable public init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  public init(_ day: Day, hour: Int = 0, minute: Int = 0, second: Int = 0) {
    let seconds = Int64(day.ordinal) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
    microseconds = seconds * 1_000_000
  }

  @inlinable public static func < (left: Moment, right: Moment) -> Bool {
    left.microseconds < right.microseconds
  }

  @inlinable public func adding(seconds: Int) -> Moment {
    Moment(microseconds: microseconds + Int64(seconds) * 1_000_000)
  }

  /// Whole seconds from another moment to this one; below zero where it is later.
  public func seconds(since other: Moment) -> Int {
    Int((microseconds - other.microseconds) / 1_000_000)
  }

  public static let distantPast = Moment(microseconds: .min / 4)
  public static let distantFuture = Moment(microseconds: .max / 4)

  /// The day in UTC.
  public var day: Day {
    Day(ordinal: Int32(clamping: Int64(floor(microseconds, 86_400_000_000))))
  }

  /// Seconds since midnight in UTC.
  public var secondOfDay: Int {
    Int((microseconds - floor(microseconds, 86_400_000_000) * 86_400_000_000) / 1_000_000)
  }

  /// Microseconds since the last whole second.
  var microsecondOfSecond: Int {
    Int(microseconds - floor(microseconds, 1_000_000) * 1_000_000)
  }

  private func floor(_ value: Int64, _ divisor: Int64) -> Int64 {
    value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
  }
}

extension Moment: CustomStringConvertible {
  /// RFC 3339 in UTC, with microseconds where there are any.
  public var description: String {
    let second = secondOfDay
    let fraction = microsecondOfSecond
    var text = "\(day)T" + padded(second / 3600, to: 2) + ":" + padded(second / 60 % 60, to: 2)
    text += ":" + padded(second % 60, to: 2)
    if fraction != 0 { text += "." + padded(fraction, to: 6) }
    return text + "Z"
  }

  /// Reads RFC 3339, with `Z` or an offset such as `+02:00`.
  public init?(_ text: String) {
    guard text.utf8.count >= 20, let day = Day(text.prefix(10)) else { return nil }
    let bytes = Array(text.utf8)
    func two(_ at: Int) -> Int? {
      guard at + 1 < bytes.count, (48...57).contains(bytes[at]), (48...57).contains(bytes[at + 1])
      else { return nil }
      return Int(bytes[at] - 48) * 10 + Int(bytes[at + 1] - 48)
    }
    guard bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let hour = two(11), hour < 24, let minute = two(14), minute < 60, let second = two(17),
      second < 60
    else { return nil }
    var index = 19
    var micros: Int64 = 0
    if bytes[index] == UInt8(ascii: ".") {
      index += 1
      var scale: Int64 = 100_000
      while index < bytes.count, (48...57).contains(bytes[index]) {
        micros += Int64(bytes[index] - 48) * scale
        scale /= 10
        index += 1
      }
    }
    guard let offset = Moment.offset(bytes[index...], two: two) else { return nil }
    let whole = Moment(day, hour: hour, minute: minute, second: second)
    self.init(microseconds: whole.microseconds + micros - Int64(offset) * 1_000_000)
  }

  private static func offset(_ rest: ArraySlice<UInt8>, two: (Int) -> Int?) -> Int? {
    if rest.elementsEqual([UInt8(ascii: "Z")]) { return 0 }
    guard rest.count == 6, let sign = rest.first, sign == 43 || sign == 45,
      let hours = two(rest.startIndex + 1), let minutes = two(rest.startIndex + 4)
    else { return nil }
    return (sign == 45 ? -1 : 1) * (hours * 3600 + minutes * 60)
  }
}
