import CSVIntake
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("Files of real businesses")
struct PublicDataTests {
  static let ibm = SharedFolder.path(of: "data/ar/dev/ibm_before_2013-07-12.csv")
  static let highRadius = SharedFolder.path(of: "data/ar/dev/highradius_open_9681_sample2.csv")
  static let cassandra = SharedFolder.path(of: "data/ar/dev/cassandra_first70.csv")

  @Test("An export with months first is read with a map", .enabled(if: ibm != nil))
  func monthFirst() throws {
    let options = IntakeOptions(
      map: [
        ("customerID", "customer"), ("invoiceNumber", "id"), ("InvoiceDate", "issue_date"),
        ("DueDate", "due_date"), ("InvoiceAmount", "amount"),
      ],
      set: [("currency", "USD")], dates: .mdy)
    let reading = try read(path: #require(Self.ibm), as: .invoices, options: options)
    #expect(reading.invoices.count == 1966)
    #expect(reading.problems.isEmpty)
    let first = try #require(reading.invoices.first)
    #expect(first.id == "611365")
    #expect(first.customer == "0379-NEVHP")
    #expect(first.issued == day("2013-01-02"))
    #expect(first.due == day("2013-02-01"))
    #expect(first.currency?.code == "USD")
    #expect(first.amount == DecimalAmount(unscaled: 5594, scale: 2))
    #expect(first.notes.first == Note(name: "countryCode", value: "391"))
  }

  @Test(
    "The same export without the order of its dates is refused row by row", .enabled(if: ibm != nil)
  )
  func monthFirstUnsaid() throws {
    let options = IntakeOptions(map: [
      ("customerID", "customer"), ("invoiceNumber", "id"), ("InvoiceDate", "issue_date"),
      ("InvoiceAmount", "amount"),
    ])
    let reading = try read(path: #require(Self.ibm), as: .invoices, options: options)
    #expect(reading.rows.count == 1966)
    #expect(Set(reading.problems.map(\.field)) == ["issue_date"])
    #expect(reading.problems.allSatisfy { $0.reason.contains("--dates mdy") })
  }

  @Test("An export without the usual names says which column to map", .enabled(if: ibm != nil))
  func unmapped() throws {
    #expect(throws: IntakeError.self) {
      try read(path: #require(Self.ibm), as: .invoices)
    }
  }

  @Test("An export in the standard form is read with a map alone", .enabled(if: highRadius != nil))
  func standardDates() throws {
    let options = IntakeOptions(
      map: [
        ("cust_number", "customer"), ("doc_id", "id"), ("posting_date", "issue_date"),
        ("due_in_date", "due_date"), ("converted_usd", "amount"),
        ("cust_payment_terms", "terms"),
      ], dropsUnknown: true)
    let reading = try read(path: #require(Self.highRadius), as: .invoices, options: options)
    #expect(reading.rows.count == 9681)
    #expect(reading.invoices.first?.terms == "CA10")
    #expect(reading.invoices.first?.notes == [])
  }

  @Test("An export with years of two digits is refused row by row", .enabled(if: cassandra != nil))
  func shortYears() throws {
    let options = IntakeOptions(map: [
      ("Vendor_Name", "customer"), ("Description", "id"), ("Invoice_Date", "issue_date"),
    ])
    let reading = try read(path: #require(Self.cassandra), as: .invoices, options: options)
    #expect(reading.invoices.isEmpty)
    #expect(reading.problems.contains { $0.reason.contains("year of two digits") })
  }
}
