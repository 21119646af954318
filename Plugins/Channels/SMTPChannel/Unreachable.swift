import CCurl

/// Why there is no connection to a mail server, and what to do about it.
struct Unreachable: Error {
  let words: String

  init(_ words: String) {
    self.words = words
  }

  /// - Parameter detail: what libcurl says of it, which names no more than the server does.
  init(_ code: CURLcode, detail: String, _ server: MailServer) {
    words = "Mail server \(server.place): " + Self.sentence(code, detail, server)
  }

  private static func sentence(
    _ code: CURLcode, _ detail: String, _ server: MailServer
  ) -> String {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST:
      "no such host is known. Check \"host\", and the network."
    case CURLE_COULDNT_CONNECT:
      "it takes no connection. Check \"host\" and \"port\", and whether it runs."
    case CURLE_OPERATION_TIMEDOUT:
      "no answer within \(server.timeout.components.seconds) s. Check \"host\" and \"port\", and that "
        + "\"tls\" is what this port speaks."
    case CURLE_USE_SSL_FAILED:
      "it does not offer STARTTLS, or refused it. Check \"port\" and \"tls\"; nothing is sent "
        + "unencrypted."
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR:
      "its certificate is not to be trusted (\(detail)). Check \"host\"; for an authority of your "
        + "own name its certificate as \"caFile\"."
    case CURLE_SSL_CACERT_BADFILE:
      "the certificates to trust cannot be read. Check \"caFile\"."
    case CURLE_SSL_CONNECT_ERROR:
      "no encrypted connection came about (\(detail)). Check \"port\", and that \"tls\" is what "
        + "this port speaks."
    case CURLE_LOGIN_DENIED:
      "it refused the user or the password. Check \"user\" and the variable that \"passwordEnv\" "
        + "names."
    case CURLE_WEIRD_SERVER_REPLY:
      "it turned the connection away, or is no mail server. Check \"host\" and \"port\", or try "
        + "later."
    case CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR:
      "it closed the connection before it was ready. Try later; check \"port\" and \"tls\"."
    default:
      "no connection came about (libcurl \(code.rawValue): \(String(cString: curl_easy_strerror(code))))."
    }
  }
}
