import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A program that runs beside this one; we write to it and read what it answers.
final class ChildProgram {
  /// Why there is no answer.
  enum Gone: Error {
    case ended
    case silent
  }

  /// How long any part of an answer may take.
  private static let patience: Int32 = 60_000

  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  /// Read and not yet asked for.
  private var rest: [UInt8] = []

  /// - Throws: what the system said.
  init(_ words: [String]) throws {
    process.executableURL = URL(filePath: words[0])
    process.arguments = Array(words.dropFirst())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    // Dates that a library writes into what it makes would differ from run to run.
    process.environment = ProcessInfo.processInfo.environment.merging([
      "SOURCE_DATE_EPOCH": "0", "PYTHONIOENCODING": "utf-8",
    ]) { $1 }
    try process.run()
  }

  deinit {
    // The end of its input is the end of its work; one that does not see it is ended.
    try? input.fileHandleForWriting.close()
    if process.isRunning { process.terminate() }
    process.waitUntilExit()
  }

  func write(_ bytes: [UInt8]) throws(Gone) {
    let descriptor = input.fileHandleForWriting.fileDescriptor
    var done = 0
    while done < bytes.count {
      let written = ChildProgram.withoutSignal {
        bytes.withUnsafeBytes { buffer in
          systemWrite(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        }
      }
      if written > 0 { done += written } else if errno != EINTR { throw .ended }
    }
  }

  /// Up to a line feed, without it.
  func readLine() throws(Gone) -> [UInt8] {
    while true {
      if let end = rest.firstIndex(of: 0x0A) {
        let line = Array(rest[..<end])
        rest.removeFirst(end + 1)
        return line
      }
      try readMore()
    }
  }

  func read(_ count: Int) throws(Gone) -> [UInt8] {
    while rest.count < count { try readMore() }
    let bytes = Array(rest[..<count])
    rest.removeFirst(count)
    return bytes
  }

  private func readMore() throws(Gone) {
    let descriptor = output.fileHandleForReading.fileDescriptor
    var asked = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let ready = poll(&asked, 1, ChildProgram.patience)
    if ready == 0 {
      process.terminate()
      throw .silent
    }
    if ready < 0 {
      if errno == EINTR { return }
      throw .ended
    }
    let room = 1 << 16
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
      count = systemRead(descriptor, buffer.baseAddress, room)
      filled = max(count, 0)
    }
    if count < 0, errno == EINTR { return }
    guard count > 0 else { throw .ended }
    rest += bytes
  }

  /// A program that has ended must not end this one: its signal is taken here, by this thread.
  private static func withoutSignal<Result>(_ body: () -> Result) -> Result {
    var pipe = sigset_t()
    var before = sigset_t()
    sigemptyset(&pipe)
    sigaddset(&pipe, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &pipe, &before)
    let result = body()
    let code = errno
    if sigismember(&before, SIGPIPE) == 0 {
      var pending = sigset_t()
      sigpending(&pending)
      var taken: Int32 = 0
      if sigismember(&pending, SIGPIPE) == 1 { sigwait(&pipe, &taken) }
      pthread_sigmask(SIG_SETMASK, &before, nil)
    }
    errno = code
    return result
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}

private func systemRead(
  _ descriptor: Int32, _ room: UnsafeMutableRawPointer?, _ count: Int
) -> Int {
  read(descriptor, room, count)
}
