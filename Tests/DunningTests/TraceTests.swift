import Dunning
import Receivables
import ReceivablesTesting
import Testing

@Suite("A decision and its trace")
struct TraceTests {
  @Test("The same account, policy and day give the same decision and the same digest")
  func same() throws {
    var cafe = try PracticeAccount()
    for number in 1...9 {
      try cafe.invoice("INV-\(number)", 100_00, due: "2025-03-0\(number)")
    }
    let one = cafe.decision(.practice(), on: "2025-03-20")
    // A dictionary that was built in another order is another one in memory.
    let shuffled = Account(
      id: cafe.account.id, version: cafe.account.version, standing: cafe.account.standing,
      items: cafe.account.items.values.sorted { $0.id > $1.id })
    let other = decide(shuffled, by: .practice(), on: day("2025-03-20"))
    #expect(one == other)
    #expect(one.trace.digest == other.trace.digest)
  }

  @Test("The digest tells any two lines apart")
  func digests() {
    let item = Samples.item("INV-1")
    let lines = [
      TraceLine(.account, .stop, .forbids, "a"), TraceLine(.item(item), .stop, .forbids, "a"),
      TraceLine(.currency(Samples.euro), .stop, .forbids, "a"),
      TraceLine(.account, .contact, .forbids, "a"), TraceLine(.account, .stop, .waits, "a"),
      TraceLine(.account, .stop, .forbids, "b"),
      TraceLine(.account, .stop, .forbids, "a", until: day("2025-03-01")),
    ]
    var digests: Set<Hash> = []
    for line in lines {
      var trace = Trace()
      trace.note(line)
      #expect(digests.insert(trace.digest).inserted)
      trace.note(line)
      #expect(digests.insert(trace.digest).inserted)
    }
  }

  @Test("Closed items are not told apart from items that were not read")
  func closed() throws {
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, due: "2025-03-01")
    try cafe.invoice("INV-2", 100_00, due: "2025-03-01")
    try cafe.pay("P-1", 100_00, on: "2025-03-02", for: "INV-1")
    let live = cafe.account.holding({ $0.settled > day("2025-03-04") }, notices: { _ in true })
    #expect(live.items.count == 1)
    #expect(
      decide(live, by: .practice(), on: day("2025-03-04"))
        == cafe.decision(.practice(), on: "2025-03-04"))
    #expect(
      attention(of: live, by: .practice(), after: day("2025-03-04"))
        == attention(of: cafe.account, by: .practice(), after: day("2025-03-04")))
  }

  @Test("A notice is named by its channel and its triggers alone")
  func names() {
    let one = Trigger(item: Samples.item("INV-1"), rung: "reminder", cycle: 1)
    let two = Trigger(item: Samples.item("INV-2"), rung: "reminder", cycle: 1)
    let again = Trigger(item: Samples.item("INV-1"), rung: "reminder", cycle: 2)
    let name = Notice.id(channel: "email", triggers: [one, two])
    #expect(name == Notice.id(channel: "email", triggers: [two, one]))
    #expect(name != Notice.id(channel: "sms", triggers: [one, two]))
    #expect(name != Notice.id(channel: "email", triggers: [again, two]))
    #expect(name != Notice.id(channel: "email", triggers: [one]))
  }
}
