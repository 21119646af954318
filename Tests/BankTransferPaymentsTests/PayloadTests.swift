import Foundation
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

@testable import BankTransferPayments

@Suite("What banks read from pictures")
struct PayloadTests {
  private func francs(_ minorUnits: Int64) -> Money {
    Money(minorUnits: minorUnits, Samples.currency("CHF"))
  }

  private static let lausanne = SwissAddress(
    street: "", number: "", postcode: "1000", town: "Lausanne", country: "CH")

  private func example(reference: Bool) throws -> EPCPayload {
    if reference {
      return try EPCPayload(
        holder: "Franz Mustermänn", iban: try IBAN("DE89370400440532013000"),
        bic: BIC("BHBLDEHHXXX"), amount: Samples.euros(12_30), purpose: "GDDS",
        remittance: .creditor(try #require(CreditorReference(invoice: "539007547034"))))
    }
    return try EPCPayload(
      holder: "François D'Alsace S.A.", iban: try IBAN("FR1420041010050500013M02606"), bic: nil,
      amount: Samples.euros(12_30), remittance: .text("Client:Marie Louise La Lune"))
  }

  private func swissExample(reference: Bool) throws -> SwissPayload {
    if reference {
      let biel = SwissAddress(
        street: "Rue du Lac", number: "1268", postcode: "2501", town: "Biel", country: "CH")
      let rorschach = SwissAddress(
        street: "Grosse Marktgasse", number: "28", postcode: "9400", town: "Rorschach",
        country: "CH")
      return try SwissPayload(
        iban: try IBAN("CH4431999123000889012"),
        creditor: .init(name: "Robert Schneider AG", address: biel), amount: francs(1949_70),
        debtor: .init(name: "Pia-Maria Rutschmann-Schnyder", address: rorschach),
        remittance: .swiss(try #require(SwissReference("210000000003139471430009017"))),
        message: "Order of 15.09.2019")
    }
    return try SwissPayload(
      iban: try IBAN("CH5800791123000889012"),
      creditor: .init(name: "Jane", address: PayloadTests.lausanne), amount: francs(25_30),
      remittance: .creditor(try #require(CreditorReference(invoice: "539007547034"))))
  }

  @Test("A payload is the one of the guidelines, byte for byte")
  func fixtures() throws {
    #expect(
      try example(reference: true).text == """
        BCD
        002
        1
        SCT
        BHBLDEHHXXX
        Franz Mustermänn
        DE89370400440532013000
        EUR12.3
        GDDS
        RF18539007547034
        """)
    #expect(
      try example(reference: false).text
        == "BCD\n002\n1\nSCT\n\nFrançois D'Alsace S.A.\nFR1420041010050500013M02606\nEUR12.3\n\n\n"
        + "Client:Marie Louise La Lune")
    let lines = try swissExample(reference: true).text.components(separatedBy: "\r\n")
    #expect(lines.count == 31 && lines[18...19] == ["1949.70", "CHF"] && lines[30] == "EPD")
    #expect(Array(lines[27...28]) == ["QRR", "210000000003139471430009017"])
  }

  @Test(
    "Others' payloads are ours, byte for byte",
    .enabled(if: SharedFolder.url != nil, "\(SharedFolder.missing)"))
  func vectors() throws {
    let path = try #require(SharedFolder.path(of: "data/vectors/bank_reference_vectors.json"))
    let json = try JSONValue(parsing: Array(try Data(contentsOf: URL(filePath: path))))
    let sepa = (json["epc"]?.array ?? []).map { $0["payload_utf8"]?.string }
    #expect(sepa == [try example(reference: true).text, try example(reference: false).text])
    let swiss = (json["swiss_qr"]?.array ?? []).map { $0["payload"]?.string }
    #expect(
      swiss == [try swissExample(reference: true).text, try swissExample(reference: false).text])
  }

  @Test("Zeros behind the point are left out, and no others")
  func amounts() throws {
    let cases: [(Int64, String)] = [
      (1, "EUR0.01"), (10, "EUR0.1"), (1_00, "EUR1"), (10_00, "EUR10"), (1_000_00, "EUR1000"),
      (10_10, "EUR10.1"), (999_999_999_99, "EUR999999999.99"), (100_000_000_00, "EUR100000000"),
    ]
    for (cents, text) in cases {
      let payload = try EPCPayload(
        holder: "N", iban: try IBAN("DE89370400440532013000"), bic: nil,
        amount: Samples.euros(cents), remittance: .text("x"))
      #expect(payload.text.components(separatedBy: "\n")[7] == text, "\(payload.text)")
    }
    for amount in [Samples.euros(0), Samples.euros(1_000_000_000_00), francs(1)] {
      #expect(throws: PaymentError.self) {
        try EPCPayload(
          holder: "N", iban: try IBAN("DE89370400440532013000"), bic: nil, amount: amount,
          remittance: .text("x"))
      }
    }
  }

  @Test("An element that is too long is refused, and so is a payload of more than 331 bytes")
  func limits() throws {
    func payload(holder: Int = 1, text: Int = 1, letter: String = "n") throws -> EPCPayload {
      try EPCPayload(
        holder: String(repeating: letter, count: holder), iban: try IBAN("DE89370400440532013000"),
        bic: nil, amount: Samples.euros(1),
        remittance: .text(String(repeating: letter, count: text)))
    }
    #expect(try payload(holder: 70, text: 140).text.utf8.count <= 331)
    #expect(throws: PaymentError.self) { try payload(holder: 71) }
    #expect(throws: PaymentError.self) { try payload(holder: 0) }
    #expect(throws: PaymentError.self) { try payload(text: 141) }
    #expect(throws: PaymentError.self) { try payload(holder: 70, text: 140, letter: "漢") }
    #expect(throws: PaymentError.self) {
      try EPCPayload(
        holder: "N", iban: try IBAN("CH9300762011623852957"), bic: nil, amount: Samples.euros(1),
        remittance: .text("x"))
    }
  }

  @Test("A QR-IBAN goes with a Swiss reference alone, and a Swiss reference with it alone")
  func swiss() throws {
    func payload(_ iban: String, _ remittance: Remittance) throws -> SwissPayload {
      try SwissPayload(
        iban: try IBAN(iban), creditor: .init(name: "Jane", address: PayloadTests.lausanne),
        amount: francs(1), remittance: remittance)
    }
    let swiss = Remittance.swiss(try #require(SwissReference(invoice: "7")))
    let creditor = Remittance.creditor(try #require(CreditorReference(invoice: "7")))
    let (reference, ordinary) = ("CH4431999123000889012", "CH5800791123000889012")
    #expect(try payload(reference, swiss).text.contains("\r\nQRR\r\n"))
    #expect(try payload(ordinary, creditor).text.contains("\r\nSCOR\r\n"))
    #expect(try payload(ordinary, .text("INV-7")).text.hasSuffix("\r\nNON\r\n\r\nINV-7\r\nEPD"))
    for (iban, remittance) in [
      (reference, creditor), (reference, .text("INV-7")), (ordinary, swiss),
      ("DE89370400440532013000", creditor),
    ] {
      #expect(throws: PaymentError.self) { try payload(iban, remittance) }
    }
  }

  /// Goal: a bank that reads as others write reads ours. Method: some hundred Swiss bills with names and
  /// amounts of chance, written by qrbill and by us.
  @Test(
    "A Swiss bill is the one that somebody else writes",
    .enabled(if: BankOracle() != nil, "\(BankOracle.missing)"))
  func bills() throws {
    let oracle = try #require(BankOracle())
    let names = ["Northwind GmbH", "Käserei & Söhne", "Crêperie d'Été", "Zürcher \"Brot\" AG"]
    var texts: [String] = []
    var ours: [String] = []
    for index in 0..<200 {
      let cents = Int64(index) * 7_919 + 1
      let reference = index % 3 == 0 ? nil : CreditorReference(invoice: "INV\(index * 31)")
      let remittance: Remittance = reference.map { .creditor($0) } ?? .text("No. \(index)")
      let payload = try SwissPayload(
        iban: try IBAN("CH5800791123000889012"),
        creditor: .init(
          name: names[index % 4],
          address: SwissAddress(
            street: "Seeweg", number: "\(index)", postcode: "\(8000 + index)", town: "Zürich",
            country: "CH")), amount: francs(cents), remittance: remittance)
      ours.append(payload.text)
      texts.append(
        [
          names[index % 4], "\(index)", "\(8000 + index)", francs(cents).decimal,
          reference?.text ?? "", reference == nil ? "No. \(index)" : "",
        ].joined(separator: "|"))
    }
    let program = """
      from qrbill import QRBill
      def bill(text):
          name, number, postcode, amount, reference, words = text.split('|')
          return QRBill(account='CH5800791123000889012', amount=amount, currency='CHF',
                        creditor=dict(name=name, street='Seeweg', house_num=number, pcode=postcode,
                                      city='Zürich', country='CH'),
                        reference_number=reference or None, additional_information=words).qr_data()
      print(json.dumps([bill(text) for text in texts]))
      """
    let theirs = try oracle.run(program, texts).array?.map(\.string)
    #expect(theirs == ours)
  }
}
