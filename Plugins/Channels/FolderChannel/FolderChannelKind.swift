public import ReceivablesPorts

/// Notices as files in a folder that mail programs read.
public struct FolderChannelKind: ChannelKind {
  /// Notices as files in a folder.
  public init() {}

  /// How settings call it.
  public var name: String { "folder" }

  /// What its channels can do beyond the port.
  public var capabilities: [String] { ["asking", "forgetting"] }

  /// Makes nothing yet: the folders are made with the first notice.
  ///
  /// The one setting is `path`, by default the channel's name.
  public func open(
    _ settings: ChannelSettings, in folder: String
  ) throws -> any NoticeChannel {
    for key in settings.values.keys.sorted() where key != "path" {
      throw SettingsError(
        "channels.\(settings.channel): a folder has no setting \"\(key)\". Did you mean \"path\"?")
    }
    let path = settings.values["path"] ?? settings.channel
    guard !path.isEmpty else {
      throw SettingsError(
        "channels.\(settings.channel): the path is empty. Write the folder that notices go to, "
          + "or leave it out for \(settings.channel)/.")
    }
    return FolderChannel(folder: path.hasPrefix("/") ? path : "\(folder)/\(path)")
  }
}
