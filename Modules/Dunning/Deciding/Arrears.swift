import Receivables

/// What is overdue in one currency on a day, as a notice divides it: what is asked for, what a person or
/// the desk has in hand, and what is not due yet.
struct Arrears {
  /// Something overdue that is asked for, and what of it money that waits covers.
  struct Line {
    let candidate: Deciding.Candidate
    /// In minor units.
    let covered: Int64

    /// What is left to be paid of it, in minor units.
    var net: Int64 { candidate.open - covered }
  }

  let currency: Currency
  /// Principal past due, the oldest first, each with the charges that are owed on it.
  let lines: [Line]
  /// Instalments of plans.
  let instalments: [Deciding.Candidate]
  /// What of instalments money that waits covers, in minor units.
  private let coveredInstalments: [ItemID: Int64]
  /// Overdue, and with a person or the desk since the last notice about it.
  let inHand: [Deciding.Candidate]
  /// Principal that is not overdue.
  let notDue: [Deciding.Candidate]
  /// Money that waits, in minor units.
  let waiting: Int64
  /// Less than this is not chased, in minor units.
  private let minimum: Int64
  private let day: Day

  init(
    _ candidates: [Deciding.Candidate], _ instalments: [Deciding.Candidate], _ currency: Currency,
    waiting: Int64, minimum: Int64, on day: Day
  ) {
    self.currency = currency
    self.instalments = instalments
    self.waiting = waiting
    self.minimum = minimum
    self.day = day
    let principal = candidates.filter { $0.item.id.kind == .invoice }
    let overdue = principal.filter { $0.isOverdue(on: day) }
    notDue = principal.filter { !$0.isOverdue(on: day) }
    // A charge rides with its invoice: what is left of charges alone is no demand of this kind, and while
    // the invoice is held nobody is asked for it. One for an instalment that is in hand is in hand with it.
    let charges = candidates.filter { $0.item.id.kind == .charge }
    let handed = overdue.filter(\.isInHand)
    let asked = overdue.filter { !$0.isInHand }
    let askedCharges = Set(asked.flatMap(\.item.charges))
    let ridesAlong = Set(asked.map(\.item.id.document))
    let documents = Set(handed.map(\.item.id.document))
    let isHanded = { (charge: Deciding.Candidate) in
      let number = charge.item.id.document
      // One of an instalment that is closed was asked for by the last notice of the others.
      return !ridesAlong.contains(number)
        || (documents.contains(number) && !askedCharges.contains(charge.item.id))
    }
    inHand = Arrears.withCharges(handed, charges.filter(isHanded))
    let gross = Arrears.withCharges(asked, charges.filter { !isHanded($0) })
    var covered = Arrears.covered(gross, instalments, by: waiting)
    lines = gross.map { Line(candidate: $0, covered: covered.removeValue(forKey: $0.item.id) ?? 0) }
    coveredInstalments = covered
  }

  /// What money that waits covers of what is overdue and of instalments: the oldest due day first, a
  /// charge with its invoice.
  private static func covered(
    _ gross: [Deciding.Candidate], _ instalments: [Deciding.Candidate], by waiting: Int64
  ) -> [ItemID: Int64] {
    guard waiting > 0 else { return [:] }
    var dues: [String: Day] = [:]
    let owed = gross.map { candidate -> (due: Day, candidate: Deciding.Candidate) in
      let id = candidate.item.id
      if id.kind == .charge { return (dues[id.document] ?? candidate.item.due, candidate) }
      dues[id.document] = dues[id.document] ?? candidate.item.due
      return (candidate.item.due, candidate)
    }
    var left = waiting
    var covered: [ItemID: Int64] = [:]
    let all = owed + instalments.map { (due: $0.item.due, candidate: $0) }
    let ordered = all.enumerated().sorted {
      ($0.element.due, $0.offset) < ($1.element.due, $1.offset)
    }
    for candidate in ordered.map(\.element.candidate) {
      let part = min(candidate.open, left)
      covered[candidate.item.id] = part
      left -= part
    }
    return covered
  }

  /// Each invoice's charges stand behind the first of its items.
  private static func withCharges(
    _ principal: [Deciding.Candidate], _ charges: [Deciding.Candidate]
  ) -> [Deciding.Candidate] {
    let charges = Dictionary(grouping: charges, by: \.item.id.document)
    var seen: Set<String> = []
    return principal.flatMap { candidate -> [Deciding.Candidate] in
      let number = candidate.item.id.document
      guard seen.insert(number).inserted else { return [candidate] }
      return [candidate] + (charges[number] ?? [])
    }
  }

  /// What is left of money that waits once it covers what is overdue, in minor units.
  var waitingLeft: Int64 {
    let late = instalments.filter { $0.isOverdue(on: day) }
    return max(0, waiting - (lines.map(\.candidate) + late).reduce(0) { $0 + $1.open })
  }

  /// What is left to be paid of an instalment, in minor units.
  func net(_ instalment: Deciding.Candidate) -> Int64 {
    instalment.open - (coveredInstalments[instalment.item.id] ?? 0)
  }

  /// Whether an instalment counts as missed, and is worth chasing.
  func hasMissed(graceDays: Int) -> Bool {
    instalments.contains { instalment in
      instalment.item.due.adding(days: graceDays) < day && net(instalment) >= max(1, minimum)
    }
  }

  /// Principal that is worth chasing: what money that waits covers is not.
  var chased: [Line] {
    let principal = lines.filter { $0.candidate.item.id.kind == .invoice && $0.net > 0 }
    let large = principal.filter { $0.net >= max(1, minimum) }
    // Many small sums can be worth a notice that none of them is.
    guard large.isEmpty, principal.reduce(0, { $0 + $1.net }) >= max(1, minimum) else {
      return large
    }
    return principal
  }

  /// The dunning level: the highest rung that overdue principal carries; nil where nothing carries one.
  var level: Height? { chased.compactMap(\.candidate.carried).max() }

  /// Everything overdue that nobody has agreed or disputed about.
  var overdue: [Deciding.Candidate] { lines.map(\.candidate) + inHand }
}
