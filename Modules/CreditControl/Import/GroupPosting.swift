import Dunning
import Receivables
import ReceivablesPorts

/// Posts the rows of one account.
protocol GroupPosting: Sendable {
  func post(_ rows: [SpooledRow]) async throws -> GroupOutcome
}

/// What became of the rows of one account.
struct GroupOutcome {
  /// Nil where nothing is new.
  var change: AccountChange?
  var added = 0
  var updated = 0
  var unchanged = 0
  var refused: [(row: SpooledRow, problem: RowProblem)] = []

  mutating func refuse(_ row: SpooledRow, _ field: String, _ reason: String) {
    refused.append((row, RowProblem(field: field, reason: reason)))
  }
}

/// What every kind of row needs of the book.
struct ImportLedger {
  let installation: Installation
  let author: Author
  let closedThrough: Day?
  /// The policy in force, which says what money settles first; nil before the first run.
  let policy: Policy?
  /// Looks for every name; else only where the account has such documents already, and the store
  /// refuses a name that another account has.
  let isCareful: Bool

  func holders(
    of keys: [DocumentKey], accountHas count: Int
  ) async throws -> [DocumentKey: Holder] {
    isCareful || count > 0 ? try await store.holders(of: keys) : [:]
  }

  var store: any BookStore { installation.store }

  func privateRecord(_ notes: [Note]) -> PrivateRecord? {
    installation.privateRecord(notes.map { ($0.name, $0.value) })
  }

  /// The stored fact of a document, and what its private record says.
  func stored(_ holder: Holder) async throws -> (content: EntryContent, notes: [String: String]) {
    let entries = try await store.entries(of: holder.account, from: holder.sequence, limit: 1)
    guard let entry = entries.first, entry.sequence == holder.sequence else {
      throw BookError.damaged("entry \(holder.sequence) of \(holder.account) is missing")
    }
    return (try EntryContent(parsing: entry.bytes), entry.privateRecord?.fields ?? [:])
  }

  /// Why a day takes no more entries, where it does not.
  func closedReason(_ day: Day) -> String? {
    guard let closedThrough, day <= closedThrough else { return nil }
    return "\(day) is in a period that is closed through \(closedThrough)."
      + " Date it later, or enter it by hand with a reason."
  }

  /// The row's amount in the row's currency, else the customer's; nil and a refusal where it has none.
  func money(
    _ amount: DecimalAmount, _ currency: Currency?, _ account: Account, _ row: SpooledRow,
    _ outcome: inout GroupOutcome
  ) -> Money? {
    guard let currency = currency ?? account.standing.party.last?.currency else {
      outcome.refuse(
        row, "currency",
        "neither the row nor the customer names a currency."
          + " Add a column, or --set currency=EUR.")
      return nil
    }
    do {
      return try amount.money(in: currency)
    } catch {
      outcome.refuse(row, "amount", ImportLedger.words(error, currency))
      return nil
    }
  }

  private static func words(_ problem: DecimalAmount.Problem, _ currency: Currency) -> String {
    switch problem {
    case .tooManyDecimals(let allowed):
      "\(currency.code) has \(allowed) decimals, the amount has more. Round it where it was made."
    case .tooLarge: "the amount is too large to be held exactly."
    case .notANumber, .ambiguous: "this is not an amount."
    }
  }
}

extension [Note] {
  /// As a private record gives them back.
  var fields: [String: String] {
    Dictionary(map { ($0.name, $0.value) }, uniquingKeysWith: { _, last in last })
  }
}
