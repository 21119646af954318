import ReceivablesPorts

extension Creditor {
  private static let keys = [
    "name", "country", "address", "email", "reply-to", "phone", "website", "pay", "legal", "look",
    "unsubscribe",
  ]

  init(_ passage: Passage) throws {
    let block = try passage.block(example: "\"name: Northwind GmbH\", then \"email: ...\"")
    try block.allow(only: Creditor.keys)
    let emailExample = "\"email: ar@northwind.example\""
    func lines(_ key: String, _ example: String) throws -> [String] {
      try block[key].map { try Creditor.lines($0, of: key, example: "\"\(key): \(example)\"") }
        ?? []
    }
    self.init(
      name: try block.required("name", example: "\"name: Northwind GmbH\"").text(
        example: "\"name: Northwind GmbH\""),
      country: try block["country"].map(Creditor.country),
      address: try lines("address", "[Mill Lane 1, 20095 Hamburg]"),
      email: try Creditor.email(
        block.required("email", example: emailExample), example: emailExample),
      replyTo: try block["reply-to"].map {
        try Creditor.email($0, example: "\"reply-to: desk@northwind.example\"")
      },
      phone: try block["phone"].map(Creditor.phone),
      website: try block["website"].map(Creditor.website),
      pay: try lines("pay", "[Northwind GmbH, IBAN DE02 1203 0000 0000 2020 51]"),
      legal: try lines("legal", "[Amtsgericht Hamburg HRB 12345, USt-IdNr. DE123456789]"),
      look: try block["look"].map { try Look($0) } ?? Look(),
      unsubscribe: try block["unsubscribe"].map { try Unsubscribe($0) } ?? Unsubscribe())
  }

  private static func country(_ passage: Passage) throws -> String {
    let text = try passage.text(example: "\"country: DE\"")
    guard text.utf8.count == 2, text.utf8.allSatisfy({ (65...90).contains($0) }) else {
      throw passage.error(
        "\"\(text)\" is not a country's code. Write its two capital letters, as DE.")
    }
    return text
  }

  private static func lines(
    _ passage: Passage, of key: String, example: String
  ) throws -> [String] {
    try passage.list(example: example).map { node in
      let line = Passage(file: passage.file, title: "a line of \"\(key)\"", node: node)
      return try line.text(example: example, orEmpty: true)
    }
  }

  static func email(_ passage: Passage, example: String) throws -> String {
    let text = try passage.text(example: example)
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }),
      !text.contains(where: \.isWhitespace)
    else { throw passage.error("this is not an email address. Write it as \(example).") }
    return text
  }

  private static func phone(_ passage: Passage) throws -> String {
    let text = try passage.text(example: "\"phone: +49 40 123456\"")
    guard text.contains(where: { "0123456789".contains($0) }),
      text.allSatisfy({ "0123456789+-()/. ".contains($0) })
    else {
      throw passage.error(
        "this is not a telephone number. Write its digits, as \"phone: +49 40 123456\".")
    }
    return text
  }

  private static func website(_ passage: Passage) throws -> String {
    let example = "\"website: https://www.northwind.example\""
    let text = try passage.text(example: example)
    guard let start = ["https://", "http://"].first(where: text.hasPrefix),
      text.utf8.count > start.utf8.count, !text.contains(where: \.isWhitespace)
    else { throw passage.error("this is not the address of a website. Write it as \(example).") }
    return text
  }
}

extension Creditor.Look {
  fileprivate init(_ passage: Passage) throws {
    let block = try passage.block(example: "\"look: {logo: logo.png, colour: '#0a5c36'}\"")
    try block.allow(only: ["logo", "colour"])
    self.init(
      logo: try block["logo"]?.text(example: "\"logo: logo.png\""),
      colour: try block["colour"].map(Creditor.Look.colour))
  }

  private static func colour(_ passage: Passage) throws -> String {
    // Without its quotes, what begins with # is a comment, and nothing is left to be read.
    let example = "\"colour: '#0a5c36'\", in quotes"
    let text = try passage.text(example: example)
    let digits = text.utf8.dropFirst()
    let isHex = digits.allSatisfy {
      (48...57).contains($0) || (65...70).contains($0) || (97...102).contains($0)
    }
    guard text.hasPrefix("#"), digits.count == 6, isHex else {
      throw passage.error("this is not a colour. Write it as \(example).")
    }
    return text
  }
}

extension Creditor.Unsubscribe {
  private static let example =
    "\"link: https://www.northwind.example/stop?notice={notice}\""

  fileprivate init(_ passage: Passage) throws {
    let block = try passage.block(example: "\"unsubscribe: {email: stop@northwind.example}\"")
    try block.allow(only: ["email", "link"])
    self.init(
      email: try block["email"].map {
        try Creditor.email($0, example: "\"email: stop@northwind.example\"")
      },
      link: try block["link"].map(Creditor.Unsubscribe.link))
  }

  private static func link(_ passage: Passage) throws -> String {
    let text = try passage.text(example: example)
    // It stands between angle brackets in one line of a header, which has room for 998 bytes.
    let isPlain = text.utf8.allSatisfy { (33...126).contains($0) } && text.utf8.count <= 800
    guard text.hasPrefix("https://"), text.utf8.count > 8, isPlain,
      !text.contains(where: { "<>\",".contains($0) })
    else {
      throw passage.error(
        "this is not a link that a mail program can ask. Write it as \(example).")
    }
    guard text.firstRange(of: "{notice}") != nil else {
      throw passage.error(
        "nobody could tell who asks. Put {notice} into the link, as \(example).")
    }
    return text
  }
}
