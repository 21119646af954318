import Foundation

/// Reads the settings of one gateway, each as what it has to be.
///
/// Secrets are never settings themselves: a setting names the variable of the environment that holds
/// one.
public struct GatewaySettings: Sendable {
  private let settings: PaymentSettings
  private let environment: @Sendable (String) -> String?

  /// - Parameter environment: what a variable of the environment says; that of the process unless
  ///   told.
  /// - Throws: ``SettingsError`` for a setting that is not among those known.
  public init(
    _ settings: PaymentSettings, known: [String],
    environment: (@Sendable (String) -> String?)? = nil
  ) throws {
    self.settings = settings
    self.environment = environment ?? { ProcessInfo.processInfo.environment[$0] }
    for key in settings.values.keys.sorted() where !known.contains(key) {
      let cure =
        nearest(to: key, among: known).map { "Did you mean \"\($0)\"?" }
        ?? (known.isEmpty ? "Take it out." : "It has \(known.joined(separator: ", ")).")
      throw error("\(settings.kind) has no setting \"\(key)\". \(cure)")
    }
  }

  /// An error that says which gateway it is about.
  public func error(_ sentence: String) -> SettingsError {
    SettingsError("payments.\(settings.gateway): \(sentence)")
  }

  /// The text of a setting; nil where there is none.
  public func text(_ key: String) -> String? {
    settings.values[key].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The text of a setting that has to be there, in one line.
  ///
  /// - Throws: ``SettingsError``.
  public func required(_ key: String, example: String) throws -> String {
    guard let text = text(key), !text.contains(where: \.isNewline) else {
      throw error("it needs \(key). Write it as \"\(key): \(example)\".")
    }
    return text
  }

  /// The secret in the variable that a setting names; nil where there is no such setting.
  ///
  /// - Throws: ``SettingsError`` where the variable is not set.
  public func secret(_ key: String) throws -> Secret? {
    guard let variable = text(key) else { return nil }
    guard let value = environment(variable), !value.isEmpty,
      !value.contains(where: { $0.isNewline || $0.isWhitespace })
    else {
      throw error(
        "\(key) names \"\(variable)\", and the environment has no such variable with a secret in it."
          + " Set it, without spaces.")
    }
    return Secret(value)
  }

  /// The same, for a secret that nothing goes without.
  ///
  /// - Throws: ``SettingsError``.
  public func requiredSecret(_ key: String, example: String) throws -> Secret {
    guard let secret = try secret(key) else {
      throw error(
        "it needs \(key), the name of the variable of the environment that holds the secret. Write it"
          + " as \"\(key): \(example)\".")
    }
    return secret
  }

  /// The secrets in the variables that a setting names, one after the other with commas: the newest
  /// first, the older ones until nobody signs with them any more.
  ///
  /// - Throws: ``SettingsError``.
  public func secrets(_ key: String) throws -> [Secret] {
    try (text(key) ?? "").split(separator: ",").map { part in
      let variable = part.filter { !$0.isWhitespace }
      guard let value = environment(variable), !value.isEmpty else {
        throw error(
          "\(key) names \"\(variable)\", and the environment has no such variable. Set it.")
      }
      return Secret(value)
    }
  }

  /// Where requests go: the gateway's own address unless a setting says otherwise, for tests on this
  /// machine alone.
  ///
  /// - Throws: ``SettingsError`` for an address that is neither https nor this machine.
  public func base(_ key: String, else own: String) throws -> String {
    guard let text = text(key) else { return own }
    let isLoopback = ["http://127.0.0.1:", "http://[::1]:", "http://localhost:"].contains {
      text.hasPrefix($0)
    }
    guard text.hasPrefix("https://") || isLoopback, !text.hasSuffix("/") else {
      throw error("\(key) is \"\(text)\". Write an https address without a / at its end.")
    }
    return text
  }

  /// What the gateway's codes mean, with what `declines` says instead.
  ///
  /// - Throws: ``SettingsError``.
  public func declines(_ table: DeclineTable) throws -> DeclineTable {
    guard let text = text("declines") else { return table }
    return try table.overridden(by: text, in: "payments.\(settings.gateway).declines")
  }
}
