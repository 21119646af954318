public import ReceivablesPorts

/// Payment links to practise with, offline.
public struct PracticeKind: PaymentGatewayKind {
  /// Payment links to practise with.
  public init() {}

  /// How settings call it.
  public var name: String { "practice" }

  /// Its own, within this process.
  public var transport: (any HTTPTransport)? { PracticeTransport() }

  /// There is nothing to set.
  public func open(_ settings: PaymentSettings) throws -> PracticeGateway {
    if let key = settings.values.keys.sorted().first {
      throw SettingsError(
        "payments.\(settings.gateway): practice has no setting \"\(key)\". Take it out.")
    }
    return PracticeGateway(name: settings.gateway)
  }
}
