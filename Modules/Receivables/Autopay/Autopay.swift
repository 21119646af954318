/// How a customer's invoices are taken by a saved method, and the latest attempts.
public struct Autopay: Sendable, Equatable {
  /// One time that money was to be taken.
  public struct Attempt: Sendable, Equatable {
    public enum State: String, Sendable {
      /// Decided, and not asked for yet.
      case planned
      /// Asked for; no answer is known.
      case sent
      /// Taken by the gateway, and not done yet.
      case pending
      /// Nobody knows.
      case unknown
      case declined
      /// Certainly not asked for.
      case notSent = "not-sent"
    }

    public let debit: String
    public let listing: NoticeListing
    /// Counted from 1.
    public let number: Int
    public internal(set) var state: State
    /// The day of the latest of what is known.
    public internal(set) var on: Day
    /// When it was asked for first.
    public internal(set) var sent: Moment?
    /// The entry that says so; 0 before. When that was by the real clock stands beside the entry.
    public internal(set) var sentEntry = 0
    public internal(set) var category: DeclineCategory?
    public internal(set) var advice: DeclineAdvice?

    /// Whether money may still come of it.
    public var isOpen: Bool {
      switch state {
      case .planned, .sent, .pending, .unknown: true
      case .declined, .notSent: false
      }
    }

    /// Whether the gateway was asked, and has not said what became of it.
    public var isUnanswered: Bool { isOpen && state != .planned }
  }

  public let agreed: AutopayAgreed
  public let from: Day
  /// The entry whose private record says what the gateway calls customer and method.
  public let entry: Int
  /// Since money was taken the last time, in order.
  public internal(set) var attempts: [Attempt] = []

  init(_ agreed: AutopayAgreed, from: Day, entry: Int) {
    self.agreed = agreed
    self.from = from
    self.entry = entry
  }

  /// The attempt that money may still come of.
  public var open: Attempt? { attempts.last.flatMap { $0.isOpen ? $0 : nil } }

  /// The attempts that the gateway refused.
  public var declined: [Attempt] { attempts.filter { $0.state == .declined } }

  // MARK: As stored

  func write(into json: inout JSONWriter) {
    json.object("autopay") { object in
      object.object("agreed") { agreed.write(into: &$0) }
      object.day("from", from)
      object.integer("entry", entry)
      guard !attempts.isEmpty else { return }
      object.array("attempts") { list in
        for attempt in attempts { list.object { attempt.write(into: &$0) } }
      }
    }
  }

  init?(_ reader: FactReader) throws(FactError) {
    guard let object = try reader.objectIfPresent("autopay") else { return nil }
    agreed = try AutopayAgreed(try object.object("agreed"))
    from = try object.day("from")
    entry = try object.integer("entry")
    for value in try object.list("attempts") { attempts.append(try Attempt(FactReader(value))) }
  }
}

extension Autopay.Attempt {
  fileprivate func write(into json: inout JSONWriter) {
    json.string("debit", debit)
    listing.write(into: &json)
    json.integer("number", number)
    json.string("state", state.rawValue)
    json.day("on", on)
    if let sent {
      json.moment("sent", sent)
      json.integer("sent_entry", sentEntry)
    }
    json.string("category", ifPresent: category?.rawValue)
    json.string("advice", ifPresent: advice?.rawValue)
  }

  fileprivate init(_ reader: FactReader) throws(FactError) {
    debit = try reader.string("debit")
    listing = try NoticeListing(reader)
    number = try reader.integer("number")
    state = try reader.word("state")
    on = try reader.day("on")
    sent = reader.value["sent"] == nil ? nil : try reader.moment("sent")
    sentEntry = try reader.integerIfPresent("sent_entry") ?? 0
    category = try reader.wordIfPresent("category")
    advice = try reader.wordIfPresent("advice")
  }
}
