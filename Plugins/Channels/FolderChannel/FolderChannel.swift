public import ReceivablesPorts

/// A Maildir: each notice a file of its own, which a mail program can show, sort and send.
///
/// The file is named after the act, so that the folder itself knows what has been delivered; a mail
/// program may move it from `new` to `cur` and mark it there. A file that somebody takes out of
/// both looks as if it had never been delivered: leave files where they are during a run.
public struct FolderChannel: NoticeChannel, Askable, Forgetting {
  private let maildir: Maildir

  /// - Parameter folder: the path of the Maildir, which need not be there yet.
  public init(folder: String) {
    maildir = Maildir(path: folder)
  }

  /// Writes the file in `tmp` and moves it to `new`; it is on the disk before the answer is given.
  ///
  /// - Throws: what the system said where nobody can tell whether the file is there.
  public func deliver(_ notice: RenderedNotice) async throws -> DeliveryAnswer {
    let name = NoticeFileName(act: notice.act)
    do {
      for part in Maildir.Part.allCases { try maildir.part(part).make() }
    } catch let refusal as SystemRefusal {
      return .notSent("The folder cannot be made: \(refusal.reason).")
    }
    if try isThere(name) { return .sent }
    do {
      // What a crash left of the same act was never moved to new, so it was never delivered.
      try maildir.part(.tmp).remove(name.text)
      try maildir.part(.tmp).create(name.text, bytes: notice.bytes)
    } catch let refusal as SystemRefusal {
      removeRest(of: name)
      return .notSent("The file cannot be written: \(refusal.reason).")
    }
    do {
      try maildir.move(name.text, from: .tmp, to: .new)
    } catch let refusal as SystemRefusal {
      // Only a file that is still in tmp was certainly not moved, whatever the system said.
      guard try maildir.part(.tmp).remove(name.text) else { throw refusal }
      return .notSent("The file cannot be moved to new: \(refusal.reason).")
    }
    try maildir.part(.new).sync()
    return .sent
  }

  /// Sent where the file is, certainly not sent where it is not.
  ///
  /// - Throws: what the system said where the folder cannot be read.
  public func answer(for act: String) async throws -> DeliveryAnswer {
    let name = NoticeFileName(act: act)
    if try isThere(name) { return .sent }
    removeRest(of: name)
    return .notSent("The folder has no file of it.")
  }

  /// Removes the files of these acts, also those that a mail program has moved to `cur`.
  ///
  /// - Throws: what the system said; some may be left then.
  public func forget(acts: [String]) async throws {
    guard !acts.isEmpty else { return }
    let names = Set(acts.map { NoticeFileName(act: $0).text })
    for name in names.sorted() {
      try maildir.part(.tmp).remove(name)
      try maildir.part(.new).remove(name)
    }
    // After new: a mail program moves files from there to cur, never back.
    _ = try maildir.search(.cur) { file in
      if names.contains(NoticeFileName.withoutMarks(file)) { try maildir.part(.cur).remove(file) }
      return false
    }
    for part in Maildir.Part.allCases { try maildir.part(part).sync() }
  }

  /// A crash may have come between the move and the disk: what is found is synced before it counts.
  private func isThere(_ name: NoticeFileName) throws -> Bool {
    if try maildir.part(.new).has(name.text) {
      try maildir.part(.new).sync()
      return true
    }
    // After new: a mail program moves files from there to cur, never back.
    let isRead = try maildir.search(.cur, prefix: name.text) {
      NoticeFileName.withoutMarks($0) == name.text
    }
    if isRead { try maildir.part(.cur).sync() }
    return isRead
  }

  private func removeRest(of name: NoticeFileName) {
    // What stays in tmp is no delivery; the next try or the forgetting removes it.
    _ = try? maildir.part(.tmp).remove(name.text)
  }
}
