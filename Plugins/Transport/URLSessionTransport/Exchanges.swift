import Foundation
import ReceivablesPorts
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The requests that are under way, and what has come back of each.
final class Exchanges: NSObject, URLSessionDataDelegate {
  private struct Exchange: Sendable {
    let continuation: CheckedContinuation<HTTPResponse, any Error>
    var body: [UInt8] = []
    var isTooLarge = false
  }

  private let open = Mutex<[Int: Exchange]>([:])
  private let mostBytes: Int

  init(mostBytes: Int) {
    self.mostBytes = mostBytes
  }

  func begin(
    _ task: URLSessionDataTask, _ continuation: CheckedContinuation<HTTPResponse, any Error>
  ) {
    open.withLock { $0[task.taskIdentifier] = Exchange(continuation: continuation) }
    task.resume()
  }

  // MARK: What URLSession tells

  /// A redirect is an answer like others: whoever sends money somewhere names the place.
  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let isTooLarge = open.withLock { open -> Bool in
      guard var exchange = open[dataTask.taskIdentifier] else { return false }
      exchange.isTooLarge = exchange.body.count + data.count > mostBytes
      if !exchange.isTooLarge { exchange.body += data }
      open[dataTask.taskIdentifier] = exchange
      return exchange.isTooLarge
    }
    if isTooLarge { dataTask.cancel() }
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    guard let exchange = open.withLock({ $0.removeValue(forKey: task.taskIdentifier) }) else {
      return
    }
    if exchange.isTooLarge {
      exchange.continuation.resume(
        throwing: TransportError.unknown("the answer is larger than \(mostBytes) bytes"))
    } else if let error {
      exchange.continuation.resume(throwing: Exchanges.meaning(of: error))
    } else if let response = task.response as? HTTPURLResponse {
      let fields = response.allHeaderFields.compactMap { name, value in
        (name as? String).map { HTTPRequest.Field($0, "\(value)") }
      }.sorted { $0.name < $1.name }
      exchange.continuation.resume(
        returning: HTTPResponse(
          status: response.statusCode, fields: fields, body: exchange.body))
    } else {
      exchange.continuation.resume(throwing: TransportError.unknown("no answer came"))
    }
  }

  /// Only where no connection came about is it certain that nothing has left. A wait that ended may
  /// have ended anywhere.
  private static func meaning(of error: any Error) -> TransportError {
    guard let error = error as? URLError else { return .unknown("the line failed") }
    switch error.code {
    case .cannotFindHost, .dnsLookupFailed: return .notSent("the gateway's name is not found")
    case .cannotConnectToHost: return .notSent("no connection comes about")
    case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate,
      .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid:
      return .notSent("the other side cannot show that it is who it should be")
    case .timedOut: return .unknown("no answer came in time")
    case .cancelled: return .unknown("it was interrupted")
    // Without a code of its own on Linux, where libcurl's words are all there is.
    case .unknown where error.localizedDescription.lowercased().contains("certificate"):
      return .notSent("the other side cannot show that it is who it should be")
    default: return .unknown("the line broke (\(error.code.rawValue))")
    }
  }
}
