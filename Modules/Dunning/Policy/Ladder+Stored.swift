import Receivables

extension Ladder {
  func write(into json: inout JSONWriter) {
    json.string("name", name)
    json.array("rungs") { list in
      for rung in rungs { list.object { rung.write(into: &$0) } }
    }
  }

  init(_ reader: FactReader) throws(FactError) {
    var rungs: [Rung] = []
    for value in try reader.list("rungs") { rungs.append(try Rung(FactReader(value))) }
    self.init(name: try reader.string("name"), rungs: rungs)
  }
}

extension Rung {
  func write(into json: inout JSONWriter) {
    json.string("rung", name)
    json.integer("days", days)
    json.bool("business_days", inBusinessDays)
    json.string("anchor", anchor.rawValue)
    switch act {
    case .notice: break
    case .hold: json.string("do", "hold")
    case .task(let words): json.string("task", words)
    }
    json.strings("channels", channels)
    json.string("template", template)
    if let newDueDays { json.integer("new_due_days", newDueDays) }
    if needsApproval { json.bool("approval", true) }
    if !attachments.isEmpty { json.strings("attach", attachments.map(\.rawValue)) }
    if !copies.isEmpty { json.strings("cc", copies) }
    json.string("to", ifPresent: role)
  }

  init(_ reader: FactReader) throws(FactError) {
    guard let anchor = Anchor(rawValue: try reader.string("anchor")) else { throw .wrong("anchor") }
    let act: Act
    if let words = reader.value["task"]?.string {
      act = .task(words)
    } else {
      act = reader.value["do"]?.string == "hold" ? .hold : .notice
    }
    var attachments: [Attachment] = []
    for word in try reader.strings("attach") {
      guard let attachment = Attachment(rawValue: word) else { throw .wrong("attach") }
      attachments.append(attachment)
    }
    self.init(
      name: try reader.string("rung"), days: try reader.integer("days"),
      inBusinessDays: reader.value["business_days"]?.bool ?? false, anchor: anchor,
      act: act, channels: try reader.strings("channels"), template: try reader.string("template"),
      newDueDays: try reader.integerIfPresent("new_due_days"),
      needsApproval: reader.value["approval"]?.bool ?? false, attachments: attachments,
      copies: try reader.strings("cc"), role: reader.value["to"]?.string)
  }
}
