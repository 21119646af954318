import Receivables
import ReceivablesPorts
import Testing

extension BookStoreContract {
  static let forgettingRules: [ContractRule<StoreUnderTest>] = [
    ContractRule(
      "Forgetting removes the private records of one account, and of no other",
      forgetting),
    ContractRule("What is recorded after a forgetting is kept", recordedAfterForgetting),
    ContractRule("Money and chains are whole after a forgetting", wholeAfterForgetting),
  ]

  static func postTwoCustomers(to store: any BookStore) async throws {
    for (id, name) in [(Samples.cafe, "brodersen"), (Samples.hotel, "lindqvist")] {
      try await Samples.post(
        [
          Samples.party(named: name),
          Samples.invoice("INV-\(id)", Samples.euros(8_00), issued: june, note: "for \(name)"),
        ], to: id, in: store, attention: july)
    }
  }

  private static func forgetting(_ test: StoreUnderTest) async throws {
    try await postTwoCustomers(to: test.store)
    let hotel = try await test.store.wholeChain(of: Samples.hotel)
    try await Samples.post(
      [Samples.forgotten(on: july)], to: Samples.cafe, in: test.store)
    let entries = try await test.store.wholeChain(of: Samples.cafe)
    #expect(entries.count == 3)
    #expect(entries.allSatisfy { $0.privateRecord == nil })
    #expect(hotel.allSatisfy { $0.privateRecord != nil })
    #expect(try await test.store.wholeChain(of: Samples.hotel) == hotel)
  }

  private static func recordedAfterForgetting(_ test: StoreUnderTest) async throws {
    try await postTwoCustomers(to: test.store)
    let again = Samples.party(named: "brodersen again", on: july)
    let change = try await Samples.change(
      of: Samples.cafe, in: test.store,
      by: [Samples.party(named: "brodersen still"), Samples.forgotten(on: july), again])
    try await test.store.commit([change], at: noon)
    try await Samples.post([again], to: Samples.cafe, in: test.store)
    let records = try await test.store.wholeChain(of: Samples.cafe).map(\.privateRecord)
    #expect(records == [nil, nil, nil, nil, again.privateRecord, again.privateRecord])
  }

  private static func wholeAfterForgetting(_ test: StoreUnderTest) async throws {
    try await postTwoCustomers(to: test.store)
    let before = try await BookSnapshot(of: test.store)
    try await Samples.post([Samples.forgotten(on: july)], to: Samples.cafe, in: test.store)
    let after = try await BookSnapshot(of: test.store)
    #expect(after.rows.map(\.account.items) == before.rows.map(\.account.items))
    #expect(after.rows.first?.account.standing.forgottenEntry == 3)
    #expect(
      after.rows.first?.entries.prefix(2).map(\.bytes) == before.rows.first?.entries.map(\.bytes))
    for row in after.rows { try await expectUnbrokenChain(of: row.account.id, in: test.store) }
  }
}
