import Receivables
import ReceivablesPorts

/// What a column can hold; in this order where the settings name no columns.
enum AgencyField: String, CaseIterable {
  case placement, account, name, kind, address1, address2, postcode, city, country, language, email
  case phone, invoice, instalment, issued, due
  case daysOverdue = "days_overdue"
  case principal, open, currency, reference
  case poNumber = "po_number"
  case description
  case lastPayment = "last_payment"
  case creditor
  case interestRate = "interest_rate"
  case interestFrom = "interest_from"
  /// Principal, or which charge; what was charged stands in a column of its own.
  case type, charge

  func cell(
    _ line: HandoffClaim.Line, of claim: HandoffClaim, in handoff: Handoff, _ layout: AgencyLayout
  ) -> DelimitedText.Cell {
    let contact = claim.debtor.contact
    switch self {
    case .placement: return .figure(claim.placement ?? "")
    case .account: return .text(claim.debtor.account.text)
    case .name: return .text(claim.debtor.name)
    case .kind: return .figure(claim.debtor.party?.kind?.rawValue ?? "")
    case .address1: return .text(contact["address1"] ?? contact["address"] ?? "")
    case .phone: return AgencyField.phone(contact["phone"] ?? "")
    case .address2, .postcode, .city, .email: return .text(contact[rawValue] ?? "")
    case .country: return .text(claim.debtor.party?.country ?? "")
    case .language: return .text(claim.debtor.party?.language ?? "")
    case .invoice: return .text(line.item.document)
    case .instalment: return .figure(line.instalment.map(String.init) ?? "")
    case .issued: return .figure(layout.dates.text(line.issued))
    case .due: return .figure(layout.dates.text(line.due))
    case .daysOverdue: return .figure(String(handoff.day.days(since: line.due)))
    case .principal: return .figure(line.charge == nil ? layout.amount(line.principal) : "")
    case .type: return .figure(line.type)
    case .charge: return .figure(line.charge == nil ? "" : layout.amount(line.principal))
    case .open: return .figure(layout.amount(line.open))
    case .currency: return .figure(line.open.currency.code)
    case .reference, .poNumber, .description: return .text(line.notes[rawValue] ?? "")
    case .lastPayment: return .figure(claim.lastPayment.map(layout.dates.text) ?? "")
    case .creditor: return .text(handoff.creditor.name)
    case .interestRate: return .figure(layout.rate(line.interest))
    case .interestFrom:
      return .figure(line.interest.map { layout.dates.text($0.from) } ?? "")
    }
  }

  /// A number that begins with `+` would be guarded as a formula, and no system could dial it: the
  /// plus is written as `00`, which ITU-T E.164 recommends for it.
  private static func phone(_ number: String) -> DelimitedText.Cell {
    let isNumber = number.utf8.allSatisfy { byte in
      (48...57).contains(byte) || " +-()/.".utf8.contains(byte)
    }
    guard isNumber, number.hasPrefix("+") else { return .text(number) }
    return .text("00" + number.dropFirst())
  }
}

extension AgencyLayout {
  /// With the currency's decimals and the agency's mark.
  func amount(_ money: Money) -> String {
    hasDecimalComma ? money.decimal.replacing(".", with: ",") : money.decimal
  }

  /// In percent a year, with the agency's mark.
  func rate(_ interest: PlacedItem.Interest?) -> String {
    guard let rate = interest?.rate.description else { return "" }
    return hasDecimalComma ? rate.replacing(".", with: ",") : rate
  }
}
