import Receivables
import ReceivablesTesting
import Testing

@Suite("Swiss references")
struct SwissReferenceTests {
  @Test("A body gets its check digit, and is printed as on the bill")
  func body() {
    let reference = SwissReference(body: "21000000000313947143000901")
    #expect(reference?.text == "210000000003139471430009017")
    #expect(reference?.printed == "21 00000 00003 13947 14300 09017")
    #expect(SwissReference("21 00000 00003 13947 14300 09017") == reference)
  }

  @Test("An invoice stands behind zeros, and two invoices never have one reference")
  func invoices() {
    #expect(SwissReference(invoice: "1")?.text == "000000000000000000000000011")
    #expect(SwissReference(invoice: "12345678901234567890123456") != nil)
    for number in ["", "0", "07", "INV7", "7A", "-7", "７", "123456789012345678901234567"] {
      #expect(SwissReference(invoice: number) == nil, "\(number)")
    }
  }

  @Test("One digit changed, or a digit too few or too many, is no reference")
  func mistyped() {
    let text = "210000000003139471430009017"
    for wrong in text.mistypings { #expect(SwissReference(wrong) == nil, "\(wrong)") }
    #expect(SwissReference(String(text.dropLast())) == nil)
    #expect(SwissReference(text + "0") == nil)
    #expect(SwissReference("") == nil)
  }
}
