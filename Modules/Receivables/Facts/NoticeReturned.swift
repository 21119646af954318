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
  /// Whether its triggers have not acted: nobody got it. Books of before let them have acted.
  public let isVoid: Bool

  public init(notice: String, attempt: Int, bounce: Bounce) {
    self.notice = notice
    self.attempt = attempt
    self.bounce = bounce
    isVoid = bounce == .hard
  }

  public var version: Int { isVoid ? 2 : 1 }

  public func write(into json: inout JSONWriter) {
    json.string("notice", notice)
    json.integer("attempt", attempt)
    json.string("bounce", bounce.rawValue)
    if isVoid { json.bool("void", true) }
  }

  public init(_ reader: FactReader) throws(FactError) {
    notice = try reader.string("notice")
    attempt = try reader.integer("attempt")
    guard let bounce = Bounce(rawValue: try reader.string("bounce")) else { throw .wrong("bounce") }
    self.bounce = bounce
    isVoid = reader.value["void"]?.bool ?? false
  }
}
