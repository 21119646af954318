import ReceivablesPorts

/// What the file of a letter is called: its act and what it is, so that it is found without a list.
enum LetterFileName {
  private static let endings = [".pdf", ".html"]
  private static let draft = ".draft-"

  static func name(of notice: RenderedNotice) -> String {
    NoticeFileName.stem(of: notice.act) + "." + RenderedNotice.fileEnding(of: notice.bytes)
  }

  /// Every name that the letter of an act can have.
  static func names(of act: String) -> [String] {
    endings.map { NoticeFileName.stem(of: act) + $0 }
  }

  /// A letter that is being written. No stem begins with a dot, so that it is no letter's name.
  static func draft(of name: String) -> String { draft + name }

  static func isDraft(_ file: String) -> Bool { file.hasPrefix(draft) }

  static func withoutDraft(_ file: String) -> String {
    isDraft(file) ? String(file.dropFirst(draft.count)) : file
  }

  static func isLetter(_ file: String) -> Bool {
    !file.hasPrefix(".") && endings.contains { file.hasSuffix($0) }
  }
}
