public import Receivables
public import ReceivablesPorts

/// Letters as files for a print shop: each a file of its own in `open`, until a batch is closed.
///
/// A closed batch is a folder called after its day and number, with its manifest; it is never added
/// to. The files are named after their acts, so that the folders themselves know what was delivered.
public struct LetterFolder: NoticeChannel, Askable, Forgetting, Batching {
  private let folder: PlainFolder

  /// - Parameter folder: the path of the folder, which need not be there yet.
  public init(folder: String) {
    self.folder = PlainFolder(path: folder)
  }

  private var open: PlainFolder { folder.folder("open") }

  /// Writes the letter's line of the manifest, then its file; it is on the disk before the answer is
  /// given.
  ///
  /// - Throws: what the system said where nobody can tell whether the file is there.
  public func deliver(_ notice: RenderedNotice) async throws -> DeliveryAnswer {
    let name = LetterFileName.name(of: notice)
    do {
      try open.make()
    } catch let refusal as SystemRefusal {
      return .notSent("The folder cannot be made: \(refusal.reason).")
    }
    if try isThere(notice.act) { return .sent }
    let draft = LetterFileName.draft(of: name)
    do {
      try open.remove(draft)
      try open.create(draft, bytes: notice.bytes)
      // Before the file gets its name: a line without a file is passed over when a batch is closed.
      try open.append(LetterManifest.line(of: notice, in: name), to: LetterManifest.table)
    } catch let refusal as SystemRefusal {
      removeRest(draft)
      return .notSent("The letter cannot be written: \(refusal.reason).")
    }
    do {
      try open.rename(draft, to: name)
    } catch let refusal as SystemRefusal {
      guard try open.remove(draft) else { throw refusal }
      return .notSent("The letter cannot be written: \(refusal.reason).")
    }
    try open.sync()
    return .sent
  }

  /// Sent where the file is, certainly not sent where it is not.
  ///
  /// - Throws: what the system said where a folder cannot be read.
  public func answer(for act: String) async throws -> DeliveryAnswer {
    try isThere(act) ? .sent : .notSent("The folder has no letter of it.")
  }

  /// Removes the letters of these acts, and their lines from the manifests.
  ///
  /// - Throws: what the system said; some may be left then.
  public func forget(acts: [String]) async throws {
    let names = Set(acts.flatMap(LetterFileName.names))
    guard !names.isEmpty else { return }
    for place in try places() {
      let letters = try place.files().filter { names.contains(LetterFileName.withoutDraft($0)) }
      guard !letters.isEmpty else { continue }
      for letter in letters { try place.remove(letter) }
      try place.sync()
      guard place != open else { continue }
      try LetterManifest.ofRest(in: place).write(into: place, as: place.name)
    }
  }

  /// Gives the open letters their manifest, and the folder its name.
  ///
  /// - Throws: what the system said; the letters stay open then.
  public func closeBatch(on day: Day) async throws -> ClosedBatch? {
    let letters = try open.files().filter(LetterFileName.isLetter).sorted()
    guard !letters.isEmpty else { return nil }
    for draft in try open.files() where LetterFileName.isDraft(draft) { try open.remove(draft) }
    let manifest = try LetterManifest(of: letters, in: open)
    let taken = Set(try folder.files())
    var number = 1
    while taken.contains("\(day)-\(number)") { number += 1 }
    let batch = "\(day)-\(number)"
    try manifest.write(into: open, as: batch)
    try folder.rename("open", to: batch)
    try folder.sync()
    return ClosedBatch(place: folder.folder(batch).path, count: letters.count)
  }

  private func isThere(_ act: String) throws -> Bool {
    for place in try places() {
      for name in LetterFileName.names(of: act) where try place.has(name) {
        // A crash may have come between the name and the disk.
        try place.sync()
        return true
      }
    }
    return false
  }

  /// The open folder and every closed batch.
  private func places() throws -> [PlainFolder] {
    try folder.files().sorted().map { folder.folder($0) }.filter { try $0.isFolder() }
  }

  private func removeRest(_ draft: String) {
    // A draft is no letter; the next try or the close of the batch removes it.
    _ = try? open.remove(draft)
  }
}
