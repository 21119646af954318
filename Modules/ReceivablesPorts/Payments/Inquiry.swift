/// Asks what became of a command that was perhaps carried out: nothing that it sends moves money.
///
/// That the question was refused says nothing of the command: what came of the command is the value of
/// a question that succeeded. There `notExecuted` is where the gateway certainly knows no such command.
public struct Inquiry<Command: PaymentCommand>: PaymentCommand {
  /// What comes of it.
  public typealias Value = PaymentOutcome<Command.Value>

  /// What was to be done.
  public let command: Command
  /// So many seconds ago it was sent, by the real clock: what a list that is hours behind does not have
  /// yet may still come.
  public let age: Int

  /// It changes nothing, so that it needs no id.
  public var id: String { "" }

  /// A question.
  public init(_ command: Command, age: Int = 0) {
    self.command = command
    self.age = age
  }
}
