import ReceivablesPorts
import ReceivablesTesting
import SQLiteStorage
import Testing

@Suite("A book in an SQLite database")
struct SQLiteBookTests {
  @Test(
    "Keeps what every book promises",
    arguments: BookStoreContract.rules + BookStoreContract.durableRules)
  func keeps(_ rule: ContractRule<StoreUnderTest>) async throws {
    try await withBook { book, files in
      try await rule.check(StoreUnderTest(book) { try files.open() })
    }
  }
}
