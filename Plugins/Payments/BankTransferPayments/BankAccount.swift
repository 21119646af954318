import ReceivablesPorts

/// The creditor's account, as the payer's bank wants it.
enum BankAccount: Sendable, Equatable {
  /// In the single euro payments area, with a QR code.
  case epc(IBAN, BIC?)
  /// In Switzerland and Liechtenstein, with a QR code.
  case swiss(IBAN, BIC?, SwissAddress)
  /// In the United States.
  case american(RoutingNumber, account: String)
  /// In the United Kingdom.
  case british(SortCode, account: String)
  /// Anywhere else that has an IBAN, in any currency.
  case plain(IBAN, BIC?)

  /// Which amounts such a transfer carries.
  var amounts: GatewayAmounts {
    switch self {
    case .epc: EPCPayload.amounts
    case .swiss: SwissPayload.amounts
    case .american: GatewayAmounts("a transfer in the United States", only: ["USD"])
    case .british: GatewayAmounts("a transfer in the United Kingdom", only: ["GBP"])
    case .plain: GatewayAmounts("a bank transfer")
    }
  }

  /// What names the account, in the order in which forms ask for it.
  var lines: [TransferInstructions.Line] {
    switch self {
    case .epc(let iban, let bic), .swiss(let iban, let bic, _), .plain(let iban, let bic):
      [TransferInstructions.Line(.iban, iban.printed)]
        + (bic.map { [TransferInstructions.Line(.bic, $0.text)] } ?? [])
    case .american(let routing, let account):
      [
        TransferInstructions.Line(.routing, routing.text),
        TransferInstructions.Line(.account, account),
      ]
    case .british(let code, let account):
      [
        TransferInstructions.Line(.sortCode, code.printed),
        TransferInstructions.Line(.account, account),
      ]
    }
  }
}
