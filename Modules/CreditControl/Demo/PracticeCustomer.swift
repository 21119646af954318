import Receivables
import ReceivablesPorts

/// An invented customer of the practice business.
struct PracticeCustomer {
  let id: String
  let name: String
  let temper: PracticeTemper
  let language: String
  let country: String
  let city: String
  /// The currency of most invoices, and one more for a few customers.
  let currencies: [Currency]
  let hasEmail: Bool
  /// Days between two invoices.
  let rhythm: Int
  /// Days that an invoice gives.
  let terms: Int
  /// A usual invoice, in minor units.
  let usualAmount: Int

  /// As a file of customers would have it.
  var row: CustomerRow {
    let isLarge = usualAmount > 120_000
    let party = Party(
      country: country, kind: .company, language: language, currency: currencies.first,
      tags: [isLarge ? "wholesale" : "retail"], channels: hasEmail ? ["email"] : [])
    var notes = [Note(name: "name", value: name)]
    if hasEmail {
      notes.append(Note(name: "email", value: "accounts@\(id.lowercased()).example"))
    }
    notes.append(Note(name: "city", value: city))
    return CustomerRow(id: id, party: party, creditLimit: nil, notes: notes)
  }
}

/// A number with zeros before it.
enum PracticeNumber {
  static func text(_ value: Int, digits: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
