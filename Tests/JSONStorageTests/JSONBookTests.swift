import JSONStorage
import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("A book of JSON lines")
struct JSONBookTests {
  @Test(
    "Keeps what every book promises",
    arguments: BookStoreContract.rules + BookStoreContract.durableRules)
  func keeps(_ rule: ContractRule<StoreUnderTest>) async throws {
    try await check(rule, segmentLimit: 64 << 20)
  }

  @Test(
    "Keeps them where each line begins a new file",
    arguments: BookStoreContract.rules + BookStoreContract.durableRules)
  func keepsInManyFiles(_ rule: ContractRule<StoreUnderTest>) async throws {
    try await check(rule, segmentLimit: 1)
  }

  private func check(_ rule: ContractRule<StoreUnderTest>, segmentLimit: Int) async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/book"
      let book = try JSONBook(at: path, creating: true, segmentLimit: segmentLimit)
      try await rule.check(
        StoreUnderTest(book) {
          try JSONBook(at: path, creating: false, segmentLimit: segmentLimit)
        })
    }
  }
}
