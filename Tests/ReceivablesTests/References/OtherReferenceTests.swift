import Foundation
import Receivables
import ReceivablesTesting
import Testing

@Suite("Belgian references, and those with a digit by Luhn")
struct OtherReferenceTests {
  private static func vectors() throws -> JSONValue {
    let path = try #require(SharedFolder.path(of: "data/vectors/bank_reference_vectors.json"))
    return try JSONValue(parsing: try Data(contentsOf: URL(filePath: path)))
  }

  /// Every reading of a text with one digit changed.
  private func mistyped(_ text: String) -> [String] {
    text.indices.flatMap { place -> [String] in
      guard text[place].isNumber else { return [] }
      return "0123456789".filter { $0 != text[place] }.map {
        text.replacingCharacters(in: place...place, with: String($0))
      }
    }
  }

  @Test(
    "The vectors of another implementation are references, and with a digit changed they are not",
    .enabled(if: SharedFolder.url != nil, "\(SharedFolder.missing)"))
  func vectors() throws {
    let vectors = try Self.vectors()
    let belgian = try #require(vectors["be_ogm"]?.array?.first?.string)
    #expect(BelgianReference(belgian)?.printed == "+++\(belgian)+++")
    for wrong in mistyped(belgian) { #expect(BelgianReference(wrong) == nil, "\(wrong)") }
    let luhn = vectors["luhn"]?.array ?? []
    #expect(luhn.count == 2)
    for vector in luhn {
      let body = try #require(vector["body"]?.string)
      let whole = body + (vector["check"]?.string ?? "")
      #expect(LuhnReference(body: body)?.text == whole && LuhnReference(whole)?.text == whole)
      for wrong in mistyped(whole) { #expect(LuhnReference(wrong) == nil, "\(wrong)") }
    }
  }

  @Test("No remainder is 97, and what is no number is no reference")
  func edges() {
    #expect(BelgianReference(body: "0000000097")?.text == "000000009797")
    #expect(BelgianReference(body: "0000000000")?.text == "000000000097")
    for text in ["", "01080681718", "0108068171830", "01080681718x", "+++/+++", "٠١٠٨٠٦٨١٧١٨٣"] {
      #expect(BelgianReference(text) == nil, "\(text)")
    }
    for text in ["", "1", "12345678x2", "١٢"] { #expect(LuhnReference(text) == nil, "\(text)") }
    #expect(LuhnReference("1234 5678 2")?.text == "123456782")
  }
}
