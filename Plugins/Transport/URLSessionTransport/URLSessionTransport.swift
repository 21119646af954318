import Foundation
public import ReceivablesPorts

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The one HTTP client of a build, on Foundation's URLSession: TLS, no redirects, no cookies, nothing
/// cached, and an end to every wait and every body.
///
/// Proxies are those of the environment (`https_proxy`), as the system's other programs have them.
public struct URLSessionTransport: HTTPTransport {
  /// How long and how much.
  public struct Limits: Sendable {
    /// Seconds without a byte.
    public let silenceSeconds: Int
    /// Seconds for the whole of it.
    public let seconds: Int
    /// The most bytes of an answer's body.
    public let bodyBytes: Int

    /// Limits; a gateway answers within seconds, and no answer of theirs has megabytes.
    public init(silenceSeconds: Int = 30, seconds: Int = 90, bodyBytes: Int = 8 << 20) {
      self.silenceSeconds = silenceSeconds
      self.seconds = seconds
      self.bodyBytes = bodyBytes
    }
  }

  private let session: URLSession
  private let exchanges: Exchanges

  /// A client of its own.
  public init(_ limits: Limits = Limits()) {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = TimeInterval(limits.silenceSeconds)
    configuration.timeoutIntervalForResource = TimeInterval(limits.seconds)
    configuration.httpShouldSetCookies = false
    configuration.httpCookieAcceptPolicy = .never
    configuration.urlCache = nil
    exchanges = Exchanges(mostBytes: limits.bodyBytes)
    session = URLSession(configuration: configuration, delegate: exchanges, delegateQueue: nil)
  }

  /// - Throws: `TransportError`: `notSent` only where no connection came about.
  public func send(_ request: HTTPRequest) async throws -> HTTPResponse {
    guard let url = URL(string: request.address), URLSessionTransport.isAllowed(url) else {
      throw TransportError.notSent("the address is not one of https")
    }
    var own = URLRequest(url: url)
    own.httpMethod = request.method
    own.httpBody = request.body.isEmpty ? nil : Data(request.body)
    own.setValue("dunwell", forHTTPHeaderField: "User-Agent")
    for field in request.fields { own.setValue(field.value, forHTTPHeaderField: field.name) }
    let task = session.dataTask(with: own)
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { exchanges.begin(task, $0) }
    } onCancel: {
      task.cancel()
    }
  }

  /// Without TLS only this machine is talked to, in tests.
  private static func isAllowed(_ url: URL) -> Bool {
    switch url.scheme {
    case "https": url.host?.isEmpty == false
    case "http": ["127.0.0.1", "::1", "localhost"].contains(url.host ?? "")
    default: false
    }
  }
}
