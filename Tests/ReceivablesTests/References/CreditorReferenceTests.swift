import Foundation
import Receivables
import ReceivablesTesting
import Testing

@Suite("Creditor references")
struct CreditorReferenceTests {
  @Test(
    "A number and its reference belong together",
    arguments: [
      ("539007547034", "RF18539007547034"), ("5390075470Y", "RF185390075470Y"),
      ("1", "RF741"), ("ABCDEFGHIJKLMNOPQRSTU", "RF95ABCDEFGHIJKLMNOPQRSTU"),
    ])
  func making(number: String, text: String) {
    #expect(CreditorReference(invoice: number)?.text == text)
    #expect(CreditorReference(text)?.invoice == number)
  }

  /// Goal: money that names a reference names one invoice. Method: numbers that would become one by
  /// leaving out signs or case, or by cutting, have no reference at all.
  @Test(
    "What could be taken for another number has no reference",
    arguments: [
      "", "INV-1", "INV 1", "INV/1", "inv1", "ÄB1", "１", "RE_7", "1\n", "A\u{301}",
      "1234567890123456789012",
    ])
  func refused(number: String) {
    #expect(CreditorReference(invoice: number) == nil)
  }

  @Test("A reference that was typed is read with its spaces and in any case, and printed in fours")
  func typed() {
    for text in ["RF18 5390 0754 7034", "rf18 5390 0754 7034", " RF18\u{A0}5390\u{202F}07547034 "] {
      #expect(CreditorReference(text)?.text == "RF18539007547034", "\(text)")
    }
    #expect(CreditorReference("RF18539007547034")?.printed == "RF18 5390 0754 7034")
    #expect(CreditorReference("RF741")?.printed == "RF74 1")
  }

  @Test("One digit changed, or two beside each other turned around, is no reference")
  func mistyped() throws {
    let text = Array("RF18539007547034")
    for wrong in String(text).mistypings { #expect(CreditorReference(wrong) == nil, "\(wrong)") }
    for place in 2..<text.count {
      guard place + 1 < text.count, text[place] != text[place + 1] else { continue }
      var turned = text
      turned.swapAt(place, place + 1)
      #expect(CreditorReference(String(turned)) == nil, "\(String(turned))")
    }
  }

  @Test(
    "What is no reference is none",
    arguments: [
      "", "RF", "RF18", "R", "18539007547034", "XX18539007547034", "RF１８539007547034",
      "RF18-5390-0754-7034", "RF18539007547034\n",
    ])
  func none(text: String) {
    #expect(CreditorReference(text) == nil)
  }

  @Test("Check digits that are never made are not read, though their remainder is right")
  func neverMade() throws {
    // 97 less, or more, leaves the same remainder.
    var seen: Set<String> = []
    for number in 0..<300 {
      let reference = try #require(CreditorReference(invoice: "\(number)"))
      let check = String(reference.text.dropFirst(2).prefix(2))
      seen.insert(check)
      for (made, other) in [("97", "00"), ("98", "01"), ("02", "99")] where made == check {
        #expect(CreditorReference("RF\(other)\(number)") == nil)
      }
    }
    #expect(seen.isSuperset(of: ["97", "98", "02"]))
  }

  @Test(
    "Others' references are ours, and with a digit or letter changed they are none",
    .enabled(if: SharedFolder.url != nil, "\(SharedFolder.missing)"))
  func vectors() throws {
    let path = try #require(SharedFolder.path(of: "data/vectors/bank_reference_vectors.json"))
    let json = try JSONValue(parsing: Array(try Data(contentsOf: URL(filePath: path))))
    let rows = try #require(json["rf"]?.array)
    #expect(rows.count == 6)
    for row in rows {
      let text = try #require(row["rf"]?.string)
      #expect(CreditorReference(invoice: row["reference"]?.string ?? "")?.text == text)
      #expect(CreditorReference(text)?.text == text && row["valid"]?.bool == true)
      for wrong in text.mistypings { #expect(CreditorReference(wrong) == nil, "\(wrong)") }
    }
    let swiss = try #require(json["qrr"]?.array)
    #expect(swiss.count == 3)
    for row in swiss {
      let text = try #require(row["qrr"]?.string)
      #expect(SwissReference(body: row["body"]?.string ?? "")?.text == text)
      #expect(SwissReference(text)?.text == text)
      for wrong in text.mistypings { #expect(SwissReference(wrong) == nil, "\(wrong)") }
    }
  }
}
