import BankTransferPayments
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("Bank transfers")
struct BankTransferGatewayTests {
  @Test(arguments: BankTransferUnderTest.forms, PaymentGatewayContract.rules)
  func keeps(_ form: BankTransferUnderTest.Form, _ rule: ContractRule<GatewayUnderTest>)
    async throws
  {
    let gateway = try BankTransferUnderTest.open(form.settings)
    let suite = TransferSuite(
      gateway: gateway, taken: form.taken, refused: form.refused, payload: form.payload)
    try await rule.check(
      GatewayUnderTest(gateway: gateway, canaries: [], commands: [:], transfers: suite))
  }

  private func lines(
    _ settings: [String: String], _ code: String, invoices: [String]
  ) throws -> [String] {
    try BankTransferUnderTest.open(settings).instructions(
      for: TransferCommand(
        amount: BankTransferUnderTest.money(1_250_00, code), reference: "N-866857c80999c7d27fba",
        invoices: invoices, creditor: "Northwind GmbH", day: Samples.day("2026-03-31"))
    ).lines.map { "\($0.kind.rawValue) \($0.text)" }
  }

  @Test("Each form says what its banks ask for, in their order")
  func forms() throws {
    #expect(
      try lines(BankTransferUnderTest.epc, "EUR", invoices: ["20260017"]) == [
        "holder Northwind GmbH", "iban DE02 1203 0000 0000 2020 51", "bic BYLADEM1001",
        "amount 1250.00 EUR", "reference RF84 2026 0017",
      ])
    #expect(
      try lines(BankTransferUnderTest.us, "USD", invoices: ["INV-7"]) == [
        "holder Northwind GmbH", "routing 021000021", "account 0123456789", "amount 1250.00 USD",
        "reference INV-7",
      ])
    #expect(
      try lines(BankTransferUnderTest.uk, "GBP", invoices: ["INV-7", "INV-8"]) == [
        "holder Northwind GmbH", "sort-code 20-00-00", "account 55779911", "amount 1250.00 GBP",
        "reference INV-7, INV-8",
      ])
    var other = BankTransferUnderTest.plain
    other["holder"] = "Northwind Trust"
    #expect(
      try lines(other, "JPY", invoices: ["INV-7"]).first == "holder Northwind Trust")
  }

  /// Goal: money that comes says what it is for. Method: several invoices are named as long as the form
  /// holds them, and else the notice that lists them.
  @Test("Several invoices are named in words, too many by their notice, or as many as fit")
  func references() throws {
    let many = (100..<150).map { "INV-\($0)" }
    let cases = [
      (["INV-7"], "INV-7"), (["INV-7", "8"], "INV-7, 8"), (many, "N-866857c80999c7d27fba"),
      ([], "N-866857c80999c7d27fba"), (["1"], "RF74 1"),
    ]
    for (invoices, reference) in cases {
      #expect(
        try lines(BankTransferUnderTest.epc, "EUR", invoices: invoices).last
          == "reference \(reference)")
    }
    #expect(
      try lines(BankTransferUnderTest.uk, "GBP", invoices: ["INV-7", "INV-8", "INV-9"]).last
        == "reference INV-7, INV-8")
  }

  @Test("A QR-IBAN asks for one invoice of digits, and refuses what it cannot name")
  func swissReferences() throws {
    var settings = BankTransferUnderTest.swiss
    settings["iban"] = "CH4431999123000889012"
    #expect(
      try lines(settings, "CHF", invoices: ["20260017"]).last
        == "reference 00 00000 00000 00000 02026 00179")
    #expect(throws: PaymentError.self) { try lines(settings, "CHF", invoices: ["INV-7"]) }
    #expect(throws: PaymentError.self) { try lines(settings, "CHF", invoices: ["7", "8"]) }
  }

  @Test("A gateway that sends nothing needs nothing that sends")
  func transport() {
    #expect(BankTransferKind().capabilities == ["transfers"])
    #expect(!BankTransferKind().sendsRequests)
  }

  @Test(
    "A mistake in the settings names the setting and says what to write",
    arguments: [
      ([:], "payments.bank: it needs form. Write it as \"form: epc\""),
      (["form": "sepa"], "payments.bank: form is \"sepa\". Write epc, swiss, us, uk or plain."),
      (["form": "epc"], "payments.bank: it needs iban. Write it as \"iban: DE02"),
      (
        ["frm": "epc"],
        "payments.bank: bank-transfer has no setting \"frm\". Did you mean \"form\"?"
      ),
      (
        ["form": "epc", "iban": "DE03 1203 0000 0000 2020 51"],
        "payments.bank: iban is mistyped"
      ),
      (["form": "epc", "iban": "DE02 1203"], "payments.bank: iban has 8 letters and digits"),
      (["form": "epc", "iban": "GB29NWBK60161331926819"], "payments.bank: it needs bic"),
      (["form": "plain", "iban": "DE02120300000000202051", "bic": "X"], "payments.bank: bic is"),
      (["form": "epc", "routing": "1"], "payments.bank: bank-transfer has no setting \"routing\""),
      (
        ["form": "swiss", "iban": "DE02120300000000202051"],
        "payments.bank: iban is one of DE. Write one of CH or LI"
      ),
      (
        ["form": "swiss", "iban": "CH9300762011623852957"], "payments.bank: it needs country"
      ),
      (
        ["form": "swiss", "iban": "CH9300762011623852957", "country": "Switzerland"],
        "payments.bank: country is \"Switzerland\""
      ),
      (
        ["form": "swiss", "iban": "CH9300762011623852957", "country": "CH"],
        "payments.bank: it needs postcode"
      ),
      (["form": "us", "routing": "112000025"], "payments.bank: routing is \"112000025\""),
      (["form": "us", "routing": "021000021"], "payments.bank: it needs account"),
      (
        ["form": "us", "routing": "021000021", "account": "12a4"],
        "payments.bank: account is not 4 to 17 digits"
      ),
      (["form": "uk", "sortCode": "20-00"], "payments.bank: sortCode is \"20-00\""),
      (
        ["form": "uk", "sortCode": "20-00-00", "account": "123"],
        "payments.bank: account is not 8 digits"
      ),
      (
        [
          "form": "plain", "iban": "DE02120300000000202051",
          "holder": String(repeating: "n", count: 71),
        ],
        "payments.bank: holder has 71 characters"
      ),
    ] as [([String: String], String)])
  func settings(values: [String: String], message: String) throws {
    let error = try #require(throws: SettingsError.self) {
      try BankTransferUnderTest.open(values)
    }
    #expect(error.description.hasPrefix(message), "\(error)")
    #expect(error.description.last.map { ".?".contains($0) } == true)
  }
}
