/// A notice as it leaves the house: its exact bytes, and what the channel knows it by.
public struct RenderedNotice: Sendable, Equatable {
  /// The same for ever for one attempt, and in no way personal.
  public let act: String
  /// The exact bytes to deliver; for e-mail a whole RFC 5322 message.
  public let bytes: [UInt8]
  /// The address it goes to.
  public let recipient: String

  /// A notice that is ready to go.
  public init(act: String, bytes: [UInt8], recipient: String) {
    self.act = act
    self.bytes = bytes
    self.recipient = recipient
  }
}

/// What a channel says of a notice.
@nonexhaustive
public enum DeliveryAnswer: Sendable, Equatable {
  /// The channel has taken it.
  case sent
  /// Refused for good, in the channel's words.
  case failed(String)
  /// Certainly not sent; it may be tried again as a new act.
  case notSent(String)
  /// Nobody knows.
  case unknown(String)
}

/// Delivers rendered notices.
public protocol NoticeChannel: Sendable {
  /// Delivers one notice; the same act twice is delivered once where the channel can tell.
  ///
  /// - Throws: anything. It means nobody knows.
  func deliver(_ notice: RenderedNotice) async throws -> DeliveryAnswer
}

/// A channel that can be asked what became of an act.
public protocol Askable: Sendable {
  /// What became of it; asked only while no delivery of it can be under way.
  ///
  /// - Throws: anything. It means nobody knows.
  func answer(for act: String) async throws -> DeliveryAnswer
}

/// A channel that keeps what it delivered and can destroy it.
public protocol Forgetting: Sendable {
  /// Destroys everything that is kept of these acts.
  ///
  /// - Throws: what the system said; some may be left then, and asking again goes on.
  func forget(acts: [String]) async throws
}

/// A kind of channel, as a build lists it.
public protocol ChannelKind: Sendable {
  /// Its name in the settings, as `folder`.
  var name: String { get }
  /// What its channels can do beyond the port, for `dunwell plugins`.
  var capabilities: [String] { get }
  /// Opens a channel as the settings say.
  ///
  /// - Parameter folder: the book's folder, which relative paths start from.
  /// - Throws: ``SettingsError``.
  func open(_ settings: ChannelSettings, in folder: String) throws -> any NoticeChannel
}

extension ChannelKind {
  /// Nothing beyond the port.
  public var capabilities: [String] { [] }
}
