package import ReceivablesPorts

/// A mail server, and how this book's notices go through it.
package struct MailServer: Sendable {
  /// How the connection is kept from others' eyes.
  package enum Security: String, Sendable, CaseIterable {
    /// Not at all.
    case none
    /// Encrypted after the greeting (RFC 3207); a server that does not offer it is refused.
    case starttls
    /// Encrypted from the first byte (RFC 8314).
    case tls

    /// 25, 587 and 465.
    package var standardPort: Int {
      switch self {
      case .none: 25
      case .starttls: 587
      case .tls: 465
      }
    }
  }

  /// Whom the server knows us as.
  package struct Login: Sendable {
    package let user: String
    package let password: Secret
  }

  /// A name or an address; an IPv6 address without brackets.
  package let host: String
  package let port: Int
  package let security: Security
  package let login: Login?
  /// Where the server sends what it cannot deliver: the envelope's sender.
  package let sender: EnvelopeAddress
  /// The only authorities that are trusted; nil for those that the system trusts.
  package let caFile: String?
  /// What we call ourselves; nil for the name of the machine.
  package let heloName: String?
  /// Notices a minute, evenly spread; nil without a limit.
  package let perMinute: Int?
  /// Messages after which a connection is given up for a new one.
  package let perConnection: Int
  /// How long to wait for the connection, and for each step of the server.
  package var timeout: Duration

  /// RFC 5321, 4.5.3.2.6: a server may think longest over a whole message, and whoever gives up
  /// earlier leaves a notice of which nobody knows.
  var timeoutAfterDot: Duration { timeout * 5 }

  /// As messages name it.
  var place: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
