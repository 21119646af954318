import Receivables
public import ReceivablesPorts

/// The creditor's own bank account: what a payer copies or scans. No request is sent for it.
public struct BankTransferGateway: TransferInstructing {
  /// How settings call it.
  public let name: String
  private let account: BankAccount
  /// Whose account it is; nil for the creditor by name.
  private let holder: String?

  init(name: String, account: BankAccount, holder: String? = nil) {
    self.name = name
    self.account = account
    self.holder = holder
  }

  /// Those that the form of the account carries.
  public var amounts: GatewayAmounts { account.amounts }

  /// - Throws: `PaymentError` where the form cannot carry it.
  public func instructions(for command: TransferCommand) throws -> TransferInstructions {
    _ = try amounts.units(of: command.amount)
    let holder = (holder ?? command.creditor).inOneLine
    let remittance = try remittance(command)
    let payload = try payload(command, holder, remittance)
    let title = "QR: \(holder), \(command.amount), \(remittance.printed)"
    let lines =
      [TransferInstructions.Line(.holder, holder)] + account.lines + [
        TransferInstructions.Line(.amount, "\(command.amount)"),
        TransferInstructions.Line(.reference, remittance.printed),
      ]
    return TransferInstructions(
      lines: lines, payload: payload, picture: try payload.map { try picture($0, title: title) })
  }

  private func remittance(_ command: TransferCommand) throws -> Remittance {
    switch account {
    case .epc: return try .structured(command, most: EPCPayload.mostWords)
    case .swiss(let iban, _, _):
      if iban.isSwissReferenceAccount, let number = command.onlyInvoice,
        let reference = SwissReference(invoice: number)
      {
        return .swiss(reference)
      }
      return try .structured(command, most: SwissPayload.mostWords)
    // The addenda of an ACH payment have 80 characters (Nacha, type 7 record).
    case .american: return try .words(command, most: 80)
    // What a Faster Payment and a Bacs payment carry to the account that gets it.
    case .british: return try .words(command, most: 18)
    case .plain: return try .structured(command, most: EPCPayload.mostWords)
    }
  }

  private func payload(
    _ command: TransferCommand, _ holder: String, _ remittance: Remittance
  ) throws -> String? {
    switch account {
    case .epc(let iban, let bic):
      try EPCPayload(
        holder: holder, iban: iban, bic: bic, amount: command.amount, remittance: remittance
      ).text
    case .swiss(let iban, _, let address):
      try SwissPayload(
        iban: iban, creditor: SwissPayload.Party(name: holder, address: address),
        amount: command.amount, remittance: remittance
      ).text
    case .american, .british, .plain: nil
    }
  }

  /// In Switzerland the code is 46 mm wide and has the cross in its middle; elsewhere a telephone reads
  /// 30 mm well.
  private func picture(_ payload: String, title: String) throws -> String {
    let isSwiss = if case .swiss = account { true } else { false }
    let most = isSwiss ? SwissPayload.mostVersion : EPCPayload.mostVersion
    guard let code = QRCode(Array(payload.utf8), most: most) else {
      throw PaymentError("what is to be paid does not fit into a QR code of version \(most).")
    }
    return code.svg(title: title, millimetres: isSwiss ? 46 : 30, hasCross: isSwiss)
  }
}
