import Dunning
import Receivables
import ReceivablesPorts
import Synchronization

/// A policy that is given in code, and can be edited as a file can.
final class PolicyInHand: PolicySource {
  private let held: Mutex<Policy>

  init(_ policy: Policy) {
    held = Mutex(policy)
  }

  func edit(_ change: (inout sending Policy) -> Void) {
    held.withLock { policy in
      var edited = policy
      change(&edited)
      policy = edited
    }
  }

  func policy(at path: String) throws -> Policy { held.withLock { $0 } }

  var standardPolicies: [(name: String, text: String)] { [] }
}

/// Says everything that it is told, in one language.
struct PlainRenderer: NoticeRenderer {
  func render(_ content: NoticeContent, template: String) throws -> NoticeText {
    let lines = content.lines.map { line in
      "\(line.item) \(line.issued) \(line.due) \(line.open) \(line.daysOverdue)\n"
    }
    return NoticeText(
      subject: "\(template) for \(content.name)",
      text: lines.joined() + "asked \(content.asked) waiting \(content.waiting)\n")
  }
}

extension Policy {
  /// Reminder, second and final: 3, 14 and 30 days after the due day, five cents of tolerance. It
  /// jumps to the rung of an item's age, so that a test can begin anywhere.
  static func practice(
    catchUp: CatchUp = .jump, leastGapDays: Int = 0, hours: ContactHours? = nil,
    ladder: [Rung] = [.late("reminder", 3), .late("second", 14), .late("final", 30)]
  ) -> Policy {
    guard let calendar = BusinessCalendar.standard("none") else {
      preconditionFailure("There is always a calendar of weekends alone.")
    }
    var policy = Policy(
      name: "practice", calendar: calendar, catchUp: catchUp, leastGapDays: leastGapDays,
      minimum: Threshold(), tolerance: Threshold(general: DecimalAmount(unscaled: 5, scale: 2)),
      unapplied: .net, contactHours: hours, ladder: ladder)
    policy.rhythmDays = 0
    policy.bankDays = 0
    policy.afterLast = .nothing
    return policy
  }
}

extension Rung {
  /// So many days after the due day, or before it.
  ///
  /// - Parameter time: the days that it gives for paying; nil where it names none.
  static func late(_ name: String, _ days: Int, giving time: Int? = nil) -> Rung {
    Rung(
      name: name, days: days, inBusinessDays: false, anchor: .due, channels: ["email"],
      template: name, newDueDays: time)
  }
}
