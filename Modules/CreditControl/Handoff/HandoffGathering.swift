import Receivables
import ReceivablesPorts

/// Gathers what is to be told to one agency: new claims, and what became of earlier ones.
struct HandoffGathering {
  private(set) var claims: [HandoffClaim] = []
  private(set) var changes: [Handoff.Change] = []
  private(set) var recalls: [Handoff.Recall] = []
  private(set) var told: [HandoffExported.Told] = []
  /// Placements that cannot be handed over, and why.
  private(set) var left: [(account: AccountID, what: String)] = []
  private let day: Day
  private let withEvidence: Bool
  private let creditor: Creditor
  /// What was told last of each placement.
  private let before: [String: HandoffExported.Told]

  init(
    on day: Day, withEvidence: Bool, creditor: Creditor, after exports: [HandoffExported]
  ) {
    self.day = day
    self.withEvidence = withEvidence
    self.creditor = creditor
    before = Dictionary(
      exports.flatMap(\.told).map { ($0.placement, $0) }, uniquingKeysWith: { _, last in last })
  }

  /// Whether anything can be new about a placement at a version of its account.
  func concerns(_ placement: Placements.Placement, at version: Int) -> Bool {
    guard placement.from <= day else { return false }
    guard let last = before[placement.id] else { return placement.holds(on: day) }
    return !last.isRecall && (last.version < version || !placement.holds(on: day))
  }

  /// Takes in what there is to tell of a placement.
  mutating func add(_ placement: Placements.Placement, of file: AccountFile) {
    if let last = before[placement.id] {
      addNews(placement, of: file, since: last)
    } else {
      addClaim(placement, of: file)
    }
  }

  private mutating func addClaim(_ placement: Placements.Placement, of file: AccountFile) {
    let claim = HandoffClaimReader(file: file, day: day, withEvidence: withEvidence).claim(
      placement)
    do {
      try Handoff(
        id: "", purpose: .placement, recipient: placement.agency, day: day, creditor: creditor,
        claims: [claim]
      ).check()
    } catch {
      left.append((file.account.id, "\(error)"))
      return
    }
    claims.append(claim)
    // What is known and counts only later is told at once, with its day; so is what was charged since.
    changes += news(placement, file) { $1.day > day || placement.cameMeanwhile($0) }
    tell(placement, file, isRecall: false)
  }

  private mutating func addNews(
    _ placement: Placements.Placement, of file: AccountFile, since last: HandoffExported.Told
  ) {
    let news = news(placement, file) { $1.sequence > last.version }
    let isRecall = !placement.holds(on: day)
    guard !news.isEmpty || isRecall else { return }
    changes += news
    if isRecall, let recalled = placement.recalled {
      recalls.append(
        Handoff.Recall(placement: placement.id, account: file.account.id, day: recalled))
    }
    tell(placement, file, isRecall: isRecall)
  }

  private mutating func tell(
    _ placement: Placements.Placement, _ file: AccountFile, isRecall: Bool
  ) {
    told.append(
      HandoffExported.Told(
        account: file.account.id, placement: placement.id, version: file.head.length,
        isRecall: isRecall))
  }

  /// What moved on the placed items. Money that waits pays nothing of theirs until it is applied.
  private func news(
    _ placement: Placements.Placement, _ file: AccountFile, _ isNew: (Item, Movement) -> Bool
  ) -> [Handoff.Change] {
    let placed = Set(placement.items.map(\.item))
    let documents = Set(placed.map(\.document))
    let items = file.account.items.values.filter { item in
      // What is charged on a placed invoice later is told as well.
      placed.contains(item.id)
        || item.id.kind == .charge && documents.contains(item.id.document)
    }
    let moved = items.flatMap { item in
      item.movements.filter { isNew(item, $0) }.map { (item: item, movement: $0) }
    }.sorted { one, other in
      (one.movement.sequence, one.item.id, one.movement.day)
        < (other.movement.sequence, other.item.id, other.movement.day)
    }
    return moved.map { item, movement in
      let posting = file.fact(ofEntry: movement.sequence)?.posting
      return Handoff.Change(
        placement: placement.id, account: file.account.id, day: movement.day,
        what: posting?.what ?? "", document: posting?.document ?? "",
        item: item.id,
        amount: Money(minorUnits: -movement.minorUnits, item.currency), charge: item.charge)
    }
  }
}
