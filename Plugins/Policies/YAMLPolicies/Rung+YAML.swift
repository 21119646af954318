import Dunning
import Receivables

extension Rung {
  init(_ passage: Passage, isFirst: Bool) throws {
    let example = "\"rung: reminder\", then \"when: 3 days after due\""
    let block = try passage.block(example: example)
    try block.allow(only: [
      "rung", "when", "channel", "template", "new-due", "approval", "attach", "cc", "to", "do",
      "task",
    ])
    let name = try Rung.name(block.required("rung", example: "\"rung: reminder\""))
    let when = try block.required("when", example: "\"when: 3 days after due\"")
    let timing = try Timing(when)
    if isFirst, timing.anchor == .previous {
      throw when.error(
        "the first rung has none before it. Count from due or issue, as \"3 days after due\".")
    }
    let act = try Rung.act(block)
    let channels = act == .notice ? try Rung.channels(block["channel"]) : []
    try Rung.refuseMailWords(block, channels)
    self.init(
      name: name, days: timing.days, inBusinessDays: timing.inBusinessDays, anchor: timing.anchor,
      act: act, channels: channels,
      template: try block["template"]?.text(example: "\"template: \(name)\"") ?? name,
      newDueDays: try block["new-due"]?.days(example: "\"new-due: 7 days\""),
      needsApproval: try block["approval"]?.isYes(example: "\"approval: yes\"") ?? false,
      attachments: try block["attach"].map(Rung.attachments) ?? [],
      copies: try block["cc"].map { try Rung.names($0, example: "\"cc: [owner]\"") } ?? [],
      role: try block["to"].map { try Rung.word($0, example: "\"to: accounting\"") })
  }

  /// A letter has neither copies nor attachments; where nothing goes by mail they would silently do
  /// nothing.
  private static func refuseMailWords(_ block: Block, _ channels: [String]) throws {
    guard !channels.isEmpty, channels.allSatisfy({ $0 == "letter" }),
      let line = block.lines.first(where: { ["attach", "cc"].contains($0.key) })
    else { return }
    throw line.place.error(
      "\"\(line.key)\" goes by mail, and this rung by letter alone. Add the channel email, or "
        + "take it out.")
  }

  private static func attachments(_ passage: Passage) throws -> [Attachment] {
    try passage.words(example: "\"attach: [invoices, statement]\"").map { word in
      guard let attachment = Attachment(rawValue: word.text) else {
        throw word.place.unknown(
          "attachment", word.text, among: Attachment.allCases.map(\.rawValue))
      }
      return attachment
    }
  }

  private static func names(_ passage: Passage, example: String) throws -> [String] {
    try passage.words(example: example).map { try checked($0.text, $0.place, example: example) }
  }

  private static func word(_ passage: Passage, example: String) throws -> String {
    try checked(try passage.text(example: example), passage, example: example)
  }

  // The policy is kept in the record for ever, where no person's address belongs.
  private static func checked(
    _ word: String, _ place: Passage, example: String
  ) throws -> String {
    guard !word.contains("@") else {
      throw place.error(
        "an address does not belong into the record. Give it a name under \"people\" in the "
          + "settings, and write that name, as \(example).")
    }
    return word
  }

  /// `do: hold`, or `task:` with words; else a notice.
  private static func act(_ block: Block) throws -> Act {
    var act = Act.notice
    if let passage = block["do"] {
      let word = try passage.text(example: "\"do: hold\"")
      guard ["notice", "hold"].contains(word) else {
        throw passage.unknown("act", word, among: ["notice", "hold"])
      }
      if word == "hold" { act = .hold }
    }
    if let passage = block["task"] {
      guard act == .notice else {
        throw passage.error("a rung does one thing. Make two rungs of it.")
      }
      act = .task(try passage.text(example: "\"task: Call and ask what keeps them\""))
    }
    guard act == .notice else {
      // What belongs to a notice would silently do nothing.
      let own = ["channel", "template", "new-due", "approval", "attach", "cc", "to"]
      if let line = block.lines.first(where: { own.contains($0.key) }) {
        throw line.place.error(
          "nobody is written to by this rung, so \"\(line.key)\" does nothing. Take it out.")
      }
      return act
    }
    return act
  }

  /// Each once, as each makes a notice of its own.
  private static func channels(_ passage: Passage?) throws -> [String] {
    let example = "\"channel: email\" or \"channel: [email, letter]\""
    guard let passage else { return ["email"] }
    var channels: [String] = []
    for word in try passage.words(example: example) {
      guard !channels.contains(word.text) else {
        throw word.place.error("\(word.text) is named twice. Name each channel once.")
      }
      channels.append(word.text)
    }
    guard !channels.isEmpty else {
      throw passage.error("a rung needs a channel. Write \(example).")
    }
    return channels
  }

  // The name is kept in the record for ever and names a file of the templates.
  private static func name(_ passage: Passage) throws -> String {
    let name = try passage.text(example: "\"rung: reminder\"")
    let allowed = "abcdefghijklmnopqrstuvwxyz0123456789-"
    guard name.allSatisfy({ allowed.contains($0) }) else {
      throw passage.error(
        "\"\(name)\" is no name for a rung. Use small letters, digits and hyphens,"
          + " as in second-reminder.")
    }
    let taken = [
      Trigger.statement, Trigger.thanks, Trigger.returned, Trigger.afterLast, Trigger.chargesAlone,
      Trigger.unreached,
    ]
    guard !taken.contains(name) else {
      throw passage.error(
        "\"\(name)\" is what notices outside the ladder are called. Name the rung otherwise.")
    }
    return name
  }
}
