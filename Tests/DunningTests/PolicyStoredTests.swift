import Dunning
import Receivables
import ReceivablesTesting
import Testing

@Suite("A policy as it is kept in the book")
struct PolicyStoredTests {
  private var rich: Policy {
    var policy = Policy.practice(
      calendar: "DE", catchUp: .skipOlderThan(days: 14), leastGapDays: 3,
      ladder: [
        .late("soon", -3, business: true), .late("näch\"ste", 5, from: .previous, channel: "sms"),
        .late("last", 60, from: .issued),
      ])
    policy.minimum = Threshold(
      general: DecimalAmount(unscaled: 550, scale: 2),
      byCurrency: [Samples.yen: 1000, Samples.euro: 5_00])
    policy.tolerance = Threshold(general: DecimalAmount(unscaled: 1, scale: 2))
    policy.unapplied = .ignore
    policy.contactHours = ContactHours(from: 480, until: 1200)
    policy.statements = StatementSchedule(every: .month, dueDays: 14)
    policy.segments = [
      Segment(
        name: "chains", condition: Segment.Condition(), ladder: "standard", asksBy: .statement)
    ]
    return policy
  }

  @Test("What is stored reads back as the same policy, with the same bytes")
  func roundTrip() throws {
    for policy in [rich, .practice(), .practice(catchUp: .each), .practice(ladder: [])] {
      let read = try Policy(stored: policy.stored)
      #expect(read == policy)
      #expect(read.stored == policy.stored)
      #expect(read.hash == policy.hash)
    }
  }

  @Test("Every part of a policy is part of its name")
  func hashes() throws {
    let edits: [(inout Policy) -> Void] = [
      { $0.name = "other" }, { $0.calendar = BusinessCalendar(name: "own", rules: []) },
      { $0.catchUp = .skipOlderThan(days: 15) }, { $0.catchUp = .latest }, { $0.catchUp = .each },
      { $0.leastGapDays = 4 }, { $0.minimum = Threshold() }, { $0.tolerance = Threshold() },
      { $0.unapplied = .net }, { $0.contactHours = nil },
      { $0.contactHours = ContactHours(from: 480, until: 1201) }, { $0.ladder.removeLast() },
      { $0.ladder.swapAt(0, 1) }, { $0.asksBy = .statement }, { $0.statements?.dueDays = 15 },
      { $0.segments = [] },
    ]
    var hashes: Set<Hash> = [rich.hash]
    for edit in edits {
      var policy = rich
      edit(&policy)
      #expect(hashes.insert(policy.hash).inserted)
    }
  }

  @Test("What asks by invoice is stored as it was before there was anything else")
  func asksByInvoice() {
    var policy = Policy.practice()
    policy.statements = StatementSchedule(every: .month)
    let text = String(decoding: policy.stored, as: UTF8.self)
    #expect(!text.contains("asks_by"))
    #expect(
      text.contains(#""statements":{"every":"month","day":1,"channel":"email","lists":"open"}"#))
  }

  @Test("Bytes that are no policy are refused")
  func refused() {
    for text in ["", "{}", "[]", #"{"catch_up":"sometimes"}"#] {
      #expect(throws: FactError.self) { try Policy(stored: Array(text.utf8)) }
    }
  }
}
