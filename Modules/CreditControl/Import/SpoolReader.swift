import Foundation

/// Reads a spool in order: from memory, or merged from its runs.
struct SpoolReader {
  /// One record in memory.
  struct Entry {
    let start: Int
    let keyEnd: Int
    let orderEnd: Int
    let end: Int
    let number: Int
  }

  /// One sorted run on disk, and its first record that was not taken yet.
  private struct Run {
    let file: FileHandle
    var buffer: [UInt8] = []
    var at = 0
    var key: [UInt8] = []
    var order: [UInt8] = []
    var number = 0
    var payload: [UInt8] = []
    var isDone = false

    init(_ file: FileHandle) throws {
      self.file = file
      try file.seek(toOffset: 0)
      try advance()
    }

    mutating func advance() throws {
      guard try fill(32) else {
        isDone = true
        return
      }
      var head = SpoolBytes(Array(buffer[at..<at + 32]))
      number = head.int()
      let (keyCount, orderCount, payloadCount) = (head.int(), head.int(), head.int())
      at += 32
      guard try fill(keyCount + orderCount + payloadCount) else {
        throw RunError(.cannotWrite, "the spool of the import ended early; import again.")
      }
      key = Array(buffer[at..<at + keyCount])
      order = Array(buffer[at + keyCount..<at + keyCount + orderCount])
      at += keyCount + orderCount
      payload = Array(buffer[at..<at + payloadCount])
      at += payloadCount
    }

    /// Whether so many bytes are at hand, read where need be.
    private mutating func fill(_ count: Int) throws -> Bool {
      guard buffer.count - at < count else { return true }
      buffer.removeFirst(at)
      at = 0
      while buffer.count < count {
        guard let more = try file.read(upToCount: 1 << 18), !more.isEmpty else { return false }
        buffer += more
      }
      return true
    }

    func comesBefore(_ other: Run) -> Bool {
      if key != other.key { return key.lexicographicallyPrecedes(other.key) }
      if order != other.order { return order.lexicographicallyPrecedes(other.order) }
      return number < other.number
    }
  }

  private let memory: [UInt8]
  private let entries: [Entry]
  private var next = 0
  private var runs: [Run] = []

  init(memory: [UInt8], _ entries: [Entry]) {
    self.memory = memory
    self.entries = entries
  }

  init(runs files: [FileHandle]) throws {
    memory = []
    entries = []
    runs = try files.map { try Run($0) }
  }

  /// The key of the next record; nil at the end.
  var nextKey: [UInt8]? {
    if let index = firstRun { return runs[index].key }
    guard next < entries.count else { return nil }
    return Array(memory[entries[next].start..<entries[next].keyEnd])
  }

  /// Whether the next record has the key.
  func continues(_ key: [UInt8]) -> Bool {
    if runs.isEmpty {
      guard next < entries.count else { return false }
      let entry = entries[next]
      return memory[entry.start..<entry.keyEnd].elementsEqual(key)
    }
    return nextKey == key
  }

  /// Takes the next record's bytes.
  mutating func take() throws -> [UInt8]? {
    if let index = firstRun {
      let payload = runs[index].payload
      try runs[index].advance()
      return payload
    }
    guard next < entries.count else { return nil }
    let entry = entries[next]
    next += 1
    return Array(memory[entry.orderEnd..<entry.end])
  }

  /// There are few runs, so that looking at each is as good as a heap.
  private var firstRun: Int? {
    var best: Int?
    for index in runs.indices where !runs[index].isDone {
      if best.map({ runs[index].comesBefore(runs[$0]) }) ?? true { best = index }
    }
    return best
  }
}
