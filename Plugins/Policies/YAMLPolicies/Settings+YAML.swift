import ReceivablesPorts

extension Settings {
  private static let keys = ["creditor", "store", "policy", "templates", "channels"]

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
      channels: try block["channels"].map(Settings.channels) ?? [])
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

extension Creditor {
  fileprivate init(_ passage: Passage) throws {
    let block = try passage.block(example: "\"name: Northwind GmbH\", then \"email: ...\"")
    try block.allow(only: ["name", "country", "address", "email"])
    let emailExample = "\"email: ar@northwind.example\""
    self.init(
      name: try block.required("name", example: "\"name: Northwind GmbH\"").text(
        example: "\"name: Northwind GmbH\""),
      country: try block["country"].map(Creditor.country),
      address: try block["address"].map(Creditor.address) ?? [],
      email: try Creditor.email(
        block.required("email", example: emailExample), example: emailExample))
  }

  private static func country(_ passage: Passage) throws -> String {
    let text = try passage.text(example: "\"country: DE\"")
    guard text.utf8.count == 2, text.utf8.allSatisfy({ (65...90).contains($0) }) else {
      throw passage.error(
        "\"\(text)\" is not a country's code. Write its two capital letters, as DE.")
    }
    return text
  }

  private static func address(_ passage: Passage) throws -> [String] {
    let example = "\"address: [Mill Lane 1, 20095 Hamburg]\""
    return try passage.list(example: example).map { node in
      let line = Passage(file: passage.file, title: "a line of \"address\"", node: node)
      return try line.text(example: example, orEmpty: true)
    }
  }

  private static func email(_ passage: Passage, example: String) throws -> String {
    let text = try passage.text(example: example)
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }),
      !text.contains(where: \.isWhitespace)
    else { throw passage.error("this is not an email address. Write it as \(example).") }
    return text
  }
}

extension ChannelSettings {
  /// In the order in which they are written.
  static let keys = [
    "kind", "path", "host", "port", "tls", "caFile", "user", "passwordEnv", "from", "heloName",
    "timeoutSeconds", "perMinute", "perConnection",
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
