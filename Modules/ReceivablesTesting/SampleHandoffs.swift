public import Receivables
public import ReceivablesPorts

/// What Northwind hands over: claims against a hotel and a bakery, and what became of earlier ones.
public enum SampleHandoffs {
  /// Names that nobody has, and that break files which are written carelessly.
  public static let hostileNames = [
    "=HYPERLINK(\"https://x.example\";\"Hotel\")", "+1+1", "-2+3", "@SUM(A1:A9)", "\t=1+1",
    "\r\n=1+1", "Hotel\r\n\"Zum Korn\",;|\tSons", "\"", "'", ",", ";", "\u{2028}=1+1", "\u{0}=1+1",
    "<script>alert(1)</script>", "\"\u{301} onload=\"x", "Zażółć 日本 🧾", "\u{FEFF}=1+1", "",
  ]

  /// Two claims with three invoices in two currencies, a payment, a reversal and a recall.
  public static var whole: Handoff {
    handoff(
      [hotel(), bakery],
      changes: [
        change("payment", "P-7", Samples.item("INV-7"), 40_00),
        change("payment", "P-8", Samples.item("INV-8"), 5_00),
        change("reversal", "P-7", Samples.item("INV-7"), -40_00),
      ],
      recalls: [
        Handoff.Recall(
          placement: "H-0001", account: Samples.cafe, day: Samples.day("2025-07-01"))
      ])
  }

  public static func handoff(
    _ claims: [HandoffClaim], purpose: Handoff.Purpose = .placement,
    changes: [Handoff.Change] = [], recalls: [Handoff.Recall] = []
  ) -> Handoff {
    Handoff(
      id: "northcollect-0002", purpose: purpose, recipient: "northcollect",
      day: Samples.day("2025-07-02"),
      creditor: Creditor(
        name: "Northwind GmbH", country: "DE", address: ["Hafenstrasse 1", "20457 Hamburg"],
        email: "ar@northwind.example"),
      claims: claims, changes: changes, recalls: recalls)
  }

  private static func change(
    _ what: String, _ document: String, _ item: ItemID, _ cents: Int64
  ) -> Handoff.Change {
    Handoff.Change(
      placement: "H-0001", account: Samples.cafe, day: Samples.day("2025-06-30"), what: what,
      document: document, item: item, amount: Samples.euros(cents))
  }

  // MARK: Claims

  /// Two lines in euros: an invoice, and the second instalment of another.
  ///
  /// - Parameters:
  ///   - open: what is open on the first line, in cents.
  ///   - disputed: what is disputed on it, in cents.
  public static func hotel(
    named name: String = "Hotel Krone", open: Int64 = 1_200_00, disputed: Int64 = 0,
    stop: StopReason? = nil, isForgotten: Bool = false
  ) -> HandoffClaim {
    let contact = [
      "name": name, "email": "office@krone.example", "phone": "+49 40 123-456",
      "address1": "Alsterufer 3", "postcode": "20354", "city": "Hamburg",
    ]
    return HandoffClaim(
      placement: "H-0002", day: Samples.day("2025-07-01"),
      debtor: Debtor(
        account: Samples.hotel, party: Party(country: "DE", kind: .company, language: "de"),
        contact: contact, stop: stop, isForgotten: isForgotten),
      head: ChainHead(length: 12, hash: SHA256.hash(Array("hotel".utf8))),
      lines: [
        line(
          Samples.item("INV-1"), "2025-03-30", Samples.euros(1_500_00), Samples.euros(open),
          Samples.euros(disputed), ["reference": "=Order 7", "description": "wheat flour; bread"]),
        line(
          ItemID(.invoice, "INV-2", part: 2), "2025-04-29", Samples.euros(340_50),
          Samples.euros(340_50), Samples.euros(0), [:]),
      ], lastPayment: Samples.day("2025-04-02"), evidence: evidence)
  }

  /// One line in yen, of a customer of whom nothing but the name is known.
  public static var bakery: HandoffClaim {
    HandoffClaim(
      placement: "H-0003", day: Samples.day("2025-07-01"),
      debtor: Debtor(
        account: Samples.bakery, party: nil, contact: ["name": "Bäckerei Lühr"], stop: nil,
        isForgotten: false),
      head: ChainHead(length: 3, hash: SHA256.hash(Array("bakery".utf8))),
      lines: [
        line(
          Samples.item("INV-3"), "2025-02-28", Money(minorUnits: 9_600, Samples.yen),
          Money(minorUnits: 9_600, Samples.yen), Money.zero(Samples.yen), [:])
      ], lastPayment: nil)
  }

  private static func line(
    _ item: ItemID, _ due: String, _ principal: Money, _ open: Money, _ disputed: Money,
    _ notes: [String: String]
  ) -> HandoffClaim.Line {
    HandoffClaim.Line(
      item: item, issued: Samples.day(due).adding(days: -30), due: Samples.day(due),
      principal: principal, open: open, disputed: disputed, notes: notes)
  }

  private static var evidence: Evidence {
    let day = Samples.day("2025-04-20")
    return Evidence(
      statement: [
        Evidence.Posting(
          day: Samples.day("2025-02-28"), what: "invoice", document: "INV-1",
          amount: Samples.euros(1_500_00), balance: Samples.euros(1_500_00)),
        Evidence.Posting(
          day: Samples.day("2025-04-02"), what: "payment", document: "P-1",
          amount: Samples.euros(-300_00), balance: Samples.euros(1_200_00)),
      ],
      chronology: [
        Evidence.Event(
          entry: 1, day: Samples.day("0001-01-01"),
          recorded: Samples.moment("2025-02-28T08:00:00Z"),
          what: "the customer's details were recorded", amount: nil),
        Evidence.Event(
          entry: 2, day: Samples.day("2025-02-28"),
          recorded: Samples.moment("2025-02-28T08:00:01Z"),
          what: "invoice INV-1, due 2025-03-30", amount: Samples.euros(1_500_00)),
      ],
      notices: [
        Evidence.SentNotice(
          act: "N-1.1", day: day, rung: "reminder", channel: "email",
          amount: Samples.euros(1_200_00), isUnknown: false,
          bytes: Array("Subject: Reminder\r\n\r\nDear all\r\n".utf8) + [0, 0xFF]),
        Evidence.SentNotice(
          act: "N-2.1", day: day.adding(days: 14), rung: "second", channel: "email",
          amount: Samples.euros(1_200_00), isUnknown: true,
          bytes: Array("Subject: Second\r\n\r\nDear all\r\n".utf8)),
      ])
  }
}
