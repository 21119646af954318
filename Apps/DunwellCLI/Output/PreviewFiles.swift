import CreditControl
import Foundation

/// The forms of a notice as files.
enum PreviewFiles {
  /// - Parameter stem: the path without the endings.
  /// - Returns: the files that were written.
  static func write(_ pages: Preview.Pages, stem: String) throws -> [String] {
    var files = [
      (stem + ".txt", Data(pages.text.utf8)), (stem + ".html", Data(pages.html.utf8)),
      (stem + ".eml", Data(pages.message)),
    ]
    if let letter = pages.letter {
      files.append((stem + ".letter.html", Data(letter.html.utf8)))
      if let pdf = letter.pdf { files.append((stem + ".pdf", Data(pdf))) }
    }
    try FileManager.default.createDirectory(
      atPath: (stem as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    for (path, data) in files {
      guard FileManager.default.createFile(atPath: path, contents: data) else {
        throw RunError(.cannotWrite, "\(path) cannot be written.")
      }
    }
    return files.map(\.0)
  }

  /// The words, and where the files are.
  static func tell(_ pages: Preview.Pages, _ files: [String], _ console: Console) {
    console.say("Subject: \(pages.subject)")
    console.say("")
    console.say(pages.text)
    console.say("Written: \(files.joined(separator: ", "))")
  }
}
