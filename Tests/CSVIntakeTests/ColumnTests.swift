import CSVIntake
import Receivables
import ReceivablesPorts
import Testing

@Suite("Columns, --map and --set")
struct ColumnTests {
  static let invoice = "INV-1,C-1,2026-01-02,10.00"

  @Test(
    "Names are read in any order and case, with spaces, hyphens and underscores alike",
    arguments: [
      "id,customer,issue_date,amount", "ID,Customer,Issue Date,Amount",
      "Id,CUSTOMER_ID,ISSUE-DATE,AMOUNT", "id, customer id ,issue__date,\"amount\"",
    ])
  func names(header: String) throws {
    let reading = try read("\(header)\n\(ColumnTests.invoice)\n", as: .invoices)
    let row = try #require(reading.invoices.first)
    #expect(row.id == "INV-1")
    #expect(row.customer == "C-1")
    #expect(row.issued == day("2026-01-02"))
    #expect(row.amount == DecimalAmount(unscaled: 1000, scale: 2))
    #expect(row.notes.isEmpty)
  }

  @Test("The order of the columns says nothing")
  func order() throws {
    let reading = try read(
      "amount,issue_date,id,customer\n10.00,2026-01-02,INV-1,C-1\n", as: .invoices)
    #expect(reading.invoices.map(\.id) == ["INV-1"])
  }

  @Test("Columns that nobody knows become notes in their order, without the empty ones")
  func unknownColumns() throws {
    let text = "Region,id,customer,issue_date,amount,Cost Centre\nNord,\(Self.invoice),\n"
    let reading = try read(text + "Süd,INV-2,C-1,2026-01-02,1.00,77\n", as: .invoices)
    #expect(
      reading.invoices.map(\.notes) == [
        [Note(name: "Region", value: "Nord")],
        [Note(name: "Region", value: "Süd"), Note(name: "Cost Centre", value: "77")],
      ])
    let dropped = try read(text, as: .invoices, options: IntakeOptions(dropsUnknown: true))
    #expect(dropped.invoices.map(\.notes) == [[]])
  }

  @Test("A column without a name may be empty; what stands in it is not lost without a word")
  func namelessColumn() throws {
    let text = "id,customer,issue_date,amount,,\n\(Self.invoice),,\n\(Self.invoice),,x\n"
    let reading = try read(text, as: .invoices)
    #expect(reading.invoices.count == 1)
    #expect(
      reading.problems == [
        RowProblem(
          field: "",
          reason: "There is something in column 6, which has no name. Name it in the header.")
      ])
    let dropped = try read(text, as: .invoices, options: IntakeOptions(dropsUnknown: true))
    #expect(dropped.invoices.count == 2)
  }

  @Test(
    "A file without a column that every row needs is refused with the column and --map",
    arguments: [
      (RowKind.customers, "name,city", "id"),
      (.invoices, "id,issue_date,amount", "customer"),
      (.invoices, "customer,issue_date,amount", "id"),
      (.invoices, "id,customer,amount", "issue_date"),
      (.invoices, "id,customer,issue_date", "amount"),
      (.payments, "id,customer,amount", "date"),
      (.credits, "id,customer,date", "amount"),
    ])
  func missingColumn(rows: RowKind, header: String, field: String) throws {
    let columns = header.replacing(",", with: ", ")
    #expect(
      try refusal("\(header)\n", as: rows)
        == "file.csv:1: no column is called \(field), which \(rows.rawValue) need. "
        + "Name the one that holds it: --map COLUMN=\(field). The columns are \(columns).")
  }

  @Test("A missing column is guessed where a name is like it, and quoted where a shell needs it")
  func missingColumnGuessed() throws {
    let message = try refusal("id,Customer No.,issue_date,amount\n", as: .invoices)
    #expect(message?.contains("--map \"Customer No.\"=customer.") == true)
    let plain = try refusal("id,customre,issue_date,amount\n", as: .invoices)
    #expect(plain?.contains("--map customre=customer.") == true)
  }

  @Test("Of many columns twelve are listed, and of long names the beginning")
  func manyColumns() throws {
    let names = (0..<40).map { "column_\(Character(UnicodeScalar(97 + UInt8($0 % 26))))\($0)" }
    let message = try refusal(names.joined(separator: ","), as: .customers)
    #expect(message?.hasSuffix("column_l11 and 28 more.") == true)
    let long = String(repeating: "x", count: 5_000)
    let cut = String(repeating: "x", count: 40) + "..."
    #expect(try refusal(long, as: .customers)?.hasSuffix("The columns are \(cut).") == true)
  }

  @Test("A file without header is told so, and nothing of its first row is repeated")
  func noHeader() throws {
    #expect(
      try refusal("1,Anna Kurz,anna@northwind.example\n", as: .customers)
        == "file.csv:1: no column is called id, and this line looks like a row. "
        + "Begin the file with a line that names its columns.")
  }

  @Test("A column that is there twice is refused")
  func repeatedColumn() throws {
    #expect(
      try refusal("id,Due Date,customer,due_date\n", as: .invoices)
        == "file.csv:1: \"due_date\" is there twice, as columns 2 and 4. "
        + "Give one of them another name.")
    #expect(try refusal("id,note,NOTE\n", as: .customers)?.contains("twice") == true)
  }

  @Test("Two columns that name the customer are refused until a map says which it is")
  func twoCustomers() throws {
    let text = "id,customer,customer_id,issue_date,amount\nINV-1,Anna,C-1,2026-01-02,1.00\n"
    #expect(
      try refusal(text, as: .invoices)
        == "file.csv:1: \"customer\" and \"customer_id\" both name the customer. "
        + "Say which it is: --map customer_id=customer.")
    let options = IntakeOptions(map: [("customer_id", "customer")])
    let reading = try read(text, as: .invoices, options: options)
    #expect(reading.invoices.first?.customer == "C-1")
    #expect(reading.invoices.first?.notes == [Note(name: "customer (column)", value: "Anna")])
  }

  @Test("A map names columns in any case, and one column may feed several fields")
  func map() throws {
    let options = IntakeOptions(map: [
      ("kunde", "customer"), ("BELEG", "id"), ("Beleg", "reference"), ("vom", "issue_date"),
      ("vom", "due-date"), ("brutto", "Amount"),
    ])
    let reading = try read(
      "Beleg;Kunde;vom;Brutto\nR-7;C-1;2026-01-02;9.5\n", as: .invoices, options: options)
    let row = try #require(reading.invoices.first)
    #expect(row.id == "R-7")
    #expect(row.customer == "C-1")
    #expect(row.due == row.issued)
    #expect(row.amount == DecimalAmount(unscaled: 95, scale: 1))
    #expect(row.notes == [Note(name: "reference", value: "R-7")])
  }

  @Test("A mapped column feeds what the map says, and not the field of its own name")
  func mapAlone() throws {
    let text = "id,customer,issue_date,amount,reference\n\(Self.invoice),PO-9\n"
    let options = IntakeOptions(map: [("reference", "po_number")])
    let reading = try read(text, as: .invoices, options: options)
    #expect(reading.invoices.first?.notes == [Note(name: "po_number", value: "PO-9")])
    let swapped = IntakeOptions(map: [("id", "customer"), ("customer", "id")])
    let turned = try read(text, as: .invoices, options: swapped)
    #expect(turned.invoices.first?.id == "C-1")
    #expect(turned.invoices.first?.customer == "INV-1")
    let taken = IntakeOptions(map: [("id", "reference")])
    #expect(
      try refusal(text, as: .invoices, options: taken)?.contains("no column is called id") == true)
  }

  @Test("A map wins over a column of the field's name, which becomes a note of its own")
  func mapWins() throws {
    let text = "id,name,Firm\nC-1,Anna,Northwind\n"
    let options = IntakeOptions(map: [("Firm", "name")])
    #expect(
      try read(text, as: .customers, options: options).customers.first?.notes == [
        Note(name: "name", value: "Northwind"), Note(name: "name (column)", value: "Anna"),
      ])
  }

  @Test("A constant feeds every row, also instead of a column")
  func constant() throws {
    let text = "id,customer,issue_date,amount,currency\n\(Self.invoice),EUR\n"
    let options = IntakeOptions(set: [("currency", "USD"), ("terms", " Net 30 ")])
    let row = try #require(try read(text, as: .invoices, options: options).invoices.first)
    #expect(row.currency?.code == "USD")
    #expect(row.terms == "Net 30")
    #expect(row.notes == [Note(name: "currency (column)", value: "EUR")])
    let single = IntakeOptions(set: [("customer_id", "C-9")])
    let reading = try read(
      "id,issue_date,amount\nINV-1,2026-01-02,1\n", as: .invoices, options: single)
    #expect(reading.invoices.first?.customer == "C-9")
  }

  static let mapRefusals: [(IntakeOptions, String)] = [
    (
      IntakeOptions(map: [("Kunde", "customer")]),
      "--map Kunde=customer: the file has no column \"Kunde\". Did you mean \"Kunden\"? "
        + "The columns are id, Kunden, issue_date, amount."
    ),
    (
      IntakeOptions(map: [("xyz", "customer")]),
      "--map xyz=customer: the file has no column \"xyz\". "
        + "The columns are id, Kunden, issue_date, amount."
    ),
    (
      IntakeOptions(map: [("", "customer")]),
      "--map =customer: the file has no column \"\". "
        + "The columns are id, Kunden, issue_date, amount."
    ),
    (
      IntakeOptions(map: [("Kunden", "customers")]),
      "--map Kunden=customers: invoices have no field \"customers\". Did you mean \"customer\"? "
        + "The fields are id, customer, issue_date, due_date, currency, amount, terms, "
        + "reference, po_number, description."
    ),
    (
      IntakeOptions(set: [("curency", "EUR")]),
      "--set curency=EUR: invoices have no field \"curency\". Did you mean \"currency\"? "
        + "The fields are id, customer, issue_date, due_date, currency, amount, terms, "
        + "reference, po_number, description."
    ),
    (
      IntakeOptions(map: [("Kunden", "customer"), ("id", "customer")]),
      "--map id=customer: \"Kunden\" feeds customer already. Keep one of the two."
    ),
    (
      IntakeOptions(map: [("Kunden", "customer")], set: [("customer", "C-1")]),
      "--set customer=C-1: --map lets \"Kunden\" feed customer. Keep one of the two."
    ),
    (
      IntakeOptions(set: [("currency", "EUR"), ("currency", "USD")]),
      "--set currency=USD: currency is set to \"EUR\" already. Keep one of the two."
    ),
    (
      IntakeOptions(set: [("currency", " ")]),
      "--set currency= : there is no value. Write one behind the equals sign."
    ),
  ]

  @Test("A map or constant that does not fit is refused with what was meant", arguments: 0..<9)
  func refusedMap(number: Int) throws {
    let (options, message) = Self.mapRefusals[number]
    let text = "id,Kunden,issue_date,amount\n"
    #expect(try refusal(text, as: .invoices, options: options) == "file.csv:1: \(message)")
  }

  @Test("A constant that no row could use is refused before any row is read")
  func refusedConstant() throws {
    let cases: [(RowKind, String, String, String)] = [
      (
        .invoices, "currency", "eur",
        "\"eur\" is not a currency in use. Write it in capitals, as EUR."
      ),
      (
        .invoices, "issue_date", "1.2.26",
        "\"1.2.26\" has a year of two digits. Write it with four, as 2026-03-31."
      ),
      (
        .invoices, "customer", "@book",
        "An id does not begin with @; such names are the book's own."
      ),
      (
        .payments, "amount", "0",
        "The amount has to be more than zero. A payment that was taken back is `payment reverse`, "
          + "money that was given back is `payment refund` or `payment pay-out`. "
          + "Leave out what is zero."
      ),
      (
        .customers, "country", "Germany",
        "This is not a country. Write the two letters of ISO 3166, as DE."
      ),
      (.customers, "language", "deutsch", "This is not a language. Write a tag, as de or en-GB."),
      (
        .customers, "timezone", "CEST",
        "This is not a time zone. Write it as Europe/Berlin, or UTC."
      ),
      (
        .customers, "kind", "firm",
        "This is not a kind of customer. Write person, sole-trader or company."
      ),
      (
        .customers, "email", "anna",
        "This is not one email address. Write it as ar@northwind.example."
      ),
      (
        .customers, "credit_limit", "-1",
        "A credit limit is not below zero. Leave it out where there is none."
      ),
    ]
    for (rows, field, value, reason) in cases {
      let header = rows.requiredNames.joined(separator: ",")
      let options = IntakeOptions(set: [(field, value)])
      #expect(
        try refusal(header, as: rows, options: options)
          == "file.csv: --set \(field)=\(value): \(reason)")
    }
  }
}

extension RowKind {
  fileprivate var requiredNames: [String] {
    switch self {
    case .customers: ["id"]
    case .invoices: ["id", "customer", "issue_date", "amount"]
    case .payments, .credits: ["id", "customer", "date", "amount"]
    }
  }
}
