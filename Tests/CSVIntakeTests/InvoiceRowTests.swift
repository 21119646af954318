import CSVIntake
import Receivables
import ReceivablesPorts
import Testing

@Suite("Invoices")
struct InvoiceRowTests {
  @Test("Every column arrives where it belongs")
  func allColumns() throws {
    let text = """
      description,id,customer_id,issue_date,due_date,currency,amount,terms,reference,\
      po_number,Region
      Bread,INV-1,C-1,2026-01-02,2026-02-01,EUR,1234.50,Net 30,R-1,PO-9,Süd
      """
    let reading = try read(text, as: .invoices)
    #expect(
      reading.invoices == [
        InvoiceRow(
          id: "INV-1", customer: "C-1", issued: day("2026-01-02"), due: day("2026-02-01"),
          currency: Currency(code: "EUR"), amount: DecimalAmount(unscaled: 123_450, scale: 2),
          terms: "Net 30",
          notes: [
            Note(name: "reference", value: "R-1"), Note(name: "po_number", value: "PO-9"),
            Note(name: "description", value: "Bread"), Note(name: "Region", value: "Süd"),
          ])
      ])
  }

  @Test("Due day, currency and terms may be left to the customer and the policy")
  func leftOut() throws {
    let text = "id,customer,issue_date,due_date,currency,amount,terms\nINV-1,C-1,2026-01-02,,,5,\n"
    let row = try #require(try read(text, as: .invoices).invoices.first)
    #expect(row.due == nil)
    #expect(row.currency == nil)
    #expect(row.terms == nil)
  }

  @Test(
    "An empty cell that every row needs is refused by name",
    arguments: [
      (",C-1,2026-01-02,5", "id"), ("INV-1,,2026-01-02,5", "customer"),
      ("INV-1,C-1,,5", "issue_date"), ("INV-1,C-1,2026-01-02, ", "amount"),
    ])
  func emptyCell(row: String, field: String) throws {
    let reading = try read("id,customer,issue_date,amount\n\(row)\n", as: .invoices)
    #expect(
      reading.problems == [
        RowProblem(field: field, reason: "The \(field) is empty. Every row needs one.")
      ])
  }

  @Test("An invoice that is due before it was issued is refused; on the same day it is not")
  func dueBeforeIssue() throws {
    let text = "id,customer,issue_date,due_date,amount\n"
    let reading = try read(
      text + "INV-1,C-1,2026-01-02,2026-01-01,5\nINV-2,C-1,2026-01-02,2026-01-02,5\n",
      as: .invoices)
    #expect(
      reading.problems == [
        RowProblem(
          field: "due_date",
          reason:
            "The invoice is due on 2026-01-01, before it was issued on 2026-01-02. Check both.")
      ])
    #expect(reading.invoices.map(\.id) == ["INV-2"])
  }

  @Test("A currency that is not in use is refused, and small letters are told what to do")
  func currencies() throws {
    func problem(_ currency: String) throws -> RowProblem? {
      try read(
        "id,customer,issue_date,amount,currency\nINV-1,C-1,2026-01-02,5,\(currency)\n",
        as: .invoices
      ).problems.first
    }
    #expect(
      try problem("usd")
        == RowProblem(
          field: "currency",
          reason: "\"usd\" is not a currency in use. Write it in capitals, as USD."))
    #expect(
      try problem("DEM")
        == RowProblem(
          field: "currency",
          reason: "\"DEM\" is not a currency in use. Write a code of ISO 4217, as EUR."))
    #expect(
      try problem("Anna Kurz, Ulm".replacing(",", with: ""))?.reason.hasPrefix("This is") == true)
  }

  @Test("Refused rows keep their lines, and the rows around them are read")
  func lines() throws {
    let text =
      "id,customer,issue_date,amount,note\nINV-1,C-1,2026-01-02,5,\"a\nb\"\nINV-2,C-1,x,5,\n"
      + "INV-3,C-1,2026-01-02,5,\n"
    let reading = try read(text, as: .invoices)
    #expect(reading.rows.map(\.line) == [2, 4, 5])
    #expect(reading.problems.map(\.field) == ["issue_date"])
  }
}
