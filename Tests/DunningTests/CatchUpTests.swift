import Dunning
import Receivables
import ReceivablesTesting
import Testing

@Suite("Catching up after days without a run")
struct CatchUpTests {
  private let ladder = [
    Rung.late("soon", -2), .late("a", 1), .late("b", 4), .late("c", 8), .late("d", 20),
  ]

  private func story(
    _ catchUp: Policy.CatchUp, _ days: [String], ladder: [Rung]? = nil
  ) throws -> [String] {
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, due: "2025-03-01")
    let policy = Policy.practice(catchUp: catchUp, ladder: ladder ?? self.ladder)
    return try days.flatMap { date in
      try cafe.run(policy, on: date).map { "\(date) \($0)" }
    }
  }

  private static let days = [
    "2025-03-10", "2025-03-11", "2025-03-12", "2025-03-13", "2025-03-16", "2025-03-17",
    "2025-03-28", "2025-03-29",
  ]

  @Test("Jump sends the highest rung reached and passes over those below it")
  func jump() throws {
    #expect(
      try story(.jump, ["2025-03-10", "2025-03-11", "2025-03-25"]) == [
        "2025-03-10 c INV-1", "2025-03-25 d INV-1",
      ])
  }

  @Test(
    "Others send one above what was delivered, at the ladder's own distances",
    arguments: [Policy.CatchUp.latest, .each, .skipOlderThan(days: 1)])
  func distances(_ catchUp: Policy.CatchUp) throws {
    #expect(
      try story(catchUp, CatchUpTests.days) == [
        "2025-03-10 a INV-1", "2025-03-13 b INV-1", "2025-03-17 c INV-1", "2025-03-29 d INV-1",
      ])
  }

  @Test("Skipping older than so many days leaves alone what reached no rung lately")
  func skipping() throws {
    #expect(
      try story(.skipOlderThan(days: 1), ["2025-03-12", "2025-03-19", "2025-03-22"]) == [
        "2025-03-22 a INV-1"
      ])
    #expect(try story(.skipOlderThan(days: 0), ["2025-03-10", "2025-03-22"]) == [])
    #expect(try story(.skipOlderThan(days: 0), ["2025-03-05"]) == ["2025-03-05 a INV-1"])
  }

  @Test("A notice that was not delivered counts for nothing: what follows waits for it")
  func undelivered() throws {
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, due: "2025-03-01")
    let policy = Policy.practice(catchUp: .latest, ladder: ladder)
    cafe.delivers = false
    #expect(try cafe.run(policy, on: "2025-03-02") == ["a INV-1"])
    cafe.delivers = true
    #expect(try cafe.run(policy, from: "2025-03-03", to: "2025-03-30") == [])
  }

  @Test(
    "A reminder before the due day is never caught up",
    arguments: [Policy.CatchUp.latest, .each, .skipOlderThan(days: 99), .jump])
  func neverAfterDue(_ catchUp: Policy.CatchUp) throws {
    #expect(try story(catchUp, ["2025-03-01"]) == ["2025-03-01 soon INV-1"])
    #expect(try story(catchUp, ["2025-03-02"]) == ["2025-03-02 a INV-1"])
    // Nor while no other rung has been reached.
    let sparse = [Rung.late("soon", -2), .late("b", 4)]
    #expect(try story(catchUp, ["2025-03-03"], ladder: sparse) == [])
  }

  @Test("Two runs on a day are one, under every mode")
  func twice() throws {
    for mode in [Policy.CatchUp.latest, .each, .skipOlderThan(days: 9), .jump] {
      let once = try story(mode, ["2025-03-10", "2025-03-13", "2025-03-30"])
      let twice = try story(
        mode, ["2025-03-10", "2025-03-10", "2025-03-13", "2025-03-13", "2025-03-30", "2025-03-30"])
      #expect(once == twice)
    }
  }
}
