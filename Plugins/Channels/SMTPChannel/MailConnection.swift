import CCurl
import CurlShim
import ReceivablesPorts

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A connection over which a mail server has greeted, encrypted and signed us in.
///
/// libcurl does that and no more; from then on it carries bytes, so that we know which of them may
/// have left.
final class MailConnection {
  /// How we introduced ourselves.
  let name: String
  private let curl: CurlHandle
  private let socket: Int32
  private let timeout: Duration
  private var replies = ReplyReader()
  private var room = [UInt8](repeating: 0, count: 16_384)

  /// - Throws: ``Unreachable``.
  init(to server: MailServer) throws(Unreachable) {
    guard let curl = CurlHandle() else { throw Unreachable("libcurl has no memory left.") }
    name = server.heloName ?? Self.machineName()
    timeout = server.timeout
    Self.prepare(curl, server, name)
    let code = curl.perform()
    guard code == CURLE_OK else { throw Unreachable(code, detail: curl.lastError, server) }
    guard let socket = curl.socket else {
      throw Unreachable(CURLE_RECV_ERROR, detail: "", server)
    }
    // libcurl goes on unsigned where the server offers no way of signing in that it knows.
    if server.login != nil, curl.responseCode != 235 {
      throw Unreachable(
        "Mail server \(server.place): it offers no way to sign in. Check \"port\" and \"tls\", or "
          + "take \"user\" and \"passwordEnv\" out.")
    }
    self.curl = curl
    self.socket = socket
  }

  // MARK: Bytes and replies

  /// Hands all bytes to the system.
  ///
  /// - Throws: ``Break``; some may have left then.
  func send(_ bytes: [UInt8]) throws(Break) {
    var sent = 0
    while sent < bytes.count {
      let passed = bytes.withUnsafeBytes {
        curl.send(UnsafeRawBufferPointer(rebasing: $0[sent...]))
      }
      switch passed {
      case .bytes(let count): sent += count
      case .later: try wait(for: POLLOUT, until: .now + timeout)
      case .broken: throw .closed
      }
    }
  }

  /// The next reply, whenever it comes within a time.
  func reply(within limit: Duration? = nil) throws(Break) -> Reply {
    let deadline = ContinuousClock.Instant.now + (limit ?? timeout)
    while true {
      if let reply = try replyAtHand() { return reply }
      try wait(for: POLLIN, until: deadline)
    }
  }

  /// A reply that is there already; nil where the server has said nothing whole.
  func replyAtHand() throws(Break) -> Reply? {
    while true {
      if let reply = try replies.next() { return reply }
      switch room.withUnsafeMutableBytes({ curl.receive(into: $0) }) {
      case .bytes(0), .broken: throw .closed
      case .bytes(let count): replies.take(room[..<count])
      case .later: return nil
      }
    }
  }

  private func wait(for event: Int32, until deadline: ContinuousClock.Instant) throws(Break) {
    while true {
      let left = ContinuousClock.Instant.now.duration(to: deadline)
      guard left > .zero else { throw .silent }
      // A day at most, as milliseconds must fit; rounded up, so that no wait is a busy one.
      let milliseconds = min(left, .seconds(86_400)) / .milliseconds(1)
      var asked = pollfd(fd: socket, events: Int16(event), revents: 0)
      switch poll(&asked, 1, Int32(milliseconds) + 1) {
      case 1...: return
      case 0: continue
      default: if errno != EINTR { throw .closed }
      }
    }
  }

  // MARK: Opening

  private static func prepare(_ curl: CurlHandle, _ server: MailServer, _ name: String) {
    let scheme = server.security == .tls ? "smtps" : "smtp"
    // What follows the host is the name that libcurl greets with.
    let helo = name.replacing("[", with: "%5B").replacing("]", with: "%5D")
    curl.set(CURLOPT_URL, to: "\(scheme)://\(server.place)/\(helo)")
    curl.set(CURLOPT_CONNECT_ONLY, to: 1)
    curl.set(CURLOPT_USE_SSL, to: server.security == .none ? 0 : Int(CURLUSESSL_ALL.rawValue))
    curl.set(CURLOPT_SSLVERSION, to: Int(CURL_SSLVERSION_TLSv1_2))
    curl.set(CURLOPT_SSL_VERIFYPEER, to: 1)
    curl.set(CURLOPT_SSL_VERIFYHOST, to: 2)
    if let caFile = server.caFile {
      curl.set(CURLOPT_CAINFO, to: caFile)
      curl.set(CURLOPT_CAPATH, to: nil)
    }
    if let login = server.login {
      curl.set(CURLOPT_USERNAME, to: login.user)
      curl.set(CURLOPT_PASSWORD, to: login.password.exposed())
    }
    // Only what the settings name is connected to: no proxy of the environment.
    curl.set(CURLOPT_PROXY, to: "")
    curl.set(CURLOPT_NOSIGNAL, to: 1)
    let milliseconds = Int(server.timeout / .milliseconds(1))
    curl.set(CURLOPT_CONNECTTIMEOUT_MS, to: milliseconds)
    curl.set(CURLOPT_TIMEOUT_MS, to: milliseconds)
  }

  /// A name that no server takes for a mistake, whatever the machine is called.
  private static func machineName() -> String {
    var bytes = [CChar](repeating: 0, count: 256)
    guard gethostname(&bytes, bytes.count - 1) == 0 else { return "localhost" }
    let name = String(
      decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return SettingLines.isHostName(name) ? name : "localhost"
  }
}
