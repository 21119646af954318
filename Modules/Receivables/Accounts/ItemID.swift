/// What names an open item: a document of the book, and which part of it.
public struct ItemID: Hashable, Comparable, Sendable {
  /// What sort of document an item comes from.
  public enum Kind: String, Sendable, Hashable {
    /// What the customer owes: an invoice, or one instalment of it.
    case invoice
    /// What being late on an invoice costs; the document is the item's, the part tells it from others.
    case charge
    /// Money of a payment that is not applied yet.
    case payment
    /// The rest of a credit note that is not applied yet.
    case credit
    /// No document: an account in one currency as a whole. It triggers a statement, and no account
    /// has such an item.
    case account
    /// No document: an instalment of a payment plan, counted from 1. It triggers a notice, and no
    /// account has such an item.
    case plan

    /// Whether it is something that the customer owes, rather than money that waits.
    public var isOwed: Bool { self == .invoice || self == .charge }
  }

  public let kind: Kind
  public let document: String
  /// Which instalment, from 1; 0 where the invoice is due in one sum.
  public let part: Int

  public init(_ kind: Kind, _ document: String, part: Int = 0) {
    self.kind = kind
    self.document = document
    self.part = part
  }

  /// An account in one currency; its name is nobody else's in the book, as a document's is.
  public init(account: AccountID, _ currency: Currency) {
    self.init(.account, "\(currency.code):\(account.text)")
  }

  /// The document's id, and `#2` for the second instalment, `!2` for the second charge.
  public var text: String {
    switch kind {
    case .charge: "\(document)!\(part)"
    default: part == 0 ? document : "\(document)#\(part)"
    }
  }

  /// As stored: the first letter of the kind, the part where there is one, a colon, the document.
  public var stored: String {
    let mark = part == 0 ? "" : String(part)
    switch kind {
    case .invoice: return "i\(mark):\(document)"
    case .charge: return "x\(mark):\(document)"
    case .payment: return "p\(mark):\(document)"
    case .credit: return "c\(mark):\(document)"
    case .account: return "a\(mark):\(document)"
    case .plan: return "l\(mark):\(document)"
    }
  }

  /// An instalment as ``text`` writes it, such as `R-1#2`; nil where the words are none.
  public init?(instalment words: String) {
    guard let mark = words.lastIndex(of: "#"), mark > words.startIndex,
      let part = Int(words[words.index(after: mark)...]), part > 0
    else { return nil }
    self.init(.invoice, String(words[..<mark]), part: part)
    guard text == words else { return nil }
  }

  /// The invoice of which a number would be an instalment or a charge, as these are written: no other
  /// invoice can be called so beside it. Nil for other numbers.
  public static func owner(ofNumber number: String) -> String? {
    guard let mark = number.lastIndex(where: { $0 == "#" || $0 == "!" }), mark > number.startIndex,
      let part = Int(number[number.index(after: mark)...]), part > 0
    else { return nil }
    return String(number[..<mark])
  }

  public init?(stored: String) {
    guard let colon = stored.firstIndex(of: ":") else { return nil }
    let kind: Kind
    switch stored.utf8.first {
    case UInt8(ascii: "i"): kind = .invoice
    case UInt8(ascii: "x"): kind = .charge
    case UInt8(ascii: "p"): kind = .payment
    case UInt8(ascii: "c"): kind = .credit
    case UInt8(ascii: "a"): kind = .account
    case UInt8(ascii: "l"): kind = .plan
    default: return nil
    }
    let mark = stored[stored.index(after: stored.startIndex)..<colon]
    let document = String(stored[stored.index(after: colon)...])
    if mark.isEmpty {
      self.init(kind, document)
    } else {
      guard let part = Int(mark), part > 0 else { return nil }
      self.init(kind, document, part: part)
    }
  }

  public static func < (left: ItemID, right: ItemID) -> Bool {
    if left.document != right.document {
      return left.document.utf8.lexicographicallyPrecedes(right.document.utf8)
    }
    if left.part != right.part { return left.part < right.part }
    return left.kind.rawValue < right.kind.rawValue
  }
}

extension ItemID {
  /// As `["i:INV-1"]`; nothing where there are none.
  static func write(_ items: [ItemID], as key: StaticString, into json: inout JSONWriter) {
    if !items.isEmpty { json.strings(key, items.map(\.stored)) }
  }
}
