import ReceivablesPorts

/// One process of WeasyPrint, which prints one document after the other.
///
/// The process ends when this object does. While it works this waits, on a thread of its own turn:
/// a run prints and delivers one letter at a time.
actor WeasyPrinter: PagePrinter {
  private let program: Python
  private var child: ChildProgram

  /// - Throws: `PrintError` where Python has no WeasyPrint.
  init(_ program: Python) throws(PrintError) {
    self.program = program
    child = try WeasyPrinter.start(program)
  }

  func pages(of html: String) throws(PrintError) -> PrintedPages {
    let words: String
    do {
      return try ask(html)
    } catch let refusal as PrintError {
      throw refusal
    } catch ChildProgram.Gone.ended {
      words = "WeasyPrint ended while it printed a letter. Run again."
    } catch {
      words = "WeasyPrint did not print a letter within a minute. Run again."
    }
    // Whatever ended it, a new one may well print the next document.
    child = try WeasyPrinter.start(program)
    throw PrintError(words)
  }

  private func ask(_ html: String) throws -> PrintedPages {
    let document = Array(html.utf8)
    try child.write(Array("html \(document.count)\n".utf8) + document)
    let answer = try Answer(from: child)
    guard answer.word == "pdf", let count = answer.number else {
      throw PrintError(
        "WeasyPrint cannot print a letter: \(String(decoding: answer.bytes, as: UTF8.self)).")
    }
    return PrintedPages(pdf: answer.bytes, count: count)
  }

  private static func start(_ program: Python) throws(PrintError) -> ChildProgram {
    do {
      let child = try ChildProgram(program.words + ["-c", PrinterScript.text])
      guard try Answer(from: child).word == "ready" else { throw WeasyPrintKind.missing }
      return child
    } catch {
      throw WeasyPrintKind.missing
    }
  }

  /// A line with a word, how many bytes follow and perhaps a number, and the bytes.
  private struct Answer {
    let word: String
    let number: Int?
    let bytes: [UInt8]

    init(from child: ChildProgram) throws {
      let words = String(decoding: try child.readLine(), as: UTF8.self).split(separator: " ")
      guard words.count >= 2, let length = Int(words[1]), length >= 0 else {
        throw ChildProgram.Gone.ended
      }
      word = String(words[0])
      number = words.count > 2 ? Int(words[2]) : nil
      bytes = try child.read(length)
    }
  }
}
