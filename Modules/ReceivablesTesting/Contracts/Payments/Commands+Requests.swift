public import ReceivablesPorts

extension Commands {
  /// The requests that lead to success of a command, in their order.
  public func requests(_ command: Command) throws -> [HTTPRequest] {
    let answers = answers(command)
    return try answers.indices.map { index in
      guard case .send(let request) = try next(command, Array(answers.prefix(index))) else {
        throw PaymentError("after \(index) answers nothing more is sent")
      }
      return request
    }
  }

  /// The requests of an ordinary command.
  public func ordinaryRequests() throws -> [HTTPRequest] {
    try requests(make(PaymentCommandID.of("an", "ordinary", "command"), amount))
  }
}
