import CCurl
import CurlShim

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// One handle of libcurl, and the calls that are made on it.
///
/// Used by one task at a time. Whatever a call writes to a connection that the other side has
/// closed, the process hears no SIGPIPE of it.
final class CurlHandle {
  /// What came of bytes that were offered or asked for.
  enum Passed {
    /// So many bytes; none where the other side has closed.
    case bytes(Int)
    /// Not now; to be tried again when the socket is ready.
    case later
    case broken
  }

  // libcurl must be started once, before its first handle, and stays for the life of the process.
  private static let started = curl_global_init(Int(CURL_GLOBAL_ALL))

  private let handle: UnsafeMutableRawPointer
  private let errorText: UnsafeMutablePointer<CChar>

  /// Nil where libcurl has no memory for it.
  init?() {
    guard Self.started == CURLE_OK, let handle = curl_easy_init() else { return nil }
    self.handle = handle
    errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    curl_shim_set_error_buffer(handle, errorText)
  }

  deinit {
    // A connection that was made with CONNECT_ONLY is closed without another word.
    Self.withoutSignal { curl_easy_cleanup(handle) }
    errorText.deallocate()
  }

  func set(_ option: CURLoption, to number: Int) {
    curl_shim_set_number(handle, option, number)
  }

  /// Nil for nothing at all, also where libcurl would have had a default.
  func set(_ option: CURLoption, to text: String?) {
    curl_shim_set_text(handle, option, text)
  }

  func perform() -> CURLcode {
    Self.withoutSignal { curl_easy_perform(handle) }
  }

  /// What libcurl says of the last error, in a few words.
  var lastError: String { String(cString: errorText) }

  /// The last code of the server that libcurl saw.
  var responseCode: Int {
    var code = 0
    curl_shim_get_number(handle, CURLINFO_RESPONSE_CODE, &code)
    return code
  }

  /// Nil where there is no connection any more.
  var socket: Int32? {
    var socket: Int32 = -1
    let code = curl_shim_get_socket(handle, &socket)
    return code == CURLE_OK && socket >= 0 ? socket : nil
  }

  func send(_ bytes: UnsafeRawBufferPointer) -> Passed {
    var count = 0
    let code = Self.withoutSignal { curl_easy_send(handle, bytes.baseAddress, bytes.count, &count) }
    return passed(code, count)
  }

  func receive(into room: UnsafeMutableRawBufferPointer) -> Passed {
    var count = 0
    let code = Self.withoutSignal { curl_easy_recv(handle, room.baseAddress, room.count, &count) }
    return passed(code, count)
  }

  private func passed(_ code: CURLcode, _ count: Int) -> Passed {
    switch code {
    case CURLE_OK: .bytes(count)
    case CURLE_AGAIN: .later
    default: .broken
    }
  }

  /// Not every libcurl writes TLS without raising the signal, and what it offers against it changes
  /// what the signal does in the whole process. So this thread alone holds it back, and takes it if
  /// it came.
  private static func withoutSignal<Result>(_ body: () -> Result) -> Result {
    var pipe = sigset_t()
    var before = sigset_t()
    sigemptyset(&pipe)
    sigaddset(&pipe, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &pipe, &before)
    let result = body()
    if sigismember(&before, SIGPIPE) == 0 {
      var pending = sigset_t()
      sigpending(&pending)
      var taken: Int32 = 0
      if sigismember(&pending, SIGPIPE) == 1 { sigwait(&pipe, &taken) }
      pthread_sigmask(SIG_SETMASK, &before, nil)
    }
    return result
  }
}
