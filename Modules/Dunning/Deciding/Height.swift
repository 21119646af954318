import Receivables

/// How harsh a rung is: where it stands on its ladder, and of two ladders' rungs of the same place how
/// late it comes.
struct Height: Comparable {
  let index: Int
  let rung: Rung

  static func == (left: Height, right: Height) -> Bool {
    (left.index, left.rung.days) == (right.index, right.rung.days)
  }

  static func < (left: Height, right: Height) -> Bool {
    (left.index, left.rung.days) < (right.index, right.rung.days)
  }
}

extension Policy {
  /// Whether somebody is written to by the rung about what is late.
  public func isDunning(_ rung: String) -> Bool { height(of: rung) != nil }

  /// Whether a ladder has a rung, or a notice that is no milder: what is booked after it can be met there.
  public func isMet(_ name: String, on ladder: Ladder) -> Bool {
    ladder.rungs.contains { isReached(name, by: $0.name) }
  }

  /// Whether a notice of a rung is one of another rung, or of a later one.
  public func isReached(_ after: String, by rung: String) -> Bool {
    if rung == after { return true }
    guard let least = height(of: after), let height = height(of: rung) else { return false }
    return height >= least
  }

  /// The height of a rung by which somebody was written to about what is late; nil for reminders before
  /// the due day, and for rungs that the policy does not have any more.
  func height(of name: String) -> Height? {
    for ladder in ladders {
      guard let index = ladder.rungs.firstIndex(where: { $0.name == name }) else { continue }
      let rung = ladder.rungs[index]
      return rung.isDemand ? Height(index: index, rung: rung) : nil
    }
    return nil
  }
}
