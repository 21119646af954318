import ReceivablesPorts

/// What a column may feed.
enum Field: Int, CaseIterable {
  case id, customer, name, email, phone, address1, address2, city, postcode, country, language
  case timezone, kind, tags, creditLimit, currency, issueDate, dueDate, date, amount, terms
  case reference, poNumber, description, invoice, reason

  /// As headers, `--map` and refusals call it.
  var name: String {
    switch self {
    case .id: "id"
    case .customer: "customer"
    case .name: "name"
    case .email: "email"
    case .phone: "phone"
    case .address1: "address1"
    case .address2: "address2"
    case .city: "city"
    case .postcode: "postcode"
    case .country: "country"
    case .language: "language"
    case .timezone: "timezone"
    case .kind: "kind"
    case .tags: "tags"
    case .creditLimit: "credit_limit"
    case .currency: "currency"
    case .issueDate: "issue_date"
    case .dueDate: "due_date"
    case .date: "date"
    case .amount: "amount"
    case .terms: "terms"
    case .reference: "reference"
    case .poNumber: "po_number"
    case .description: "description"
    case .invoice: "invoice"
    case .reason: "reason"
    }
  }
}

extension RowKind {
  var fields: [Field] {
    switch self {
    case .customers:
      [
        .id, .name, .email, .phone, .address1, .address2, .city, .postcode, .country, .language,
        .timezone, .kind, .tags, .creditLimit, .currency,
      ]
    case .invoices:
      [
        .id, .customer, .issueDate, .dueDate, .currency, .amount, .terms, .reference, .poNumber,
        .description,
      ]
    case .payments: [.id, .customer, .date, .currency, .amount, .reference, .invoice]
    case .credits: [.id, .customer, .date, .currency, .amount, .invoice, .reason]
    }
  }

  /// What no row can do without.
  var requiredFields: [Field] {
    switch self {
    case .customers: [.id]
    case .invoices: [.id, .customer, .issueDate, .amount]
    case .payments, .credits: [.id, .customer, .date, .amount]
    }
  }

  /// The fields that nothing is decided by, in the order in which notes list them.
  var noteFields: [Field] {
    switch self {
    case .customers: [.name, .email, .phone, .address1, .address2, .city, .postcode]
    case .invoices: [.reference, .poNumber, .description]
    case .payments: []
    case .credits: [.reason]
    }
  }

  /// The field that goes by a key of ``HeaderNames/key(_:)``.
  func field(named key: String) -> Field? {
    let key = key == "customer_id" && self != .customers ? "customer" : key
    return fields.first { $0.name == key }
  }
}
