import ReceivablesPorts

extension Settings {
  static func handoffs(_ passage: Passage) throws -> [HandoffSettings] {
    guard !passage.isEmpty else { return [] }
    let block = try passage.block(example: HandoffSettings.example)
    return try block.lines.map { try HandoffSettings($0) }.sorted { $0.name < $1.name }
  }
}

extension HandoffSettings {
  static let example = "\"northcollect: {kind: agency}\""

  private static let keys = [
    "kind", "columns", "separator", "decimal", "dates", "quotes", "encoding", "header",
  ]

  // What a value has to be is for the exporter to say, as with channels.
  fileprivate init(_ line: Block.Line) throws {
    guard HandoffSettings.isName(line.key) else {
      throw line.place.error(
        "\"\(line.key)\" names folders, which it cannot. Use letters, digits, - and _ alone.")
    }
    let block = try line.value.block(example: HandoffSettings.example)
    try block.allow(only: HandoffSettings.keys)
    let kind = try block.required("kind", example: "\"kind: agency\"")
    var values: [String: String] = [:]
    for line in block.lines where line.key != "kind" && line.key != "columns" {
      values[line.key] = try line.value.text(example: "\"\(line.key): \" and a value")
    }
    let columns = try block["columns"]?.block(example: "\"Invoice number: invoice\"").lines ?? []
    self.init(
      name: line.key, kind: try kind.text(example: "\"kind: agency\""), values: values,
      columns: try columns.map {
        Column(title: $0.key, field: try $0.value.text(example: "\"Invoice number: invoice\""))
      })
  }

  /// Names become part of the names of folders.
  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 64
      && text.utf8.allSatisfy { byte in
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
          || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      }
  }
}
