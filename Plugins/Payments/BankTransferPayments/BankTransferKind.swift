public import ReceivablesPorts

/// The creditor's own bank account as settings open it.
public struct BankTransferKind: PaymentGatewayKind {
  /// The creditor's own bank account.
  public init() {}

  /// How settings call it.
  public var name: String { "bank-transfer" }

  /// `form` has to be set: `epc`, `swiss`, `us`, `uk` or `plain`. The first two and `plain` want `iban`
  /// and take `bic`; `swiss` wants `postcode`, `town` and `country`, and takes `street` and `number`;
  /// `us` wants `routing` and `account`; `uk` wants `sortCode` and `account`. `holder` is for an account
  /// that is in another name than the creditor's.
  ///
  /// - Throws: `SettingsError`.
  public func open(_ settings: PaymentSettings) throws -> BankTransferGateway {
    let form = settings.values["form"] ?? ""
    guard let own = BankTransferKind.settings[form] else {
      // A setting that nobody knows is told before one that is missing.
      let reader = try GatewaySettings(
        settings, known: BankTransferKind.common + BankTransferKind.settings.values.flatMap { $0 })
      let forms = "epc, swiss, us, uk or plain"
      throw reader.error(
        form.isEmpty
          ? "it needs form. Write it as \"form: epc\"; it is \(forms)."
          : "form is \"\(form)\". Write \(forms).")
    }
    let reader = try GatewaySettings(settings, known: BankTransferKind.common + own)
    return BankTransferGateway(
      name: settings.gateway, account: try BankTransferKind.account(form, reader),
      holder: try BankTransferKind.optional("holder", most: 70, reader))
  }

  private static let common = ["form", "holder"]

  /// What each form has beside them.
  private static let settings = [
    "epc": ["iban", "bic"], "plain": ["iban", "bic"],
    "swiss": ["iban", "bic", "street", "number", "postcode", "town", "country"],
    "us": ["routing", "account"], "uk": ["sortCode", "account"],
  ]

  // MARK: Accounts

  private static func account(_ form: String, _ reader: GatewaySettings) throws -> BankAccount {
    switch form {
    case "swiss":
      let iban = try iban(reader, example: "CH93 0076 2011 6238 5295 7")
      guard ["CH", "LI"].contains(iban.country) else {
        throw reader.error(
          "iban is one of \(iban.country). Write one of CH or LI, or \"form: epc\".")
      }
      return .swiss(iban, try bic(reader), try address(reader))
    case "us":
      let typed = try reader.required("routing", example: "021000021")
      guard let routing = RoutingNumber(typed) else {
        throw reader.error(
          "routing is \"\(typed)\", which is no number of a bank. Write its nine digits, of which the"
            + " last checks the others.")
      }
      return .american(routing, account: try number(4...17, reader))
    case "uk":
      let typed = try reader.required("sortCode", example: "20-00-00")
      guard let code = SortCode(typed) else {
        throw reader.error("sortCode is \"\(typed)\". Write six digits, as 20-00-00.")
      }
      return .british(code, account: try number(8...8, reader))
    default:
      let iban = try iban(reader, example: "DE02 1203 0000 0000 2020 51")
      let bic = try bic(reader)
      guard form == "plain" || bic != nil || !iban.needsBIC else {
        throw reader.error(
          "it needs bic, as transfers to \(iban.country) do. Write it as \"bic: BANKGB2L\".")
      }
      return form == "epc" ? .epc(iban, bic) : .plain(iban, bic)
    }
  }

  private static func iban(_ reader: GatewaySettings, example: String) throws -> IBAN {
    let typed = try reader.required("iban", example: example)
    do {
      return try IBAN(typed)
    } catch {
      throw reader.error("iban \(error). Write it as the bank does, as \(example).")
    }
  }

  private static func bic(_ reader: GatewaySettings) throws -> BIC? {
    guard let typed = reader.text("bic") else { return nil }
    guard let bic = BIC(typed) else {
      throw reader.error("bic is \"\(typed)\". Write 8 or 11 letters and digits, as COBADEFF.")
    }
    return bic
  }

  /// The number of an account that is no IBAN.
  private static func number(
    _ counts: ClosedRange<Int>, _ reader: GatewaySettings
  ) throws -> String {
    let example = "12345678"
    let typed = try reader.required("account", example: example)
    let text = typed.filter { $0 != " " && $0 != "-" }
    guard RoutingNumber.digits(text, counts) != nil else {
      let range =
        counts.count == 1 ? "\(counts.lowerBound)" : "\(counts.lowerBound) to \(counts.upperBound)"
      throw reader.error(
        "account is not \(range) digits. Write it as \"account: \(example)\".")
    }
    return text
  }

  // MARK: Addresses

  private static func address(_ reader: GatewaySettings) throws -> SwissAddress {
    let country = try reader.required("country", example: "CH")
    guard country.utf8.count == 2, country.utf8.allSatisfy({ (65...90).contains($0) }) else {
      throw reader.error("country is \"\(country)\". Write its code of two capital letters, as CH.")
    }
    return SwissAddress(
      street: try optional("street", most: 70, reader) ?? "",
      number: try optional("number", most: 16, reader) ?? "",
      postcode: try needed("postcode", most: 16, example: "\"8000\"", reader),
      town: try needed("town", most: 35, example: "Zürich", reader), country: country)
  }

  private static func needed(
    _ key: String, most: Int, example: String, _ reader: GatewaySettings
  ) throws -> String {
    _ = try reader.required(key, example: example)
    return try optional(key, most: most, reader) ?? ""
  }

  private static func optional(
    _ key: String, most: Int, _ reader: GatewaySettings
  ) throws -> String? {
    guard let text = reader.text(key)?.inOneLine, !text.isEmpty else { return nil }
    guard text.count <= most else {
      throw reader.error("\(key) has \(text.count) characters. Write \(most) at most.")
    }
    return text
  }
}
