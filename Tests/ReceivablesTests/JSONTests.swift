import Receivables
import Testing

@Suite("JSON as it is stored")
struct JSONTests {
  @Test("Every text reads back as it was written")
  func texts() throws {
    var texts = (0...0x24F).compactMap { Unicode.Scalar($0).map(String.init) }
    texts += ["\u{FFFF}", "\u{10000}", "\u{1F950}", "\u{10FFFF}", "\u{2028}", "e\u{301}", "\r\n"]
    texts += ["\"quoted\" \\ and / and \u{7F}\u{0}", "Bäckerei Müller & Söhne", "パン屋"]
    for text in texts {
      var json = JSONWriter()
      json.object { $0.string(named: text, text) }
      let value = try JSONValue(parsing: json.bytes)
      #expect(value.members?.first?.key == text)
      #expect(value[text]?.string == text)
      #expect(json.bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F })
    }
  }

  @Test("Escapes of others are read, surrogate pairs too")
  func escapes() throws {
    let text = #""\u00e4\u00E4\/\b\f\n\r\t\\\"\ud83e\udd50""#
    #expect(
      try JSONValue(parsing: Array(text.utf8)).string
        == "ää/\u{8}\u{C}\n\r\t\\\"\u{1F950}")
  }

  @Test(
    "What is no JSON, or no value of a book, is refused",
    arguments: [
      "", " ", "{", "[", "\"", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "[1,]", "[1 2]", "1 2", "01x",
      "nul", "truex", "+1", "-", "1.5", "1e3", "'a'", "{a:1}", "\"\\x\"", "\"\\u12\"",
      "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\u0041\"", "9223372036854775808",
      "\"\\", "\"\\u", "[[", "{\"a\":1",
    ])
  func refused(_ text: String) {
    #expect(throws: JSONValue.Malformed.self) { try JSONValue(parsing: Array(text.utf8)) }
  }

  @Test("Values nested deeper than any fact are refused, and do not end the program")
  func nested() throws {
    let deep = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
    #expect(throws: JSONValue.Malformed.self) { try JSONValue(parsing: deep) }
    let fine = String(repeating: "[", count: 150) + String(repeating: "]", count: 150)
    _ = try JSONValue(parsing: Array(fine.utf8))
  }

  @Test("Members keep their order, and know where their text stands")
  func ranges() throws {
    let text = Array(#" { "b" : [1, -2, true, false, null] , "a":{"c":"d"}} "#.utf8)
    let value = try JSONValue(parsing: text)
    #expect(value.members?.map(\.key) == ["b", "a"])
    let range = try #require(value.member("a")).range
    #expect(String(decoding: text[range], as: UTF8.self) == #"{"c":"d"}"#)
    #expect(value["b"]?.array == [.integer(1), .integer(-2), .bool(true), .bool(false), .null])
    #expect(value["z"] == nil)
  }

  @Test("Numbers reach from the smallest to the largest")
  func numbers() throws {
    for number: Int64 in [.max, .min + 1, 0, -1, 1_000_000_007] {
      var json = JSONWriter()
      json.array { $0.integer(nil, number) }
      #expect(try JSONValue(parsing: json.bytes).array == [.integer(number)])
    }
    var json = JSONWriter()
    json.integer(nil, Int64.min)
    #expect(json.text == "-9223372036854775808")
  }

  @Test("What others write may have decimals, kept as written; the book's own may not")
  func decimals() throws {
    let written = ["1.0893", "-0.5", "1e5", "2E-7", "1.5e+10", "9223372036854775808", "0.0"]
    for text in written {
      let bytes = Array("[\(text), 7]".utf8)
      #expect(throws: JSONValue.Malformed.self, "\(text)") { try JSONValue(parsing: bytes) }
      let read = try JSONValue(parsing: bytes, decimals: true)
      #expect(read.array == [.decimal(text), .integer(7)])
      #expect(read.array?.first?.integer == nil && read.array?.first?.string == nil)
    }
    for whole: Int64 in [0, -1, .max, .min] {
      #expect(try JSONValue(parsing: Array("\(whole)".utf8), decimals: true) == .integer(whole))
    }
    for text in ["1.", ".5", "1.e5", "1e", "1e+", "-", "--1", "1.2.3", "+1", "01", "1.5x", "0x1"] {
      #expect(throws: JSONValue.Malformed.self, "\(text)") {
        try JSONValue(parsing: Array(text.utf8), decimals: true)
      }
    }
  }

  @Test("The writer puts commas where they belong")
  func structure() {
    var json = JSONWriter()
    json.object { object in
      object.array("empty") { _ in }
      object.object("none") { _ in }
      object.strings("list", ["a", "b"])
      object.string("absent", ifPresent: nil)
      object.bool("yes", true)
      object.null("nothing")
      object.raw("raw", Array("[1,2]".utf8))
    }
    #expect(
      json.text
        == #"{"empty":[],"none":{},"list":["a","b"],"yes":true,"nothing":null,"raw":[1,2]}"#)
  }

  @Test("A private record is bound to its salt, and reads back its fields")
  func privateRecord() throws {
    let fields = [(name: "name", value: "Café \"Sole\""), (name: "email", value: "")]
    let one = try #require(PrivateRecord(salt: [1], fields: fields))
    let other = try #require(PrivateRecord(salt: [2], fields: fields))
    #expect(one.hash != other.hash)
    #expect(one.fields == ["name": "Café \"Sole\"", "email": ""])
    #expect(PrivateRecord(salt: [1], fields: []) == nil)
    #expect(PrivateRecord(salt: [], bytes: Array("Subject: no fields".utf8)).fields == [:])
  }
}
