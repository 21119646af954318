import ReceivablesPorts

/// Settings as a file that a person can go on with.
struct SettingsText {
  private(set) var text = ""

  init(_ settings: Settings) {
    line("# The settings of this book. Files and folders are named from this folder.")
    write(settings.creditor)
    line("")
    line("# Where the record is kept: sqlite is one file, json a folder of text files.")
    line("store:")
    pair("  ", "kind", settings.store)
    if !settings.storePath.isEmpty { pair("  ", "path", settings.storePath) }
    line("")
    line("# Whom to remind, when and how: the rules, and the folder of the texts.")
    pair("", "policy", settings.policy)
    pair("", "templates", settings.templates)
    write(settings.channels)
    write(settings.payments)
    write(settings.handoffs)
  }

  private mutating func write(_ creditor: Creditor) {
    line("")
    line("# Who is owed, as customers read it. The country is its code of two letters.")
    line("creditor:")
    pair("  ", "name", creditor.name)
    if let country = creditor.country { pair("  ", "country", country) }
    list("address", creditor.address)
    pair("  ", "email", creditor.email)
    if let replyTo = creditor.replyTo { pair("  ", "reply-to", replyTo) }
    if let phone = creditor.phone { pair("  ", "phone", phone) }
    if let website = creditor.website { pair("  ", "website", website) }
    list("pay", creditor.pay)
    list("legal", creditor.legal)
    let look = creditor.look
    block("look", [("logo", look.logo), ("colour", look.colour)])
    let unsubscribe = creditor.unsubscribe
    block("unsubscribe", [("email", unsubscribe.email), ("link", unsubscribe.link)])
  }

  /// Keys of the creditor below another; nothing where none has a value.
  private mutating func block(_ key: String, _ pairs: [(key: String, value: String?)]) {
    let known = pairs.compactMap { pair in pair.value.map { (pair.key, $0) } }
    guard !known.isEmpty else { return }
    line("  \(key):")
    for (key, value) in known { pair("    ", key, value) }
  }

  /// Lines of the creditor; no key where there are none.
  private mutating func list(_ key: String, _ parts: [String]) {
    guard !parts.isEmpty else { return }
    line("  \(key):")
    for part in parts { line("    - \(quoted(part))") }
  }

  private mutating func write(_ payments: [PaymentSettings]) {
    guard !payments.isEmpty else { return }
    line("")
    line("# Where customers can pay; secrets are named by the variables that hold them.")
    line("payments:")
    for gateway in payments {
      line("  \(quoted(gateway.gateway)):")
      pair("    ", "kind", gateway.kind)
      for key in gateway.values.keys.sorted() {
        pair("    ", quoted(key), gateway.values[key] ?? "")
      }
    }
  }

  private mutating func write(_ channels: [ChannelSettings]) {
    line("")
    line("# How notices leave; the policy names a channel for each rung. A folder keeps them as")
    line("# files. To send mail, use kind: smtp with host, port, tls, user, passwordEnv and from.")
    line(channels.isEmpty ? "channels: {}" : "channels:")
    for channel in channels {
      line("  \(quoted(channel.channel)):")
      pair("    ", "kind", channel.kind)
      let known = ChannelSettings.keys.filter { channel.values[$0] != nil }
      let others = channel.values.keys.filter { !known.contains($0) }.sorted()
      for key in known + others { pair("    ", quoted(key), channel.values[key] ?? "") }
    }
  }

  private mutating func write(_ handoffs: [HandoffSettings]) {
    guard !handoffs.isEmpty else { return }
    line("")
    line("# Agencies and lawyers, and how each wants its files.")
    line("handoff:")
    for handoff in handoffs {
      line("  \(quoted(handoff.name)):")
      pair("    ", "kind", handoff.kind)
      for (key, value) in handoff.values.sorted(by: { $0.key < $1.key }) {
        pair("    ", quoted(key), value)
      }
      guard !handoff.columns.isEmpty else { continue }
      line("    columns:")
      for column in handoff.columns { pair("      ", quoted(column.title), column.field) }
    }
  }

  private mutating func pair(_ indent: String, _ key: String, _ value: String) {
    line("\(indent)\(key): \(quoted(value))")
  }

  private mutating func line(_ line: String) {
    text += line + "\n"
  }

  /// Bare where every reader of YAML takes it for a text or a number, in quotes elsewhere.
  private func quoted(_ value: String) -> String {
    if SettingsText.isPlain(value) { return value }
    var quoted = "\""
    for scalar in value.unicodeScalars {
      switch scalar.value {
      case 0x22: quoted += "\\\""
      case 0x5C: quoted += "\\\\"
      case 0x0A: quoted += "\\n"
      case 0x09: quoted += "\\t"
      // Control characters, line ends of other kinds and the byte order mark.
      case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// Words that other readers take for something else than a text.
  private static let reserved: Set = [
    "null", "true", "false", "yes", "no", "on", "off", "y", "n",
  ]

  private static func isPlain(_ value: String) -> Bool {
    let digits = "0123456789"
    if !value.isEmpty, value.count <= 9, value.allSatisfy({ digits.contains($0) }) {
      // A leading zero makes it a number of another base, or loses the zero.
      return value == "0" || !value.hasPrefix("0")
    }
    let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    guard let first = value.first, let last = value.last, letters.contains(first), last != " ",
      value.allSatisfy({ letters.contains($0) || digits.contains($0) || " ._@/-".contains($0) })
    else { return false }
    return !reserved.contains(value.lowercased())
  }
}
