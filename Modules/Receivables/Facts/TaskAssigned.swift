/// Somebody takes a task on; their name is the private record.
public struct TaskAssigned: FactBody {
  public static let kind = "contact.task-assigned"

  public let task: String

  public init(task: String) {
    self.task = task
  }

  public func write(into json: inout JSONWriter) {
    json.string("task", task)
  }

  public init(_ reader: FactReader) throws(FactError) {
    task = try reader.string("task")
  }
}
