package import ReceivablesPorts

extension MailServer {
  private static let keys = [
    "host", "port", "tls", "user", "passwordEnv", "from", "caFile", "timeoutSeconds", "perMinute",
    "perConnection", "heloName",
  ]

  /// Reads the settings of a channel of kind `smtp`.
  ///
  /// - `host`: the server. Required.
  /// - `tls`: `none`, `starttls` (required of the server, never optional) or `tls`; by default
  ///   `starttls`.
  /// - `port`: by default 25, 587 or 465, as `tls` says.
  /// - `user` and `passwordEnv`: to sign in; the second names the environment variable that holds
  ///   the password. Without TLS they are refused unless the host is this machine.
  /// - `from`: the envelope's sender, where bounces go. Required: a channel does not know the
  ///   creditor, and many keep a mailbox of its own for bounces.
  /// - `caFile`: certificates (PEM) that alone are trusted; by default those of the system.
  /// - `timeoutSeconds`: for connecting and for each answer, by default 120; after the end of a
  ///   message five times as long (RFC 5321, 4.5.3.2).
  /// - `perMinute`: at most so many notices a minute; by default no limit.
  /// - `perConnection`: at most so many notices over one connection, by default 100.
  /// - `heloName`: what we call ourselves, by default the machine's name.
  ///
  /// - Parameter environment: the value of a variable, nil where it is not set.
  /// - Throws: ``SettingsError``.
  package init(
    _ settings: ChannelSettings, in folder: String, environment: (String) -> String?
  ) throws {
    let lines = SettingLines(settings)
    try lines.allow(only: MailServer.keys)
    host = try lines.host()
    security = try lines.security()
    port = try lines.number("port", 1...65535) ?? security.standardPort
    sender = try lines.sender()
    login = try lines.login(environment)
    caFile = try lines.caFile(in: folder)
    heloName = try lines.heloName()
    perMinute = try lines.number("perMinute", 1...100_000)
    perConnection = try lines.number("perConnection", 1...1_000_000) ?? 100
    timeout = .seconds(try lines.number("timeoutSeconds", 1...3600) ?? 120)
    guard login == nil || security != .none || lines.isLoopback(host) else {
      throw lines.error(
        "user and passwordEnv with \"tls: none\" would send the password for all to read. "
          + "Write \"tls: starttls\" or \"tls: tls\".")
    }
    guard caFile == nil || security != .none else {
      throw lines.error("caFile means nothing with \"tls: none\". Leave one of them out.")
    }
  }
}
