import ReceivablesPorts

extension MailReferences {
  /// More than these are not kept.
  private static let most = 50

  /// What a message names, the surest first.
  init(_ header: HeaderFields, returned: [HeaderFields], amazon: AmazonNotice?) {
    let originals = returned.flatMap { $0.all("message-id") + $0.all("x-original-message-id") }
    let answered = header.all("in-reply-to").flatMap(MailReferences.identifiers)
    let thread = header.all("references").flatMap(MailReferences.identifiers).reversed()
    let all =
      originals.flatMap(MailReferences.identifiers) + (amazon?.messageIDs ?? [])
      + header.all("x-original-message-id").flatMap(MailReferences.identifiers) + answered + thread
    let named = returned.map { $0.text("x-dunwell-notice") } + (amazon?.notices ?? [])
    self.init(
      notices: MailReferences.once(named.map(\.trimmed).filter { !$0.isEmpty }),
      messageIDs: MailReferences.once(all))
  }

  /// What stands between angle brackets; a word with an `@` where somebody forgot them.
  static func identifiers(_ value: String) -> [String] {
    let parts = value.split(separator: "<", omittingEmptySubsequences: false).dropFirst()
      .compactMap { part in part.firstIndex(of: ">").map { part[..<$0].trimmed } }
    let found = parts.isEmpty ? value.split(separator: " ").map(\.trimmed) : parts
    return found.filter { $0.contains("@") && $0.utf8.count <= 1_000 }
  }

  private static func once(_ values: [String]) -> [String] {
    var seen: Set<String> = []
    return Array(values.filter { seen.insert($0).inserted }.prefix(most))
  }
}
