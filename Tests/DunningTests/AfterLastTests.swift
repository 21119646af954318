import Dunning
import Receivables
import ReceivablesTesting
import Testing

@Suite("What follows the last rung")
struct AfterLastTests {
  @Test("A task names the sum of what it names, and not that of the whole account")
  func ownSum() throws {
    var policy = Policy.practice()
    policy.afterLast = .task
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 343_63, due: "2025-03-01")
    try cafe.invoice("INV-2", 2000_00, due: "2025-04-05")
    var tasks: [MeasureCall] = []
    var date = day("2025-03-01")
    while date <= day("2025-05-01") {
      tasks += decide(cafe.account, by: policy, on: date).measures
      _ = try cafe.run(policy, on: date)
      date = date.adding(days: 1)
    }
    let task = try #require(tasks.first)
    #expect(tasks.count == 1)
    #expect(task.triggers.map(\.item) == [Samples.item("INV-1")])
    #expect(
      task.listing
        == NoticeListing(
          items: [Samples.item("INV-1")], amount: Samples.euros(343_63)))
    #expect(task.words?.hasPrefix("final did not bring in INV-1, 343.63 EUR: ") == true)
  }
}
