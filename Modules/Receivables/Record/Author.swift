/// Who or what wrote an entry; a person's name is in the private record beside it.
public enum Author: Hashable, Sendable {
  case person
  /// The run whose beginning is that entry of the book's own account.
  case run(Int)
  /// The import that is that entry of the book's own account.
  case `import`(Int)
  /// An event that a payment gateway told us of.
  case gateway(String)

  public var text: String {
    switch self {
    case .person: "person"
    case .run(let sequence): "run:\(sequence)"
    case .import(let sequence): "import:\(sequence)"
    case .gateway(let event): "gateway:\(event)"
    }
  }

  public init?(text: String) {
    if text == "person" {
      self = .person
      return
    }
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let rest = String(text[text.index(after: colon)...])
    switch text[..<colon] {
    case "gateway": self = .gateway(rest)
    case "run":
      guard let sequence = Int(rest) else { return nil }
      self = .run(sequence)
    case "import":
      guard let sequence = Int(rest) else { return nil }
      self = .import(sequence)
    default: return nil
    }
  }
}
