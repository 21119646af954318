/// How a practice customer pays, left alone and when reminded.
enum PracticeTemper: CaseIterable {
  case prompt, late, veryLate, partPayer, forgetful, overpayer, disputing, silent

  /// How many of the three hundred are like this.
  var share: Int {
    switch self {
    case .prompt: 105
    case .late: 75
    case .veryLate: 36
    case .partPayer: 24
    case .forgetful: 36
    case .overpayer: 9
    case .disputing: 9
    case .silent: 6
    }
  }

  /// Days after the due day on which they pay unasked; nil where they never do.
  var ownPace: ClosedRange<Int>? {
    switch self {
    case .prompt: -6...2
    case .late: 12...40
    case .veryLate: 50...100
    case .partPayer: 3...15
    case .forgetful: 70...120
    case .overpayer: -2...6
    case .disputing, .silent: nil
    }
  }

  /// How many in a hundred pay within days of a notice: the one before the due day, the first
  /// reminder, the next ones, the last.
  var heed: (before: Int, first: Int, later: Int, last: Int) {
    switch self {
    case .prompt: (30, 95, 98, 99)
    case .late: (25, 55, 75, 90)
    case .veryLate: (5, 25, 55, 80)
    case .partPayer: (10, 60, 80, 90)
    case .forgetful: (45, 75, 85, 95)
    case .overpayer: (30, 80, 95, 99)
    case .disputing, .silent: (0, 0, 0, 0)
    }
  }
}
