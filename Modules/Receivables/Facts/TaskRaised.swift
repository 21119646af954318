/// A person is to look at the account; what there is to read is the private record.
public struct TaskRaised: FactBody {
  public static let kind = "contact.task-raised"

  /// Used once in the whole book.
  public let task: String
  public let reason: TaskReason
  /// The notice that it is about; nil where it is about none.
  public let notice: String?
  /// What it is about, where nobody is chased for that or pays for being late while it is open.
  public let holds: [ItemID]

  public init(task: String, reason: TaskReason, notice: String? = nil, holds: [ItemID] = []) {
    self.task = task
    self.reason = reason
    self.notice = notice
    self.holds = holds
  }

  /// One that holds items is of the second version.
  public var version: Int { !holds.isEmpty ? 2 : 1 }

  public func write(into json: inout JSONWriter) {
    json.string("task", task)
    json.string("reason", reason.rawValue)
    json.string("notice", ifPresent: notice)
    ItemID.write(holds, as: "holds", into: &json)
  }

  public init(_ reader: FactReader) throws(FactError) {
    task = try reader.string("task")
    reason = TaskReason(rawValue: try reader.string("reason"))
    notice = reader.value["notice"]?.string
    holds = try reader.items("holds")
  }
}
