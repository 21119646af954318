/// A person has looked: from the entry's day on the task stands in nobody's way.
public struct TaskDone: FactBody {
  public static let kind = "contact.task-done"

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
