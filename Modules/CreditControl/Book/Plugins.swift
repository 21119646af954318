public import ReceivablesPorts

/// What a build is made of. A forgotten one does not compile.
public struct Plugins: Sendable {
  public let settings: any SettingsSource
  public let policies: any PolicySource
  public let storages: [any StorageKind]
  public let formats: [any RowFormat]
  public let renderer: any RendererKind
  public let channels: [any ChannelKind]
  /// What makes PDF of letters; nil leaves them HTML.
  public let printer: (any PagePrinterKind)?
  public let payments: [any PaymentGatewayKind]
  /// What sends the requests of gateways that bring nothing of their own; nil sends none.
  public let transport: (any HTTPTransport)?
  public let handoffs: [any HandoffKind]
  public let mailboxes: any MailSource

  public init(
    settings: any SettingsSource, policies: any PolicySource, storages: [any StorageKind],
    formats: [any RowFormat], renderer: any RendererKind, channels: [any ChannelKind],
    printer: (any PagePrinterKind)?, payments: [any PaymentGatewayKind],
    transport: (any HTTPTransport)?, handoffs: [any HandoffKind], mailboxes: any MailSource
  ) {
    self.settings = settings
    self.policies = policies
    self.storages = storages
    self.formats = formats
    self.renderer = renderer
    self.channels = channels
    self.printer = printer
    self.payments = payments
    self.transport = transport
    self.handoffs = handoffs
    self.mailboxes = mailboxes
  }
}
