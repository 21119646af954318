import Foundation
import MailboxFiles
import Receivables
import ReceivablesPorts

/// A folder for mail that is gone after the test.
final class Mailbox: Sendable {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "dunwell-\(UUID().uuidString)")
    path = url.path
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    // What stays of a test in the temporary folder hurts nobody.
    try? FileManager.default.removeItem(atPath: path)
  }

  @discardableResult
  func write(_ text: String, to file: String) throws -> String {
    try write(Array(text.utf8), to: file)
  }

  @discardableResult
  func write(_ bytes: [UInt8], to file: String) throws -> String {
    let url = URL(filePath: "\(path)/\(file)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url.path
  }
}

/// Every message of a mailbox.
func read(
  mailbox path: String, options: MailOptions = MailOptions(), bytesPerMessage: Int = 8 << 20
) throws -> [ReceivedMail] {
  var reader = try MailboxFileSource(bytesPerMessage: bytesPerMessage).open(path, options: options)
  var mails: [ReceivedMail] = []
  while let mail = try reader.next() { mails.append(mail) }
  return mails
}

/// The one message that a text is.
func read(_ text: String, options: MailOptions = MailOptions()) throws -> ReceivedMail {
  try read(bytes: Array(text.utf8), options: options)
}

/// The one message that some bytes are.
func read(bytes: [UInt8], options: MailOptions = MailOptions()) throws -> ReceivedMail {
  let mailbox = try Mailbox()
  let mails = try read(mailbox: mailbox.write(bytes, to: "message.eml"), options: options)
  guard let mail = mails.first, mails.count == 1 else { throw NotOneMessage(count: mails.count) }
  return mail
}

struct NotOneMessage: Error {
  let count: Int
}

extension ReceivedMail {
  /// The reports of a delivery; none of any other verdict.
  var reports: [RecipientReport] {
    switch verdict {
    case .bounced(let reports), .delayed(let reports), .delivered(let reports): reports
    default: []
    }
  }
}
