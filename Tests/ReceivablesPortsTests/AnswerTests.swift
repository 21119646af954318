import Receivables
import ReceivablesPorts
import Testing

@Suite("What a gateway answers")
struct AnswerTests {
  private let body = Array(#"{"amount":12500,"exchange_rate":1.08932,"percentage":1.9e1}"#.utf8)

  @Test("Rates and percentages beside the money do not make an answer unreadable, nor an event")
  func decimals() {
    let delivery = WebhookDelivery(
      fields: [], body: body, received: Moment(microseconds: 0))
    for json in [HTTPResponse(status: 200, body: body).json, delivery.json] {
      #expect(json?["amount"]?.integer == 12_500)
      #expect(json?["exchange_rate"] == .decimal("1.08932"))
    }
  }

  @Test("Money that is told with decimals is no whole number, and is not taken for one")
  func money() {
    let answer = HTTPResponse(status: 200, body: Array(#"{"amount":125.00}"#.utf8))
    #expect(answer.json != nil && answer.json?["amount"]?.integer == nil)
    #expect(HTTPResponse(status: 200, body: Array(#"{"amount":1.}"#.utf8)).json == nil)
  }
}
