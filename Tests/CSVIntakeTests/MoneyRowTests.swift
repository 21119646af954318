import CSVIntake
import Receivables
import ReceivablesPorts
import Testing

@Suite("Payments and credits")
struct MoneyRowTests {
  @Test("Every column of a payment arrives where it belongs")
  func payment() throws {
    let text = """
      id,customer,date,currency,amount,reference,invoice,reason
      P-1,C-1,2026-01-02,EUR,10.00,INV-1 INV-2,INV-1,thanks
      """
    let row = MoneyRow(
      id: "P-1", customer: "C-1", day: day("2026-01-02"), currency: Currency(code: "EUR"),
      amount: DecimalAmount(unscaled: 1000, scale: 2), invoice: "INV-1",
      reference: "INV-1 INV-2", notes: [Note(name: "reason", value: "thanks")])
    #expect(try read(text, as: .payments).rows.map(\.content) == [.success(.payment(row))])
  }

  @Test("Every column of a credit arrives where it belongs")
  func credit() throws {
    let text = """
      id,customer_id,date,currency,amount,invoice,reason,reference
      CR-1,C-1,2026-01-02,EUR,10.00,INV-1,stale bread,R
      """
    let row = MoneyRow(
      id: "CR-1", customer: "C-1", day: day("2026-01-02"), currency: Currency(code: "EUR"),
      amount: DecimalAmount(unscaled: 1000, scale: 2), invoice: "INV-1", reference: nil,
      notes: [Note(name: "reason", value: "stale bread"), Note(name: "reference", value: "R")])
    #expect(try read(text, as: .credits).rows.map(\.content) == [.success(.credit(row))])
  }

  @Test("Invoice, reference and currency may be left out")
  func leftOut() throws {
    let reading = try read(
      "id,customer,date,amount,invoice,reference\nP-1,C-1,2026-01-02,10,,\n", as: .payments)
    let row = try #require(reading.money.first)
    #expect(row.invoice == nil)
    #expect(row.reference == nil)
    #expect(row.currency == nil)
  }

  @Test("An invoice number is checked as any id is")
  func invoice() throws {
    let reading = try read(
      "id,customer,date,amount,invoice\nP-1,C-1,2026-01-02,10,@x\n", as: .payments)
    #expect(reading.problems.map(\.field) == ["invoice"])
  }

  @Test("An amount of zero or less is refused everywhere", arguments: ["0", "0.00", "-5", "-0"])
  func notPositive(amount: String) throws {
    let payments = "id,customer,date,amount\nP-1,C-1,2026-01-02,\(amount)\n"
    // A credit of it would give the customer the same money a second time.
    let taken =
      "The amount has to be more than zero. A payment that was taken back is `payment reverse`, "
      + "money that was given back is `payment refund` or `payment pay-out`. "
      + "Leave out what is zero."
    #expect(
      try read(payments, as: .payments).problems == [RowProblem(field: "amount", reason: taken)])
    let cure =
      "The amount has to be more than zero. Import what was given back with `import credits`, "
      + "and leave out what is zero."
    let invoices = payments.replacing("date", with: "issue_date")
    #expect(
      try read(invoices, as: .invoices).problems == [RowProblem(field: "amount", reason: cure)])
    #expect(
      try read(payments, as: .credits).problems == [
        RowProblem(
          field: "amount",
          reason: "The amount has to be more than zero. "
            + "Write what was given back without a minus.")
      ])
  }
}
