import CSVIntake
import Receivables
import ReceivablesPorts
import Testing

@Suite("Customers")
struct CustomerRowTests {
  /// One customer with one more column.
  private func customer(_ column: String, _ value: String) throws -> CustomerRow? {
    try reading(column, value).customers.first
  }

  private func problem(_ column: String, _ value: String) throws -> RowProblem? {
    try reading(column, value).problems.first
  }

  private func reading(_ column: String, _ value: String) throws -> Reading {
    let quoted = "\"\(value.replacing("\"", with: "\"\""))\""
    return try read("id,\(column)\nC-1,\(quoted)\n", as: .customers)
  }

  @Test("Every column arrives where it belongs")
  func allColumns() throws {
    let text = """
      postcode,id,name,email,phone,address1,address2,city,country,language,timezone,kind,tags,\
      credit_limit,currency,Region
      89073,C-1,Café Anna,anna@northwind.example,+49 731 1,Hafengasse 1,Hof,Ulm,de,de-at,\
      Europe/Berlin,company,vip;bakery,"5,000.00",EUR,Süd
      """
    let row = try #require(try read(text, as: .customers).customers.first)
    #expect(row.id == "C-1")
    #expect(
      row.party
        == Party(
          country: "DE", kind: .company, language: "de-AT", timeZone: "Europe/Berlin",
          currency: Currency(code: "EUR"), creditLimit: nil, tags: ["vip", "bakery"],
          channels: ["email", "letter"]))
    #expect(row.creditLimit == DecimalAmount(unscaled: 500_000, scale: 2))
    #expect(
      row.notes == [
        Note(name: "name", value: "Café Anna"),
        Note(name: "email", value: "anna@northwind.example"),
        Note(name: "phone", value: "+49 731 1"), Note(name: "address1", value: "Hafengasse 1"),
        Note(name: "address2", value: "Hof"), Note(name: "city", value: "Ulm"),
        Note(name: "postcode", value: "89073"), Note(name: "Region", value: "Süd"),
      ])
  }

  @Test("An id alone is a customer, and the id is the name")
  func idAlone() throws {
    let rows = try read("id,email\nC-1,\n", as: .customers).customers
    #expect(
      rows == [
        CustomerRow(
          id: "C-1", party: Party(), creditLimit: nil, notes: [Note(name: "name", value: "C-1")])
      ])
  }

  @Test("A letter needs a street and a town or its code")
  func channels() throws {
    let text = "id,address1,city,postcode\nC-1,Hafengasse 1,Ulm,\nC-2,Hafengasse 1,,89073\n"
    let rows = try read(text, as: .customers).customers
    #expect(rows.map(\.party.channels) == [["letter"], ["letter"]])
    #expect(try customer("address1", "Hafengasse 1")?.party.channels == [])
    #expect(try customer("city", "Ulm")?.party.channels == [])
    #expect(try customer("email", "a@b")?.party.channels == ["email"])
  }

  @Test(
    "Addresses that mail could go to are taken",
    arguments: [
      "a@b", "anna.kurz+x@northwind.example", "o'neil@example.org", "grüße@münchen.example",
    ])
  func emails(email: String) throws {
    let row = try #require(try customer("email", email))
    #expect(row.notes.contains(Note(name: "email", value: email)))
  }

  @Test(
    "What is not one address is refused, and not repeated",
    arguments: [
      "anna", "@northwind.example", "anna@", "a@b@c", "an na@b", "a@b, c@d", "a@b\nBcc: c",
      "<a@b>", "a@b;c", "a\u{7F}@b",
    ])
  func badEmails(email: String) throws {
    #expect(
      try problem("email", email)
        == RowProblem(
          field: "email",
          reason: "This is not one email address. Write it as ar@northwind.example."))
  }

  @Test("A country is two letters, raised to capitals")
  func countries() throws {
    #expect(try customer("country", "de")?.party.country == "DE")
    #expect(try customer("country", "Fr")?.party.country == "FR")
    for country in ["DEU", "D", "D1", "Germany", "ÄB", "4 "] {
      #expect(try problem("country", country)?.field == "country")
    }
  }

  @Test(
    "A language tag is taken in any case and kept in the usual one",
    arguments: [
      ("de", "de"), ("DE", "de"), ("en-gb", "en-GB"), ("zh-hant-tw", "zh-Hant-TW"),
      ("gsw", "gsw"), ("es-419", "es-419"), ("de-CH-1996", "de-CH-1996"),
    ])
  func languages(written: String, kept: String) throws {
    #expect(try customer("language", written)?.party.language == kept)
  }

  @Test(
    "What is no language tag is refused",
    arguments: [
      "d", "german", "de_DE", "de-", "-de", "de--DE", "de-abcdefghi", "d1", "de DE",
    ])
  func badLanguages(language: String) throws {
    #expect(try problem("language", language)?.field == "language")
  }

  @Test(
    "A time zone is UTC or a place",
    arguments: [
      "UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+5",
      "America/Port-au-Prince",
    ])
  func zones(zone: String) throws {
    #expect(try customer("timezone", zone)?.party.timeZone == zone)
  }

  @Test(
    "What is neither UTC nor a place is refused",
    arguments: [
      "CET", "+01:00", "Europe/", "/Berlin", "Europe", "Europe/Ber lin", "a/b/c/d", "utc",
      "../etc/passwd",
    ])
  func badZones(zone: String) throws {
    #expect(try problem("timezone", zone)?.field == "timezone")
  }

  @Test("A kind is one of three, however its words are joined")
  func kinds() throws {
    #expect(try customer("kind", "person")?.party.kind == .person)
    #expect(try customer("kind", "Sole Trader")?.party.kind == .soleTrader)
    #expect(try customer("kind", "sole_trader")?.party.kind == .soleTrader)
    #expect(try customer("kind", "COMPANY")?.party.kind == .company)
    #expect(try problem("kind", "GmbH")?.field == "kind")
  }

  @Test("Tags are split at semicolon, comma and bar, and each is kept once")
  func tags() throws {
    #expect(
      try customer("tags", "vip; bakery |north,vip,,")?.party.tags == ["vip", "bakery", "north"])
    #expect(try customer("tags", ";")?.party.tags == [])
  }

  @Test("A credit limit may be zero and not less, and fits its currency")
  func creditLimits() throws {
    #expect(
      try customer("credit_limit", "0")?.creditLimit == DecimalAmount(unscaled: 0, scale: 0))
    #expect(try problem("credit_limit", "-5")?.field == "credit_limit")
    #expect(try problem("credit_limit", "many")?.field == "credit_limit")
    let yen = try read("id,credit_limit,currency\nC-1,10.50,JPY\n", as: .customers)
    #expect(
      yen.problems == [
        RowProblem(
          field: "credit_limit",
          reason: "\"10.50\" has more than 0 decimals, all that JPY has. "
            + "Round it, or check the currency.")
      ])
  }

  @Test("Ids that are empty, long, reserved or hold control characters are refused")
  func ids() throws {
    func problem(_ id: String) throws -> RowProblem? {
      try read("id,name\n\"\(id)\",Anna\n", as: .customers).problems.first
    }
    #expect(
      try problem("") == RowProblem(field: "id", reason: "The id is empty. Every row needs one."))
    #expect(
      try problem(String(repeating: "x", count: 201))
        == RowProblem(field: "id", reason: "An id has at most 200 bytes; this one has 201."))
    #expect(
      try problem("@book")
        == RowProblem(
          field: "id", reason: "An id does not begin with @; such names are the book's own."))
    for id in ["a\tb", "a\nb", "a\u{1B}b", "a\u{7F}b", "a\u{85}b"] {
      #expect(
        try problem(id)
          == RowProblem(
            field: "id",
            reason: "There is a control character or a line end in this id. Take it out."))
    }
    #expect(try problem(String(repeating: "x", count: 200)) == nil)
    #expect(try problem("Ä Ö@Ü #1/2") == nil)
  }
}
