import ReceivablesPorts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which files a mailbox is made of, in an order that is the same every time.
struct MailboxListing {
  let files: [String]

  init(_ path: String) throws(MailError) {
    switch try MailboxListing.kind(of: path) {
    case .file: files = [path]
    case .folder: files = try MailboxListing.files(in: path)
    case .other:
      throw MailError("\(path): this is neither a file nor a folder. Name one of the two.")
    case nil: throw MailFile.error(path, code: ENOENT)
    }
  }

  private enum Kind {
    case file, folder, other
  }

  private static func files(in folder: String) throws(MailError) -> [String] {
    var letters: [String] = []
    var isMaildir = false
    // What is in `tmp` is still being written.
    for part in ["new", "cur"] {
      let path = "\(folder)/\(part)"
      guard try kind(of: path) == .folder else { continue }
      isMaildir = true
      letters += try regularFiles(in: path)
    }
    if isMaildir { return letters }
    let files = try regularFiles(in: folder)
    letters = files.filter { $0.utf8.count > 4 && $0.suffix(4).lowercased() == ".eml" }
    guard files.isEmpty || !letters.isEmpty else {
      throw MailError(
        "\(folder): there are no .eml files in this folder, and it is no Maildir. Name the folder "
          + "with new and cur in it, or one file.")
    }
    return letters
  }

  /// Hidden files are none of the mailbox: Maildir gives them no meaning.
  private static func regularFiles(in folder: String) throws(MailError) -> [String] {
    guard let stream = opendir(folder) else { throw MailFile.error(folder, code: errno) }
    defer { closedir(stream) }
    var paths: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(validatingCString: $0) }
      }
      guard let name else {
        throw MailError("\(folder): the name of a file in it is not UTF-8. Rename that file.")
      }
      let path = "\(folder)/\(name)"
      if !name.hasPrefix("."), try kind(of: path) == .file { paths.append(path) }
    }
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Nil where there is nothing.
  private static func kind(of path: String) throws(MailError) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw MailFile.error(path, code: errno)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }
}
