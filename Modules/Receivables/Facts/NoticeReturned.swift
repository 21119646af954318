/// A notice that its channel had taken came back.
public struct NoticeReturned: FactBody {
  public static let kind = "contact.notice-returned"

  public enum Bounce: String, Sendable {
    /// Given up, and no later message would arrive either.
    case hard
    /// Given up, though a later message may arrive; the notice stays what it was.
    case soft
  }

  public let notice: String
  public let attempt: Int
  public let bounce: Bounce

  public init(notice: String, attempt: Int, bounce: Bounce) {
    self.notice = notice
    self.attempt = attempt
    self.bounce = bounce
  }

  public func write(into json: inout JSONWriter) {
    json.string("notice", notice)
    json.integer("attempt", attempt)
    json.string("bounce", bounce.rawValue)
  }

  public init(_ reader: FactReader) throws(FactError) {
    notice = try reader.string("notice")
    attempt = try reader.integer("attempt")
    guard let bounce = Bounce(rawValue: try reader.string("bounce")) else { throw .wrong("bounce") }
    self.bounce = bounce
  }
}
