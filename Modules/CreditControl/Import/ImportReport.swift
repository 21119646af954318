import ReceivablesPorts

/// What an import did, or would have done had nothing been refused.
public struct ImportReport: Sendable, Equatable {
  /// A row that was not taken.
  public struct Refused: Sendable, Equatable {
    public let line: Int
    public let field: String
    public let reason: String
  }

  /// So many refused rows are kept to be told; all are counted.
  public static let listed = 1000

  public internal(set) var added = 0
  public internal(set) var updated = 0
  public internal(set) var unchanged = 0
  public internal(set) var refusedTotal = 0
  /// The first of them, by line.
  public internal(set) var refused: [Refused] = []

  /// The report of a file that was refused whole: what would have been taken was not.
  public var withNothingTaken: ImportReport {
    var report = self
    report.added = 0
    report.updated = 0
    return report
  }

  mutating func refuse(_ line: Int, _ problem: RowProblem) {
    refusedTotal += 1
    refused.append(Refused(line: line, field: problem.field, reason: problem.reason))
    // Sorted now and then only, so that a file of nothing but bad rows stays in bounds.
    if refused.count >= 4 * ImportReport.listed { trim() }
  }

  mutating func trim() {
    refused.sort { $0.line < $1.line }
    refused.removeLast(max(0, refused.count - ImportReport.listed))
  }
}
