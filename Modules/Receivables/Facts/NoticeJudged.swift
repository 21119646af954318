/// A person looked at a notice that waited for approval.
public struct NoticeJudged: FactBody {
  public static let kind = "contact.notice-judged"

  public enum Judgement: String, Sendable {
    case approved
    /// It is never sent, and its triggers have acted all the same.
    case rejected
  }

  public let notice: String
  public let judgement: Judgement

  public init(notice: String, judgement: Judgement) {
    self.notice = notice
    self.judgement = judgement
  }

  public func write(into json: inout JSONWriter) {
    json.string("notice", notice)
    json.string("judgement", judgement.rawValue)
  }

  public init(_ reader: FactReader) throws(FactError) {
    notice = try reader.string("notice")
    guard let judgement = Judgement(rawValue: try reader.string("judgement")) else {
      throw .wrong("judgement")
    }
    self.judgement = judgement
  }
}
