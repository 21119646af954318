import Foundation
import ReceivablesPorts

/// Sorts records by key and order in bounded memory: sorted runs go to files, which are merged in the end.
///
/// The files have no name: they are unlinked as soon as they are open, so that a crash leaves
/// nothing behind. Sorting outside memory is a dozen lines over a heap and needs no library.
struct Spool {
  /// What is held in memory before a sorted run is written out.
  static let memoryLimit = 48 << 20

  /// Where one record lies in the arena, and the parts that it is sorted by.
  private struct Record {
    let start: Int
    let end: Int
    let keyEnd: Int
    let orderEnd: Int
    let number: Int
  }

  private let folder: String
  private var arena: [UInt8] = []
  private var records: [Record] = []
  private var runs: [FileHandle] = []
  private(set) var count = 0

  init(in folder: String) {
    self.folder = folder
  }

  mutating func add(_ row: SpooledRow) throws {
    try add(key: Array(row.customer.utf8), order: row.order, row.bytes)
  }

  mutating func add(key: [UInt8], order: [UInt8], _ payload: [UInt8]) throws {
    let start = arena.count
    arena.append(contentsOf: key)
    let keyEnd = arena.count
    arena.append(contentsOf: order)
    let orderEnd = arena.count
    arena.append(contentsOf: payload)
    records.append(
      Record(
        start: start, end: arena.count, keyEnd: keyEnd, orderEnd: orderEnd, number: count))
    count += 1
    if arena.count > Spool.memoryLimit { try spill() }
  }

  /// The records in their order; may be asked for again, but one reading at a time.
  mutating func sorted() throws -> SpoolReader {
    if runs.isEmpty {
      let sorted = sortedRecords()
      return SpoolReader(memory: arena, sorted.map(Spool.entry))
    }
    try spill()
    return try SpoolReader(runs: runs)
  }

  private static func entry(_ record: Record) -> SpoolReader.Entry {
    SpoolReader.Entry(
      start: record.start, keyEnd: record.keyEnd, orderEnd: record.orderEnd, end: record.end,
      number: record.number)
  }

  private func sortedRecords() -> [Record] {
    arena.withUnsafeBytes { bytes in
      records.sorted { left, right in
        let keys = compare(
          bytes[left.start..<left.keyEnd], bytes[right.start..<right.keyEnd])
        if keys != 0 { return keys < 0 }
        let orders = compare(
          bytes[left.keyEnd..<left.orderEnd], bytes[right.keyEnd..<right.orderEnd])
        return orders != 0 ? orders < 0 : left.number < right.number
      }
    }
  }

  private mutating func spill() throws {
    guard !records.isEmpty else { return }
    let file = try unnamedFile()
    var block: [UInt8] = []
    for record in sortedRecords() {
      var head = SpoolBytes()
      head.write(record.number)
      head.write(record.keyEnd - record.start)
      head.write(record.orderEnd - record.keyEnd)
      head.write(record.end - record.orderEnd)
      block += head.bytes
      block += arena[record.start..<record.end]
      if block.count > 1 << 20 {
        try file.write(contentsOf: Data(block))
        block.removeAll(keepingCapacity: true)
      }
    }
    try file.write(contentsOf: Data(block))
    runs.append(file)
    arena.removeAll(keepingCapacity: true)
    records.removeAll(keepingCapacity: true)
  }

  private func unnamedFile() throws -> FileHandle {
    let path = "\(folder)/.spool-\(ProcessInfo.processInfo.processIdentifier)-\(runs.count)"
    let made = FileManager.default.createFile(
      atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    guard made, let file = FileHandle(forUpdatingAtPath: path) else {
      throw RunError(.cannotWrite, "\(folder) cannot be written; an import needs room there.")
    }
    try FileManager.default.removeItem(atPath: path)
    return file
  }
}

/// Below zero, zero or above, as the bytes sort.
func compare(
  _ left: Slice<UnsafeRawBufferPointer>, _ right: Slice<UnsafeRawBufferPointer>
) -> Int {
  let common = min(left.count, right.count)
  if common > 0, let first = UnsafeRawBufferPointer(rebasing: left).baseAddress,
    let second = UnsafeRawBufferPointer(rebasing: right).baseAddress
  {
    let order = Int(memcmp(first, second, common))
    if order != 0 { return order }
  }
  return left.count - right.count
}
