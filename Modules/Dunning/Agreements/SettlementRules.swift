import Receivables

/// Who may offer to take less, how much less, and for how long.
public struct SettlementRules: Sendable, Hashable {
  /// What some people may offer.
  public struct Leave: Sendable, Hashable {
    /// Names of authors; empty: everybody.
    public let who: [String]
    /// Not less than this share of what is open, in percent.
    public let leastPercent: Int

    public init(who: [String] = [], leastPercent: Int) {
      self.who = who
      self.leastPercent = leastPercent
    }
  }

  /// Nobody may offer what no leave allows.
  public var leaves: [Leave]
  /// An offer may not be open for longer.
  public var longestDays: Int
  /// From its acceptance on, where nobody says otherwise.
  public var payWithinDays: Int

  public init(leaves: [Leave] = [], longestDays: Int = 30, payWithinDays: Int = 14) {
    self.leaves = leaves
    self.longestDays = longestDays
    self.payWithinDays = payWithinDays
  }

  /// The least that an author may offer of what is open, in minor units; nil where they may offer
  /// nothing.
  public func least(for author: String, of open: Int64) -> Int64? {
    leaves.filter { $0.who.isEmpty || $0.who.contains(author) }.map(\.leastPercent).min().map {
      open.share(percent: $0)
    }
  }

  func write(into json: inout JSONWriter) {
    json.array("leaves") { list in
      for leave in leaves {
        list.object { row in
          if !leave.who.isEmpty { row.strings("who", leave.who) }
          row.integer("least", leave.leastPercent)
        }
      }
    }
    json.integer("longest", longestDays)
    json.integer("pay_within", payWithinDays)
  }

  init(_ reader: FactReader) throws(FactError) {
    var leaves: [Leave] = []
    for value in try reader.list("leaves") {
      let row = FactReader(value)
      leaves.append(
        Leave(who: try row.strings("who"), leastPercent: try row.integer("least")))
    }
    self.init(
      leaves: leaves, longestDays: try reader.integer("longest"),
      payWithinDays: try reader.integer("pay_within"))
  }
}
