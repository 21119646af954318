import Dunning
import Receivables

extension Segment {
  private static let keys = [
    "segment", "if", "ladder", "least-gap", "minimum", "tolerance", "asks-by",
  ]

  /// The segments of a list, in the order in which they are tried.
  static func all(
    in block: Block, ladders: [Ladder], statements: StatementSchedule?
  ) throws -> [Segment] {
    guard let passage = block["segments"] else { return [] }
    var segments: [Segment] = []
    var lines: [String: Int] = [:]
    for node in try passage.list(example: "\"- segment: key accounts\", then \"if:\"") {
      let place = Passage(file: passage.file, title: "a segment", node: node)
      let segment = try Segment(place, ladders: ladders, statements)
      if let line = lines[segment.name] {
        throw place.error(
          "segment \"\(segment.name)\" is already on line \(line). Give each a name of its own.")
      }
      lines[segment.name] = place.line
      segments.append(segment)
    }
    return segments
  }

  private init(
    _ passage: Passage, ladders: [Ladder], _ statements: StatementSchedule?
  ) throws {
    let block = try passage.block(example: "\"segment: key accounts\", then \"if:\"")
    try block.allow(only: Segment.keys)
    let name = try block.required("segment", example: "\"segment: key accounts\"")
    let ladder = try block.required("ladder", example: "\"ladder: gentle\"")
    let chosen = try ladder.text(example: "\"ladder: gentle\"")
    let known = ladders.map(\.name) + [LadderSet.none]
    guard known.contains(chosen) else {
      throw ladder.unknown("ladder", chosen, among: known)
    }
    self.init(
      name: try name.text(example: "\"segment: key accounts\""),
      condition: try block["if"].map(Condition.init) ?? Condition(), ladder: chosen,
      leastGapDays: try block["least-gap"]?.days(example: "\"least-gap: 5 days\""),
      minimum: try block["minimum"].map { try Threshold($0, example: "minimum: 10.00") },
      tolerance: try block["tolerance"].map { try Threshold($0, example: "tolerance: 0.05") },
      asksBy: try block["asks-by"].map { try Policy.AsksBy($0, statements) })
  }
}

extension Segment.Condition {
  private static let keys = [
    "tag", "kind", "country", "currency", "owes", "customer-for", "days-late", "promises-kept",
    "over-limit",
  ]

  fileprivate init(_ passage: Passage) throws {
    self.init()
    let block = try passage.block(example: "\"tag: key-account\"")
    try block.allow(only: Segment.Condition.keys)
    tags = try block["tag"]?.words(example: "\"tag: key-account\"").map(\.text) ?? []
    kinds = try block["kind"]?.words(example: "\"kind: company\"").map(kind) ?? []
    countries = try block["country"]?.words(example: "\"country: DE\"").map(country) ?? []
    currencies = try block["currency"]?.words(example: "\"currency: EUR\"").map(currency) ?? []
    owes = try block["owes"].map { passage in
      let (isOver, amount) = try passage.bound(example: "over 10000.00")
      let limit = Threshold(general: try passage.amount(in: amount, example: "over 10000.00"))
      return isOver ? .over(limit) : .under(limit)
    }
    customerForDays = try block["customer-for"].map { try days($0, example: "over 365 days") }
    daysLate = try block["days-late"].map { try days($0, example: "over 10 days") }
    promisesKept = try block["promises-kept"].map { passage in
      let (isOver, text) = try passage.bound(example: "under 50%")
      guard let percent = Int(text.hasSuffix("%") ? String(text.dropLast()) : text),
        (0...100).contains(percent)
      else { throw passage.error("\"\(text)\" is no share. Write it as \"under 50%\".") }
      return isOver ? .over(percent) : .under(percent)
    }
    overLimit = try block["over-limit"]?.isYes(example: "\"over-limit: yes\"")
  }

  private func days(_ passage: Passage, example: String) throws -> Segment.Bound<Int> {
    let (isOver, text) = try passage.bound(example: example)
    let count = try passage.days(in: text, example: "\"\(example)\"")
    return isOver ? .over(count) : .under(count)
  }

  private func kind(_ word: (text: String, place: Passage)) throws -> Party.Kind {
    guard let kind = Party.Kind(rawValue: word.text) else {
      throw word.place.unknown(
        "kind of customer", word.text, among: ["person", "sole-trader", "company"])
    }
    return kind
  }

  private func country(_ word: (text: String, place: Passage)) throws -> String {
    guard word.text.count == 2, word.text.allSatisfy({ $0.isASCII && $0.isUppercase }) else {
      throw word.place.error(
        "\"\(word.text)\" is not a country. Write its two capital letters, as DE.")
    }
    return word.text
  }

  private func currency(_ word: (text: String, place: Passage)) throws -> Currency {
    guard let currency = Currency(code: word.text) else {
      throw word.place.error(
        "\"\(word.text)\" is not a currency. Write its three capital letters, as EUR.")
    }
    return currency
  }
}

extension Passage {
  /// One word, or a list of words, each with its place.
  func words(example: String) throws -> [(text: String, place: Passage)] {
    guard isList else { return [(try text(example: example), self)] }
    return try list(example: example).map { node in
      let place = Passage(file: file, title: title, node: node)
      return (try place.text(example: example), place)
    }
  }

  /// `over` or `under`, and what follows.
  fileprivate func bound(example: String) throws -> (isOver: Bool, rest: String) {
    let text = try text(example: "\"\(example)\"")
    let words = text.split(separator: " ", maxSplits: 1)
    guard words.count == 2, words[0] == "over" || words[0] == "under" else {
      throw error("\"\(text)\" is no bound. Write it as \"\(example)\", or with \"under\".")
    }
    return (words[0] == "over", String(words[1]))
  }
}
