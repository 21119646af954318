public import ReceivablesPorts

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Notices as e-mail, through a mail server.
public struct SMTPChannelKind: ChannelKind {
  private let environment: @Sendable (String) -> String?

  /// Notices as e-mail; passwords come from the process's environment.
  public init() {
    self.init { variable in getenv(variable).map { String(cString: $0) } }
  }

  /// Notices as e-mail.
  ///
  /// - Parameter environment: the value of a variable, nil where it is not set.
  public init(environment: @escaping @Sendable (String) -> String?) {
    self.environment = environment
  }

  /// How settings call it.
  public var name: String { "smtp" }

  /// Connects to nothing yet: the connection is made with the first notice.
  ///
  /// Settings are `host` and `from`, both required, and `port`, `tls` (`none`, `starttls` or `tls`,
  /// by default `starttls`), `user` with `passwordEnv`, `caFile`, `timeoutSeconds` (120),
  /// `perMinute` (no limit), `perConnection` (100 messages) and `heloName`.
  public func open(
    _ settings: ChannelSettings, in folder: String
  ) throws -> any NoticeChannel {
    SMTPChannel(try MailServer(settings, in: folder, environment: environment))
  }
}
