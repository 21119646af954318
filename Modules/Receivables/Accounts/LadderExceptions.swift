/// Which ladder was chosen by hand for a customer, or for single invoices, from which day on.
public struct LadderExceptions: Sendable, Equatable {
  /// One choice; later ones outrank it from their days on.
  struct Choice: Sendable, Equatable {
    let from: Day
    let fact: LadderSet
  }

  private(set) var choices: [Choice] = []

  init() {}

  /// The ladder of an invoice on a day: its own exception, else the customer's; nil where there is
  /// neither.
  public func ladder(of invoice: String, on day: Day) -> String? {
    let own = choice(on: day) { $0.invoice == invoice }
    return (own ?? choice(on: day) { $0.invoice == nil })?.ladder
  }

  /// Whether somebody decided that an invoice is not chased.
  public func exempts(_ invoice: String, on day: Day) -> Bool {
    ladder(of: invoice, on: day) == LadderSet.none
  }

  /// The days up to another on which one of them began for an invoice.
  public func changes(of invoice: String, until day: Day) -> [Day] {
    choices.filter { $0.from <= day && $0.fact.invoice ?? invoice == invoice }.map(\.from)
  }

  /// The first later day on which one of them begins.
  public func nextChange(after day: Day) -> Day? {
    choices.lazy.map(\.from).filter { $0 > day }.min()
  }

  /// The one that holds; one that was taken back says nothing.
  private func choice(on day: Day, _ concerns: (LadderSet) -> Bool) -> LadderSet? {
    let last = choices.last { $0.from <= day && concerns($0.fact) }?.fact
    return last?.ladder == nil ? nil : last
  }

  /// Sorted by day; of one day, in the order in which they became known.
  mutating func set(_ fact: LadderSet, from day: Day) {
    let index = choices.firstIndex { $0.from > day } ?? choices.count
    choices.insert(Choice(from: day, fact: fact), at: index)
  }

  // MARK: As stored

  func write(into json: inout JSONWriter) {
    guard !choices.isEmpty else { return }
    json.array("ladders") { list in
      for choice in choices {
        list.object { row in
          row.day("from", choice.from)
          choice.fact.write(into: &row)
        }
      }
    }
  }

  init(_ reader: FactReader) throws(FactError) {
    for value in try reader.list("ladders") {
      let row = FactReader(value)
      choices.append(Choice(from: try row.day("from"), fact: try LadderSet(row)))
    }
  }
}
