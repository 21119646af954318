import MemoryStorage
import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("A book in memory")
struct MemoryBookTests {
  @Test("Keeps what every book promises", arguments: BookStoreContract.rules)
  func keeps(_ rule: ContractRule<StoreUnderTest>) async throws {
    try await rule.check(StoreUnderTest(MemoryBook()))
  }

  @Test("Each book that is opened is new")
  func opensNewBooks() async throws {
    let kind = MemoryStorageKind()
    let first = kind.open(at: "", creating: true)
    try await Samples.post([Samples.party(named: "brodersen")], to: Samples.cafe, in: first)
    let second = kind.open(at: "", creating: false)
    #expect(try await second.lastCommit() == nil)
    #expect(try await first.lastCommit()?.number == 1)
  }
}
