import ReceivablesPorts
import ReceivablesTesting
import SMTPChannel
import Testing

/// Goal: no answer of the channel is wrong about what the server has.
/// Method: a server that refuses and breaks off at random, and tells afterwards what it stored.
@Suite(
  "Breaks at random", .enabled(if: TestServer.isThere, Comment(rawValue: TestServer.need)))
struct RandomBreakTests {
  private static func plan(_ dice: inout Dice) -> Plan {
    var plan = Plan(offers: Bool.random(using: &dice) ? ["PIPELINING", "SIZE"] : [])
    let steps = ["MAIL", "RCPT", "DATA", "dot"]
    let step = steps.randomElement(using: &dice) ?? "dot"
    let how: Plan.Break.How = Bool.random(using: &dice) ? .close : .reset
    switch Int.random(in: 0..<8, using: &dice) {
    case 0: break
    case 1: plan.replies = [step: ["\(Int.random(in: 400..<600, using: &dice)) no"]]
    case 2: plan.breaks = [.at(step, how)]
    case 3: plan.breaks = [.at("after \(step)", how)]
    case 4: plan.breaks = [.at("answer", how)]
    case 5:
      plan.replies = [step: ["\(Int.random(in: 0..<1000, using: &dice))"]]
    default: plan.breaks = [Plan.Break(at: .bytes(Int.random(in: 1..<600, using: &dice)), how: how)]
    }
    return plan
  }

  @Test(
    "What is sent is stored once, what failed or was not sent is not stored",
    arguments: 1...12 as ClosedRange<UInt64>)
  func holds(seed: UInt64) async throws {
    var dice = Dice(seed: seed)
    let server = try TestServer(Plan())
    let clock = ManualClock()
    let channel = try server.channel(clock: clock)
    var answers: [String: DeliveryAnswer] = [:]
    for number in 1...60 {
      let act = "n-\(number)."
      try server.follow(Self.plan(&dice))
      answers[act] = await channel.deliver(Northwind.notice(act))
      clock.advance(by: .seconds(61))
    }
    let report = try server.report()
    var counts: [String: Int] = [:]
    for (act, answer) in answers {
      let stored = report.messages.count { $0.text.contains("<\(act)>") }
      counts[answer.name, default: 0] += 1
      switch answer.name {
      case "sent": #expect(stored == 1, "\(act)")
      case "unknown": #expect(stored <= 1, "\(act)")
      default: #expect(stored == 0, "\(act) \(answer)")
      }
    }
    // Dice that never fell on one of them would have shown nothing.
    for name in ["sent", "failed", "notSent", "unknown"] { #expect(counts[name] ?? 0 > 0) }
    #expect(report.strays.isEmpty)
  }
}
