/// A person looked at a notice that waited for approval.
public struct NoticeJudged: FactBody {
  public static let kind = "contact.notice-judged"

  public enum Judgement: String, Sendable {
    case approved
    /// It is never sent.
    case rejected
  }

  public let notice: String
  public let judgement: Judgement
  /// Whether its triggers have not acted: nobody got it. Books of before let them have acted.
  public let isVoid: Bool

  public init(notice: String, judgement: Judgement) {
    self.notice = notice
    self.judgement = judgement
    isVoid = judgement == .rejected
  }

  public var version: Int { isVoid ? 2 : 1 }

  public func write(into json: inout JSONWriter) {
    json.string("notice", notice)
    json.string("judgement", judgement.rawValue)
    if isVoid { json.bool("void", true) }
  }

  public init(_ reader: FactReader) throws(FactError) {
    notice = try reader.string("notice")
    guard let judgement = Judgement(rawValue: try reader.string("judgement")) else {
      throw .wrong("judgement")
    }
    self.judgement = judgement
    isVoid = reader.value["void"]?.bool ?? false
  }
}
