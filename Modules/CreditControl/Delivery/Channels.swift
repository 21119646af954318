public import ReceivablesPorts

/// The channels of a book by the names that rungs call them, each opened when it is first needed:
/// what one of them lacks, as a password, must not keep people from reading their book.
public actor Channels {
  public typealias Opening = @Sendable () throws -> any NoticeChannel

  public nonisolated let names: [String]
  private let openings: [String: Opening]
  private var opened: [String: any NoticeChannel] = [:]

  public init(opening openings: [String: Opening]) {
    self.openings = openings
    names = openings.keys.sorted()
  }

  /// Channels that are open already.
  public init(_ channels: [String: any NoticeChannel]) {
    self.init(opening: channels.mapValues { channel in { channel } })
  }

  /// Nil where the settings have no such channel.
  ///
  /// - Throws: ``SettingsError`` where it cannot be opened.
  public func channel(_ name: String) throws -> (any NoticeChannel)? {
    if let channel = opened[name] { return channel }
    guard let open = openings[name] else { return nil }
    let channel = try open()
    opened[name] = channel
    return channel
  }
}
