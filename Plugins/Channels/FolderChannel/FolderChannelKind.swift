public import ReceivablesPorts

/// Notices as files in a folder: mail as a Maildir that mail programs read, letters for a print shop.
public struct FolderChannelKind: ChannelKind {
  /// Notices as files in a folder.
  public init() {}

  /// How settings call it.
  public var name: String { "folder" }

  /// What its channels can do beyond the port.
  public var capabilities: [String] { ["asking", "batches of letters", "forgetting"] }

  /// Mail, and the letters of the channel `letter`.
  public var forms: [NoticeForm] { [.mail, .letter] }

  /// Makes nothing yet: the folders are made with the first notice.
  ///
  /// Settings are `path`, by default the channel's name, and for letters `window`.
  public func open(
    _ settings: ChannelSettings, in folder: String
  ) throws -> any NoticeChannel {
    let form = NoticeForm(channel: settings.channel)
    let known = form == .letter ? ["path", "window"] : ["path"]
    for key in settings.values.keys.sorted() where !known.contains(key) {
      throw SettingsError(
        "channels.\(settings.channel): a folder has no setting \"\(key)\". "
          + "Did you mean \(known.map { "\"\($0)\"" }.joined(separator: " or "))?")
    }
    let named = settings.values["path"] ?? settings.channel
    guard !named.isEmpty else {
      throw SettingsError(
        "channels.\(settings.channel): the path is empty. Write the folder that notices go to, "
          + "or leave it out for \(settings.channel)/.")
    }
    let path = named.hasPrefix("/") ? named : "\(folder)/\(named)"
    guard form == .letter else { return FolderChannel(folder: path) }
    _ = try settings.window(in: nil)
    return LetterFolder(folder: path)
  }
}
