import CreditControl
import Dunning
import Foundation
import Receivables
import ReceivablesTesting
import Testing

/// Goal: skipped days give what the declared catch-up says. Method: a plain reckoning of each mode
/// for one invoice, held against books of many such invoices with runs on days by chance.
@Suite("Catching up, against a plain reckoning")
struct CatchUpTests {
  /// Days after the due day, rising; before it where below zero.
  private static let offsets = [-4, -1, 0, 3, 7, 15, 16, 40]
  /// When each acts: nothing is late on the due day itself.
  private static let reached = offsets.map { $0 == 0 ? 1 : $0 }

  /// What one invoice's rungs are sent on, as a person would count it on a calendar.
  private func reckon(_ due: Day, _ mode: Policy.CatchUp, _ runs: [Day]) -> [String] {
    var sent: [String] = []
    var next = 0
    // The last rung about what is late that went, and its day.
    var last: (index: Int, day: Day)?
    for run in runs {
      let age = run.days(since: due)
      let reached = CatchUpTests.reached.indices.filter { index in
        let offset = CatchUpTests.reached[index]
        guard index >= next, offset <= age else { return false }
        // A reminder of what is due soon says nothing once it is late.
        return offset >= 0 || age <= 0
      }
      let index: Int
      if mode == .jump {
        guard let highest = reached.last else { continue }
        index = highest
      } else {
        guard let first = reached.first else { continue }
        // Before the due day and on it the latest is said; what is late goes up one by one.
        index = age <= 0 && mode != .each ? reached.last ?? first : first
        if case .skipOlderThan(let days) = mode, last == nil,
          age - (CatchUpTests.reached.filter { $0 <= age }.last ?? 0) > days
        {
          continue
        }
        if let last, run < earliest(index, last) { continue }
      }
      sent.append("\(run) rung\(index)")
      next = index + 1
      if CatchUpTests.reached[index] >= 0, age >= 0 { last = (index, run) }
    }
    return sent
  }

  /// The ladder's own distance after the last one.
  private func earliest(_ index: Int, _ last: (index: Int, day: Day)) -> Day {
    last.day.adding(days: CatchUpTests.reached[index] - CatchUpTests.reached[last.index])
  }

  @Test(
    "Runs on some days send what the mode says, no more and no less",
    arguments: [
      Policy.CatchUp.latest, .each, .skipOlderThan(days: 0), .skipOlderThan(days: 5), .jump,
    ])
  func skippedDays(_ mode: Policy.CatchUp) async throws {
    for seed in UInt64(0)..<6 {
      var dice = Dice(seed: seed)
      let ladder = CatchUpTests.offsets.enumerated().map { Rung.late("rung\($0)", $1) }
      let bench = try await Bench(
        .memory, in: NSTemporaryDirectory(), policy: .practice(catchUp: mode, ladder: ladder))
      var dues: [String: Day] = [:]
      for number in 1...25 {
        let due = day("2025-03-01").adding(days: dice.roll(0...60))
        try await bench.customer("C\(number)")
        try await bench.invoice(
          "INV-\(number)", of: "C\(number)", 100_00, issued: "2025-02-01", due: due.description)
        dues["C\(number)"] = due
      }
      var runs: [Day] = []
      var date = day("2025-02-20")
      for _ in 0..<14 {
        date = date.adding(days: dice.pick([1, 1, 1, 2, 3, 9, 25]))
        runs.append(date)
        try await bench.run(date.description)
      }
      let notices = try await Ledgers(bench.installation).notices(on: nil, status: "sent")
      for (customer, due) in dues {
        let sent = notices.filter { $0.account.text == customer }.map { "\($0.on) \($0.rung)" }
        #expect(sent == reckon(due, mode, runs), "seed \(seed), \(customer) due \(due), \(runs)")
      }
    }
  }
}
