/// The book was made, for one creditor.
public struct BookOpened: FactBody {
  public static let kind = "book.opened"

  public init() {}

  public func write(into json: inout JSONWriter) {}

  public init(_ reader: FactReader) throws(FactError) {}
}

/// A policy was put in force, with the calendar it counts by; both are kept whole.
public struct PolicyAdopted: FactBody {
  public static let kind = "book.policy-adopted"

  /// The hash of the policy's canonical JSON text.
  public let hash: Hash
  /// The policy as canonical JSON text.
  public let policy: [UInt8]

  public init(hash: Hash, policy: [UInt8]) {
    self.hash = hash
    self.policy = policy
  }

  public func write(into json: inout JSONWriter) {
    json.string("hash", hash.description)
    json.string("policy", String(decoding: policy, as: UTF8.self))
  }

  public init(_ reader: FactReader) throws(FactError) {
    hash = try reader.hash("hash")
    policy = Array(try reader.string("policy").utf8)
  }
}

/// The work of one business day began.
public struct RunBegun: FactBody {
  public static let kind = "book.run-begun"

  public let day: Day
  /// The policy in force, by its hash.
  public let policy: Hash
  /// By which rules it decides.
  public let engine: String

  /// Runs of before did not say by which rules they decided: there was one engine.
  private static let firstEngine = "1"

  public init(day: Day, policy: Hash, engine: String) {
    self.day = day
    self.policy = policy
    self.engine = engine
  }

  public var version: Int { engine == RunBegun.firstEngine ? 1 : 2 }

  public func write(into json: inout JSONWriter) {
    json.day("day", day)
    json.string("policy", policy.description)
    if engine != RunBegun.firstEngine { json.string("engine", engine) }
  }

  public init(_ reader: FactReader) throws(FactError) {
    day = try reader.day("day")
    policy = try reader.hash("policy")
    engine = reader.value["engine"]?.string ?? RunBegun.firstEngine
  }
}

/// The work of one business day came to its end.
public struct RunEnded: FactBody {
  public static let kind = "book.run-ended"

  public let day: Day
  /// The entry of the book's account in which the run began.
  public let run: Int
  public let accountsRead: Int
  public let noticesPlanned: Int

  public init(day: Day, run: Int, accountsRead: Int, noticesPlanned: Int) {
    self.day = day
    self.run = run
    self.accountsRead = accountsRead
    self.noticesPlanned = noticesPlanned
  }

  public func write(into json: inout JSONWriter) {
    json.day("day", day)
    json.integer("run", run)
    json.integer("accounts_read", accountsRead)
    json.integer("notices_planned", noticesPlanned)
  }

  public init(_ reader: FactReader) throws(FactError) {
    day = try reader.day("day")
    run = try reader.integer("run")
    accountsRead = try reader.integer("accounts_read")
    noticesPlanned = try reader.integer("notices_planned")
  }
}

/// A file was taken in, whole.
public struct ImportClosed: FactBody {
  public static let kind = "book.import-closed"

  /// What the file held: customers, invoices, payments or credits.
  public let rows: String
  public let added: Int
  public let updated: Int
  public let unchanged: Int

  public init(rows: String, added: Int, updated: Int, unchanged: Int) {
    self.rows = rows
    self.added = added
    self.updated = updated
    self.unchanged = unchanged
  }

  public func write(into json: inout JSONWriter) {
    json.string("rows", rows)
    json.integer("added", added)
    json.integer("updated", updated)
    json.integer("unchanged", unchanged)
  }

  public init(_ reader: FactReader) throws(FactError) {
    rows = try reader.string("rows")
    added = try reader.integer("added")
    updated = try reader.integer("updated")
    unchanged = try reader.integer("unchanged")
  }
}

/// Days up to this one take no more entries, unless a reason is given.
public struct PeriodClosed: FactBody {
  public static let kind = "book.period-closed"

  public let through: Day

  public init(through: Day) {
    self.through = through
  }

  public func write(into json: inout JSONWriter) {
    json.day("through", through)
  }

  public init(_ reader: FactReader) throws(FactError) {
    through = try reader.day("through")
  }
}

/// One hash over every chain that moved since the seal before, and that seal.
public struct Seal: FactBody {
  public static let kind = "book.sealed"

  public let hash: Hash
  public let accounts: Int
  /// What was recorded up to then is covered.
  public let through: Moment

  public init(hash: Hash, accounts: Int, through: Moment) {
    self.hash = hash
    self.accounts = accounts
    self.through = through
  }

  public func write(into json: inout JSONWriter) {
    json.string("hash", hash.description)
    json.integer("accounts", accounts)
    json.string("through", through.description)
  }

  public init(_ reader: FactReader) throws(FactError) {
    hash = try reader.hash("hash")
    accounts = try reader.integer("accounts")
    through = try reader.moment("through")
  }
}
