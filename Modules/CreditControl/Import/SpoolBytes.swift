import Receivables
import ReceivablesPorts

/// Rows as bytes and back, for the spool alone: nothing outlives one import.
struct SpoolBytes {
  private(set) var bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8] = []) {
    self.bytes = bytes
  }

  // MARK: Writing

  mutating func write(_ value: Int64) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ value: Int) { write(Int64(value)) }

  mutating func write(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      write(Int64(utf8.count))
      bytes.append(contentsOf: utf8)
    }
  }

  mutating func write(_ text: String?) {
    bytes.append(text == nil ? 0 : 1)
    if let text { write(text) }
  }

  mutating func write(_ run: [UInt8]) {
    write(run.count)
    bytes += run
  }

  mutating func write(_ amount: DecimalAmount) {
    write(amount.unscaled)
    write(amount.scale)
  }

  mutating func write(_ notes: [Note]) {
    write(notes.count)
    for note in notes {
      write(note.name)
      write(note.value)
    }
  }

  // MARK: Reading

  mutating func integer() -> Int64 {
    let value = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: at, as: Int64.self) }
    at += 8
    return Int64(littleEndian: value)
  }

  mutating func int() -> Int { Int(integer()) }

  mutating func text() -> String {
    let count = int()
    defer { at += count }
    return String(decoding: bytes[at..<at + count], as: UTF8.self)
  }

  mutating func run() -> [UInt8] {
    let count = int()
    defer { at += count }
    return Array(bytes[at..<at + count])
  }

  mutating func textIfPresent() -> String? {
    at += 1
    return bytes[at - 1] == 0 ? nil : text()
  }

  mutating func amount() -> DecimalAmount {
    let unscaled = integer()
    return DecimalAmount(unscaled: unscaled, scale: int())
  }

  mutating func notes() -> [Note] {
    (0..<int()).map { _ in
      let name = text()
      return Note(name: name, value: text())
    }
  }

  mutating func currency() -> Currency? {
    textIfPresent().flatMap { Currency(code: $0) }
  }
}
