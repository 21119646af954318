import ReceivablesPorts

extension Settings {
  private static let keys = [
    "creditor", "store", "policy", "templates", "channels", "handoff", "payments", "invoices",
    "people",
  ]

  /// Reads a whole file.
  init(_ file: Passage) throws {
    let block = try file.block(example: "\"creditor:\", \"store:\" and the other keys")
    try block.allow(only: Settings.keys)
    let creditor = try block.required("creditor", example: "\"creditor:\" with name and email")
    let place = try block.required("store", example: "\"store: {kind: sqlite, path: book.db}\"")
    let store = try place.block(example: "\"store: {kind: sqlite, path: book.db}\"")
    try store.allow(only: ["kind", "path"])
    let kind = try store.required("kind", example: "\"kind: sqlite\"").text(
      example: "\"kind: sqlite\"")
    self.init(
      creditor: try Creditor(creditor), store: kind,
      storePath: try store["path"]?.text(example: "\"path: book.db\"")
        ?? Settings.standardPath(ofStore: kind),
      policy: try block["policy"]?.text(example: "\"policy: policy.yaml\"") ?? "policy.yaml",
      templates: try block["templates"]?.text(example: "\"templates: templates\"") ?? "templates",
      channels: try block["channels"].map(Settings.channels) ?? [],
      handoffs: try block["handoff"].map(Settings.handoffs) ?? [],
      payments: try block["payments"].map(Settings.payments) ?? [],
      invoices: try block["invoices"]?.text(example: "\"invoices: invoices\"") ?? "invoices",
      people: try block["people"].map(Settings.people) ?? [:])
  }

  private static func payments(_ passage: Passage) throws -> [PaymentSettings] {
    let example = "\"practice: {kind: practice}\""
    return try passage.block(example: example).lines.map { line in
      let block = try line.value.block(example: example)
      let kind = try block.required("kind", example: "\"kind: practice\"")
      // What else there is to set is for the gateway to say.
      var values: [String: String] = [:]
      for value in block.lines where value.key != "kind" {
        values[value.key] = try value.value.text(example: "a value", orEmpty: true)
      }
      return PaymentSettings(
        gateway: line.key, kind: try kind.text(example: "\"kind: practice\""), values: values)
    }.sorted { $0.gateway < $1.gateway }
  }

  private static func people(_ passage: Passage) throws -> [String: String] {
    let example = "\"boss: boss@northwind.example\""
    var people: [String: String] = [:]
    for line in try passage.block(example: example).lines {
      people[line.key] = try Creditor.email(line.value, example: example)
    }
    return people
  }

  /// Where a store is that names no path; empty for one that keeps no file, as memory.
  static func standardPath(ofStore kind: String) -> String {
    switch kind {
    case "sqlite": "book.db"
    case "json": "book"
    default: ""
    }
  }

  private static func channels(_ passage: Passage) throws -> [ChannelSettings] {
    // Whoever takes out the last channel leaves the key behind; that is no mistake.
    guard !passage.isEmpty else { return [] }
    let block = try passage.block(example: "\"email: {kind: folder, path: outbox}\"")
    return try block.lines.map { try ChannelSettings($0.key, $0.value) }
      .sorted { $0.channel < $1.channel }
  }
}

extension ChannelSettings {
  /// In the order in which they are written.
  static let keys = [
    "kind", "path", "host", "port", "tls", "caFile", "user", "passwordEnv", "from", "heloName",
    "timeoutSeconds", "perMinute", "perConnection", "window",
  ]

  // What a value has to be is for the channel to say: here all of them are text.
  fileprivate init(_ name: String, _ passage: Passage) throws {
    let block = try passage.block(example: "\"\(name): {kind: folder, path: outbox}\"")
    try block.allow(only: ChannelSettings.keys)
    let kind = try block.required("kind", example: "\"kind: folder\"")
    var values: [String: String] = [:]
    for line in block.lines where line.key != "kind" {
      values[line.key] = try line.value.text(
        example: "\"\(line.key): \" and a value", orEmpty: true)
    }
    self.init(channel: name, kind: try kind.text(example: "\"kind: folder\""), values: values)
  }
}
