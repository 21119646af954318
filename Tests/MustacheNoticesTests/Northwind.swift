import MustacheNotices
import Receivables
import ReceivablesPorts
import Testing

/// What the bakery supplier Northwind writes to a café.
enum Northwind {
  static let creditor = Creditor(
    name: "Northwind GmbH", country: "DE", address: ["Speicherstraße 4", "20457 Hamburg"],
    email: "ar@northwind.example")

  /// The renderer of a book without templates of its own; opened once, as many tests ask for it.
  static let standard = Result { try MustacheRendererKind().open(templates: "no such folder") }

  static func line(
    _ item: String, issued: String, due: String, open: Int64, daysOverdue: Int,
    currency: String = "EUR"
  ) throws -> NoticeContent.Line {
    NoticeContent.Line(
      item: item, issued: try day(issued), due: try day(due),
      open: try money(open, currency), daysOverdue: daysOverdue)
  }

  static func day(_ text: String) throws -> Day {
    try #require(Day(text))
  }

  static func money(_ minorUnits: Int64, _ currency: String = "EUR") throws -> Money {
    Money(minorUnits: minorUnits, try #require(Currency(code: currency)))
  }

  /// Two invoices, one of them not due yet, and a payment that waits.
  static func two(language: String, name: String = "Café Søren & Co") throws -> NoticeContent {
    NoticeContent(
      language: language, name: name, creditor: creditor, day: try day("2025-07-02"),
      lines: [
        try line(
          "INV-7", issued: "2025-05-22", due: "2025-06-21", open: 1_234_50, daysOverdue: 11),
        try line(
          "INV-12/2", issued: "2025-06-20", due: "2025-07-20", open: 99_00, daysOverdue: -18),
      ],
      asked: try money(1_283_50), waiting: try money(50_00), reference: "N-4711")
  }

  /// One invoice that is past due.
  static func one(
    language: String, currency: String = "EUR", open: Int64 = 1_234_50,
    creditor: Creditor = Northwind.creditor, newDue: String? = nil
  ) throws -> NoticeContent {
    NoticeContent(
      language: language, name: "Brot & Butter", creditor: creditor,
      day: try day("2025-07-02"),
      lines: [
        try line(
          "INV-7", issued: "2025-05-22", due: "2025-06-21", open: open, daysOverdue: 11,
          currency: currency)
      ],
      asked: try money(open, currency), waiting: try money(0, currency), reference: "N-4711",
      newDueDate: try newDue.map(day))
  }

  /// A supplier that says everything of itself.
  static func creditor(named name: String = "Northwind GmbH", colour: String?) -> Creditor {
    Creditor(
      name: name, country: "DE", address: ["Speicherstraße 4", "20457 Hamburg"],
      email: "ar@northwind.example", phone: "+49 (0)40 123456",
      website: "https://www.northwind.example",
      pay: ["Northwind GmbH", "IBAN DE02 1203 0000 0000 2020 51"],
      legal: ["Amtsgericht Hamburg HRB 12345", "USt-IdNr. DE123456789"],
      look: Creditor.Look(logo: "logo.png", colour: colour))
  }

  /// As small as a drawing can be.
  static let picture =
    #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9mm" height="9mm" role="img">"#
    + #"<title>QR: Northwind on "Söder" &amp; Co</title><path d="M4 4h1v1h-1z"></path></svg>"#

  /// A page of a gateway, and a transfer with a code of 49 by 49 to scan.
  private static let transfer = [
    WayToPay(label: "Pay online", link: "https://pay.example/l/PL-4c6d096b0416"),
    WayToPay(
      label: "Pay by transfer",
      lines: [
        "Account holder: Northwind GmbH", "IBAN: DE02 1203 0000 0000 2020 51",
        "Amount: EUR 1277.93", "Reference: INV-7",
      ],
      picture: #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 57 57" width="34mm" "#
        + #"height="34mm" role="img"><path d="M4 4h49v49h-49z"></path></svg>"#),
  ]

  /// A notice with everything that one can have: a dispute, a promise, charges, ways to pay, what waits,
  /// what is not due yet, and what is in hand elsewhere.
  static func full(
    language: String, name: String = "Café Søren & Co", contact: String? = "Ida Søren",
    items: Int = 2, creditor: Creditor = Northwind.creditor(colour: "#0a5c36")
  ) throws -> NoticeContent {
    let lines = try (0..<items).map { index in
      NoticeContent.Line(
        item: "INV-\(index + 7)", reference: "PO-\(index)", issued: try day("2025-05-22"),
        due: try day("2025-06-21"), amount: try money(2_000_00),
        open: try money(1_000_00), daysOverdue: 11, isDisputed: index == 0,
        disputed: index == 0 ? try money(200_00) : nil,
        promised: index == 1 ? try day("2025-07-05") : nil)
    }
    return NoticeContent(
      language: language, name: name, salutationName: contact, creditor: creditor, hasLogo: true,
      day: try day("2025-07-02"), lines: lines,
      asked: try money(Int64(items) * 1_000_00 - (items > 0 ? 210_00 : 10_00)),
      waiting: try money(50_00),
      reference: "N-4711", newDueDate: try day("2025-07-16"),
      charges: [
        NoticeContent.Charge(
          label: "Fee", amount: try money(40_00), isOwed: true, booked: try day("2025-06-30")),
        NoticeContent.Charge(
          label: "Interest", amount: try money(2_67), isOwed: false,
          schedule: [
            NoticeContent.ChargeLine(
              item: "INV-7", from: try day("2025-06-22"), to: try day("2025-06-30"), days: 9,
              base: try money(800_00), rate: Percent(tenThousandths: 11_2700), isSure: true,
              amount: try money(2_22)),
            NoticeContent.ChargeLine(
              item: "INV-7", from: try day("2025-07-01"), to: try day("2025-07-02"), days: 2,
              base: try money(800_00), rate: Percent(tenThousandths: 10_2700), isSure: false,
              amount: try money(45)),
          ], from: try day("2025-07-10")),
      ],
      waysToPay: [
        WayToPay(label: "Card & wallet", link: "https://pay.example/n?id=1&to=\"2\""),
        WayToPay(
          label: "Transfer", lines: ["Northwind GmbH", "DE02 1203 0000 0000 2020 51"],
          picture: picture),
      ],
      paid: [
        NoticeContent.Payment(
          item: "INV-3", day: try day("2025-06-30"), amount: try money(750_00)),
        NoticeContent.Payment(
          item: "INV-4", day: try day("2025-07-01"), amount: try money(1_00)),
      ],
      instalment: NoticeContent.PlanInstalment(
        number: 2, count: 3, due: try day("2025-07-05"), open: try money(300_00),
        rest: try money(300_00)),
      instalments: [
        NoticeContent.PlanInstalment(
          number: 1, count: 3, due: try day("2025-06-05"), open: try money(150_00),
          rest: try money(600_00))
      ],
      brokenPromise: NoticeContent.BrokenPromise(
        amount: try money(500_00), received: try money(20_00), day: try day("2025-06-25")),
      offers: [
        NoticeContent.Offer(
          amount: try money(900_00), validUntil: try day("2025-07-31"), invoices: ["INV-8"])
      ],
      notDue: [
        NoticeContent.Line(
          item: "INV-20#2", issued: try day("2025-06-20"), due: try day("2025-07-20"),
          open: try money(333_33), daysOverdue: -18, invoice: "INV-20", part: 2, parts: 3)
      ],
      credits: [
        NoticeContent.Credit(number: "CN-3", day: try day("2025-06-12"), amount: try money(20_00))
      ], apart: try money(310_00), law: "BGB §§ 247, 288")
  }

  /// An ordinary letter: one invoice, two charges, and a legal footer of six lines.
  ///
  /// - Parameter isLong: with a second time of interest that is announced, and an invoice not due yet.
  static func letter(
    language: String, isFirstContact: Bool = false, repeats: Day? = nil, isLong: Bool = false,
    byTransfer: Bool = false
  ) throws -> NoticeContent {
    let creditor = Creditor(
      name: "Northwind GmbH", country: "DE", address: ["Speicherstraße 4", "20457 Hamburg"],
      email: "ar@northwind.example", phone: "+49 (0)40 123456",
      website: "https://www.northwind.example",
      pay: byTransfer
        ? [] : ["Northwind GmbH", "IBAN DE02 1203 0000 0000 2020 51", "BIC BYLADEM1001"],
      legal: Array(
        [
          "Northwind GmbH, Sitz Hamburg", "Amtsgericht Hamburg HRB 12345", "USt-IdNr. DE123456789",
          "Geschäftsführung: Nora Wind, Karl Korn", "Bank: Hamburger Sparbank, BIC BYLADEM1001",
          "Gläubiger-ID DE98ZZZ09999999999",
        ].prefix(byTransfer ? 2 : 6)))
    func charge(_ label: String, _ cents: Int64, _ steps: [NoticeContent.ChargeLine] = []) throws
      -> NoticeContent.Charge
    {
      NoticeContent.Charge(
        label: label, amount: try money(cents), isOwed: true, schedule: steps,
        booked: try day("2025-06-30"))
    }
    let step = NoticeContent.ChargeLine(
      item: "INV-7", from: try day("2025-06-22"), to: try day("2025-06-30"), days: 9,
      base: try money(1_234_50), rate: Percent(tenThousandths: 11_2700), isSure: true,
      amount: try money(3_43))
    let announced = NoticeContent.Charge(
      label: "Late interest on invoice INV-7", amount: try money(5_33), isOwed: false,
      schedule: [step, step], before: try money(1_53), from: try day("2025-07-17"))
    return NoticeContent(
      language: language, name: "Café Søren & Co", salutationName: "Ida Søren", creditor: creditor,
      day: try day("2025-07-02"),
      lines: [
        try line("INV-7", issued: "2025-05-22", due: "2025-06-21", open: 1_234_50, daysOverdue: 11)
      ], asked: try money(1_277_93), waiting: try money(0), reference: "N-4711",
      newDueDate: try day("2025-07-16"),
      charges: [
        try charge("Late interest on invoice INV-7", 3_43, isLong || byTransfer ? [] : [step]),
        try charge("Fixed sum for late payment of invoice INV-7", 40_00),
      ] + (isLong || byTransfer ? [announced] : []),
      waysToPay: byTransfer ? transfer : [],
      notDue: isLong
        ? [
          try line("INV-9", issued: "2025-06-20", due: "2025-07-20", open: 99_00, daysOverdue: -18)
        ] : [], law: "BGB §§ 247, 288", isFirstContact: isFirstContact, repeats: repeats,
      returned: [
        NoticeContent.Returned(
          amount: try money(1_234_50), day: try day("2025-06-20"), document: "INV-7",
          isByBank: true)
      ])
  }

  /// A statement of a holding and its branch, with everything that can move.
  static func statement(language: String) throws -> NoticeContent {
    let moves: [(NoticeContent.Posting.Kind, String, String, Int64, Int64)] = [
      (.invoice, "INV-7", "Café Søren", 1_234_50, 1_284_50),
      (.payment, "INV-7", "Café Søren", -200_00, 1_084_50),
      (.reversal, "INV-7", "Café Søren", 200_00, 1_284_50),
      (.credit, "CN-2", "Søren Süd", -50_00, 1_234_50),
      (.writeOff, "INV-4", "Søren Süd", -1_00, 1_233_50),
      (.transfer, "T-1", "Søren Süd", 1_00, 1_234_50),
      (.charge, "INV-7", "Café Søren", 12_34, 1_246_84),
      (.waiver, "INV-7", "Café Søren", -12_34, 1_234_50),
      (.waiverReversed, "INV-7", "Café Søren", 12_34, 1_246_84),
      (.waiver, "INV-7", "Café Søren", -12_34, 1_234_50),
      (.discount, "INV-7", "Café Søren", -24_69, 1_209_81),
      (.recovery, "INV-4", "Søren Süd", 1_00, 1_210_81),
      (.paidOut, "", "Søren Süd", 10_00, 1_220_81),
      (.refund, "INV-7", "Café Søren", 30_00, 1_250_81),
      (.chargeback, "INV-7, INV-8", "Café Søren", 33_69, 1_284_50),
      (.creditReversed, "CN-2", "Søren Süd", 50_00, 1_334_50),
      (.waivedInvoice, "INV-5", "Café Søren", -100_00, 1_234_50),
      (.lapsed, "INV-5", "Café Søren", 100_00, 1_334_50),
      (.payment, "", "Café Søren", -100_00, 1_234_50),
    ]
    let postings = try moves.map { kind, document, customer, amount, balance in
      NoticeContent.Posting(
        day: try day("2025-06-12"), kind: kind, document: document,
        label: kind == .charge ? "Late interest on invoice \(document)" : nil, customer: customer,
        amount: try money(amount), balance: try money(balance))
    }
    let item = NoticeContent.Line(
      item: "INV-7", customer: "Café Søren", issued: try day("2025-05-22"),
      due: try day("2025-06-21"), open: try money(1_234_50), daysOverdue: 11)
    return NoticeContent(
      language: language, name: "Søren Holding", creditor: creditor,
      day: try day("2025-07-02"), lines: [item], asked: try money(1_234_50),
      waiting: try money(0), reference: "N-4711",
      ledger: NoticeContent.Ledger(
        since: try day("2025-06-01"), opening: try money(50_00), postings: postings),
      isStatement: true)
  }
}
