import Dunning
import Receivables
import ReceivablesTesting
import Testing

@Suite("What a policy can never do, and what changes with another")
struct PolicyCheckTests {
  private func findings(_ change: (inout Policy) -> Void) -> [String] {
    var policy = Policy.practice(leastGapDays: 3)
    change(&policy)
    return policy.findings().map(\.what)
  }

  @Test("A sound policy has no findings, whatever its catch-up")
  func sound() {
    #expect(findings { _ in }.isEmpty)
    #expect(findings { $0.catchUp = .each }.isEmpty)
    #expect(findings { $0.ladder = [.late("soon", -9), .late("sooner", -3)] }.isEmpty)
  }

  @Test("A rung that a later one always outranks is told, unless each has its turn")
  func dead() {
    let ladder = [Rung.late("reminder", 14), .late("second", 3), .late("final", 30)]
    let told = findings { $0.ladder = ladder }
    #expect(told.count == 1)
    #expect(told.first?.hasPrefix("reminder never acts: second stands above it") == true)
    #expect(
      findings {
        $0.ladder = ladder
        $0.catchUp = .each
      }.isEmpty)
  }

  @Test("A gap that outlasts the window of a rung is told")
  func gaps() {
    let tooClose = findings {
      $0.leastGapDays = 10
      $0.ladder = [.late("early", -5), .late("soon", -2), .late("late", 9)]
    }
    #expect(tooClose.count == 1)
    #expect(tooClose.first?.hasPrefix("soon can never follow early") == true)
    let skipped = findings {
      $0.leastGapDays = 20
      $0.catchUp = .skipOlderThan(days: 5)
      $0.ladder = [.late("first", 1), .late("second", 8)]
    }
    #expect(skipped.first?.hasPrefix("second can never follow first") == true)
  }

  @Test("Segments behind one that fits all, and ladders without a way to them, are told")
  func unreachable() {
    let told = findings {
      $0.ladders.append(Ladder(name: "idle", rungs: [.late("never", 1)]))
      $0.segments = [
        Segment(name: "all", condition: Segment.Condition(), ladder: "standard"),
        Segment(name: "rest", condition: Segment.Condition(), ladder: "standard"),
      ]
    }
    #expect(told.count == 2)
    #expect(told.contains { $0.hasPrefix("rest is never reached: all stands before it") })
    #expect(told.contains { $0.hasPrefix("no segment leads to ladder idle") })
  }

  @Test("A difference says every change in words, and nothing where there is none")
  func difference() {
    let old = Policy.practice(catchUp: .latest, leastGapDays: 3)
    #expect(PolicyDifference(from: old, to: old).lines.isEmpty)
    var new = old
    new.leastGapDays = 5
    new.catchUp = .skipOlderThan(days: 14)
    new.contactHours = ContactHours(from: 480, until: 1200)
    new.ladder = [.late("second", 14), .late("reminder", 4), .late("court", 60)]
    var condition = Segment.Condition()
    condition.tags = ["vip"]
    condition.daysLate = .over(10)
    new.segments = [Segment(name: "key", condition: condition, ladder: "none", leastGapDays: 9)]
    #expect(
      PolicyDifference(from: old, to: new).lines == [
        "catch-up: latest, now skip-older-than 14 days",
        "least gap: 3 days, now 5 days",
        "contact hours: any, now 08:00-20:00",
        "rung final is gone",
        "rung reminder: 3 days after due by email, now 4 days after due by email",
        "rung court is new: 60 days after due by email",
        "rungs stand in another order: second, reminder",
        "segment key is new: ladder none, least gap 9 days where tag is vip and pays over 10 days"
          + " late",
      ])
    #expect(PolicyDifference(from: new, to: old).lines.contains("segment key is gone"))
  }

  private func warnings(_ change: (inout Policy) -> Void) -> [String] {
    var policy = Policy.practice()
    policy.afterLast = .task
    change(&policy)
    return policy.warnings().map(\.what)
  }

  @Test("A ladder that ends in nothing is told; a task above its last notice is an end")
  func ends() {
    #expect(warnings { _ in }.isEmpty)
    let told = warnings { $0.afterLast = .nothing }
    #expect(told.count == 1)
    #expect(
      told.first?.hasPrefix(
        "ladder standard ends in nothing: nobody looks at what final did not bring in.") == true)
    let call = Rung(
      name: "call", days: 40, inBusinessDays: false, anchor: .due, act: .task("Call them"),
      channels: [], template: "call")
    #expect(
      warnings {
        $0.afterLast = .nothing
        $0.ladder.append(call)
      }.isEmpty)
    let first = warnings {
      $0.afterLast = .nothing
      $0.ladder.insert(call, at: 0)
    }
    #expect(first.count == 1, "\(first)")
  }

  @Test("A ladder on which nobody is ever asked is told")
  func neverAsked() {
    let told = warnings { $0.ladder = [.late("soon", -3)] }
    #expect(told.count == 1)
    #expect(
      told.first?.hasPrefix("nobody on ladder standard is ever asked for what is late.") == true)
    #expect(warnings { $0.ladder = [] }.count == 1)
  }

  @Test("A demand of the due day itself is told to go on the day after")
  func onDueDay() {
    let told = warnings { $0.ladder = [.late("due", 0), .late("next", 5)] }
    #expect(told.count == 1)
    #expect(told.first?.hasPrefix("due goes on the day after the due day") == true)
  }

  @Test("What is booked after a rung is met by a later one, and not by milder ones alone")
  func met() {
    let policy = Policy.practice()
    #expect(policy.isMet("second", on: Ladder(name: "own", rungs: [.late("second", 3)])))
    #expect(policy.isMet("second", on: Ladder(name: "own", rungs: [.late("final", 3)])))
    #expect(!policy.isMet("second", on: Ladder(name: "own", rungs: [.late("reminder", 3)])))
  }

  @Test("A policy of the first edition is named, and one of today is not")
  func edition() {
    var policy = Policy.practice()
    #expect(policy.editionWords == nil)
    policy.edition = .first
    #expect(policy.editionWords?.hasPrefix("practice was adopted before dunning levels") == true)
  }
}
