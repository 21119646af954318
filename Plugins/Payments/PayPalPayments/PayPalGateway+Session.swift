import Foundation
import Receivables
public import ReceivablesPorts

extension PayPalGateway: SessionOpening {
  /// Client credentials of OAuth 2 (developer.paypal.com/api/rest/authentication).
  public var sessionRequest: HTTPRequest {
    var form = FormBody()
    form.add("grant_type", "client_credentials")
    let pair = Data("\(clientID):\(clientSecret.exposed())".utf8).base64EncodedString()
    return post(
      "/v1/oauth2/token", form, HTTPRequest.Field("Authorization", "Basic", Secret(pair)))
  }

  /// A key for some hours.
  public func session(in answer: HTTPResponse) -> PaymentOutcome<GatewaySession> {
    if answer.status == 400 {
      return .notExecuted(Refusal("PayPal does not take the client's id and secret", .mend))
    }
    guard answer.status == 200 else { return PaymentOutcome(unexplained: answer) }
    guard let json = answer.json, let key = json["access_token"]?.string, !key.isEmpty,
      !key.contains(where: { $0.isWhitespace || $0.isNewline }),
      let seconds = json["expires_in"]?.integer, seconds > 0, seconds < 1 << 31
    else { return .unknown("PayPal's answer cannot be read") }
    return .succeeded(GatewaySession(key: Secret(key), seconds: Int(seconds)))
  }
}
