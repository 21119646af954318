public import Receivables
import ReceivablesPorts

/// What a question is about: an invoice or a customer.
public enum Subject: Sendable, Equatable {
  case invoice(String, AccountID)
  case customer(AccountID)

  public var account: AccountID {
    switch self {
    case .invoice(_, let account), .customer(let account): account
    }
  }

  public var text: String {
    switch self {
    case .invoice(let number, _): "invoice:\(number)"
    case .customer(let account): "customer:\(account)"
    }
  }

  /// Finds what an id means; `invoice:` and `customer:` before it say which.
  ///
  /// - Throws: ``RunError`` where there is neither, or both.
  public init(_ text: String, in installation: Installation) async throws {
    let store = installation.store
    let wanted: String?
    let id: String
    if text.hasPrefix("invoice:") || text.hasPrefix("customer:") {
      wanted = text.hasPrefix("invoice:") ? "invoice" : "customer"
      id = String(text[text.index(after: text.firstIndex(of: ":") ?? text.startIndex)...])
    } else {
      wanted = nil
      id = text
    }
    let key = DocumentKey(.invoice, id)
    let holder = wanted == "customer" ? nil : try await store.holders(of: [key])[key]
    let account = AccountID(id)
    var isCustomer = false
    if wanted != "invoice", !account.isReserved {
      isCustomer = try await store.account(account, items: .none) != nil
    }
    switch (holder, isCustomer) {
    case (let holder?, false): self = .invoice(id, holder.account)
    case (nil, true): self = .customer(account)
    case (_?, true):
      throw RunError(
        .usage, "\(id) is an invoice and a customer. Say invoice:\(id) or customer:\(id).")
    case (nil, false):
      throw RunError(
        .badInput,
        "there is no \(wanted ?? "invoice or customer") \(id) in the book."
          + " Ids are taken exactly as they were imported.")
    }
  }
}
