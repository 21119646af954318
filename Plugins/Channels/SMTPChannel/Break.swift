/// Why nothing more comes over a connection.
enum Break: Error {
  /// The server, or something between, closed it.
  case closed
  /// The server did not move within its time.
  case silent
  /// The server sent what is no reply of a mail server.
  case garbled

  /// As the middle of a sentence.
  var words: String {
    switch self {
    case .closed: "the connection was closed"
    case .silent: "the server did not answer in time"
    case .garbled: "the server sent what no mail server says"
    }
  }
}
