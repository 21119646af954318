import Foundation
import Receivables
import ReceivablesTesting
import Testing

@testable import BankTransferPayments

@Suite("Numbers of accounts and banks")
struct BankNumbersTests {
  /// From SWIFT's registry.
  private static let known = [
    "DE89370400440532013000", "FR1420041010050500013M02606", "CH9300762011623852957",
    "LI21088100002324013AA", "GB29NWBK60161331926819", "NO9386011117947",
    "ES9121000418450200051332",
    "AT611904300234573201", "NL91ABNA0417164300", "BE68539007547034", "IT60X0542811101000000123456",
    "MT84MALT011000012345MTLCAST001S", "PL61109010140000071219812874", "SE4550000000058398257466",
  ]

  @Test("An IBAN is read with spaces and in any case, and printed in fours", arguments: known)
  func iban(text: String) throws {
    let iban = try IBAN(text)
    #expect(iban.text == text)
    #expect(iban.printed.filter { $0 != " " } == text)
    let groups = iban.printed.components(separatedBy: " ")
    #expect(groups.dropLast().allSatisfy { $0.count == 4 })
    #expect(try IBAN(iban.printed.lowercased()) == iban)
  }

  /// A letter, of two figures, that becomes a digit shifts the rest, and 97 divides some.
  @Test("One digit for another, or one letter for another, is no IBAN", arguments: known)
  func mistyped(text: String) {
    for wrong in text.mistypings {
      #expect(throws: IBAN.Problem.self, "\(wrong)") { try IBAN(wrong) }
    }
  }

  @Test("What is wrong is said, and what helps")
  func problems() {
    let cases: [(String, IBAN.Problem)] = [
      ("DE8937040044053201300", .length(21, wanted: 22)), ("DE88370400440532013000", .check),
      ("XX88370400440532013000", .country("XX")), ("DE89-3704", .letters), ("", .country("")),
      ("ＤＥ89370400440532013000", .letters), ("DE89370400440532013000\n", .letters),
    ]
    for (text, problem) in cases {
      #expect(throws: problem, "\(text)") { try IBAN(text) }
      #expect(!problem.description.isEmpty)
    }
  }

  @Test("Countries outside the economic area want a BIC, and Swiss accounts tell what they are")
  func kinds() throws {
    #expect(try !IBAN("DE89370400440532013000").needsBIC)
    #expect(try IBAN("CH9300762011623852957").needsBIC)
    #expect(try IBAN("GB29NWBK60161331926819").needsBIC)
    #expect(try IBAN("CH4431999123000889012").isSwissReferenceAccount)
    #expect(try !IBAN("CH5800791123000889012").isSwissReferenceAccount)
    #expect(try !IBAN("DE89370400440532013000").isSwissReferenceAccount)
  }

  @Test(
    "American banks have a check digit, British banks and BICs a shape",
    arguments: [
      ("111000025", true), ("021000021", true), ("112000025", false), ("000000000", false),
      ("11100002", false), ("1110000255", false), ("11100002A", false), ("١١١٠٠٠٠٢٥", false),
    ])
  func routing(text: String, isGood: Bool) {
    #expect((RoutingNumber(text) != nil) == isGood)
  }

  @Test("British banks and BICs have a shape")
  func shapes() {
    #expect(SortCode("20-00-00")?.printed == "20-00-00" && SortCode("200000")?.text == "200000")
    for text in ["", "20-00-0", "20-00-000", "2000AB"] { #expect(SortCode(text) == nil, "\(text)") }
    #expect(BIC("cobadeff xxx")?.text == "COBADEFFXXX" && BIC("BHBLDEHHXXX") != nil)
    for text in ["", "COBADEF", "COBADEFFXX", "COBA1EFF", "COBADEFFXXXX", "COBÄDEFF"] {
      #expect(BIC(text) == nil, "\(text)")
    }
  }

  @Test(
    "The numbers of others' vectors are numbers here, and with a digit changed they are none",
    .enabled(if: SharedFolder.url != nil, "\(SharedFolder.missing)"))
  func vectors() throws {
    let path = try #require(SharedFolder.path(of: "data/vectors/bank_reference_vectors.json"))
    let json = try JSONValue(parsing: Array(try Data(contentsOf: URL(filePath: path))))
    let rows = try #require(json["us_rtn"]?.array)
    #expect(rows.count == 3)
    for row in rows {
      let text = try #require(row["rtn"]?.string)
      #expect((RoutingNumber(text) != nil) == row["valid"]?.bool)
      guard row["valid"]?.bool == true else { continue }
      for wrong in text.mistypings { #expect(RoutingNumber(wrong) == nil, "\(wrong)") }
    }
    // The accounts of payloads, which stand in their seventh line, or in their fourth.
    let payloads = [("epc", "payload_utf8", "\n", 6), ("swiss_qr", "payload", "\r\n", 3)]
    for (kind, key, end, line) in payloads {
      let texts = (json[kind]?.array ?? []).compactMap { $0[key]?.string }
      #expect(texts.count == 2)
      for text in texts.map({ $0.components(separatedBy: end)[line] }) {
        #expect(try IBAN(text).text == text)
        for wrong in text.mistypings {
          #expect(throws: IBAN.Problem.self, "\(wrong)") { try IBAN(wrong) }
        }
      }
    }
  }

  /// Goal: we take and refuse what somebody else does. Method: numbers of every country with changed
  /// digits and turned letters, some thousand of them, asked of python-stdnum.
  @Test(
    "Somebody else's program says the same of good and bad numbers",
    .enabled(if: BankOracle() != nil, "\(BankOracle.missing)"))
  func others() throws {
    let oracle = try #require(BankOracle())
    var texts = BankNumbersTests.known
    for text in BankNumbersTests.known {
      for place in 4..<text.count {
        var letters = Array(text)
        guard letters[place].isNumber else { continue }
        letters[place] = Character("\(((Int(String(letters[place])) ?? 0) + 1) % 10)")
        texts.append(String(letters))
        letters.swapAt(place, place - 1)
        texts.append(String(letters))
      }
    }
    let numbers = (0..<2_000).map { String(format: "%09d", $0 * 48_611) }
    let program = """
      from stdnum import iban, iso11649
      from stdnum.us import rtn
      print(json.dumps([[iban.is_valid(t, check_country=False), rtn.is_valid(t), iso11649.is_valid(t)]
                        for t in texts]))
      """
    let references = (0..<500).map { String(format: "RF%02d%05d", $0 % 97 + 2, $0 * 7) }
    let all = texts + numbers + references
    for (text, row) in zip(all, try #require(try oracle.run(program, all).array)) {
      let said = (row.array ?? []).map(\.bool)
      // The structure of a country's own number is more than we look at.
      if said.first == true { #expect(throws: Never.self, "\(text)") { try IBAN(text) } }
      #expect(
        (RoutingNumber(text) != nil) == (said.count > 1 ? said[1] : nil) || text == "000000000")
      #expect((CreditorReference(text) != nil) == said.last, "\(text)")
    }
  }
}
