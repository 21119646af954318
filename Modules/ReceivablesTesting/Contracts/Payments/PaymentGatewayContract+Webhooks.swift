import Receivables
import ReceivablesPorts
import Testing

extension PaymentGatewayContract {
  static let webhookRules: [ContractRule<GatewayUnderTest>] = [
    ContractRule("A genuine delivery is genuine, and its events have names") { test in
      guard let suite = test.webhooks else { return }
      #expect(events(suite.gateway, suite.delivery, suite) == suite.events)
      #expect(suite.events.allSatisfy { !$0.isEmpty } && !suite.events.isEmpty)
    },
    ContractRule("After a secret is changed both count for a while") { test in
      guard let suite = test.webhooks else { return }
      #expect(events(suite.rotated, suite.delivery, suite) == suite.events)
    },
    ContractRule("Another secret makes nothing genuine, and none at all refuses everything") {
      test in
      guard let suite = test.webhooks else { return }
      #expect(events(suite.stranger, suite.delivery, suite) == nil)
      #expect(events(suite.unconfigured, suite.delivery, suite) == nil)
    },
    ContractRule("One flipped bit of the body is refused, whichever it is") { test in
      guard let suite = test.webhooks else { return }
      for place in suite.delivery.body.indices {
        var body = suite.delivery.body
        body[place] ^= 1 << UInt8(place % 8)
        #expect(
          events(suite.gateway, changed(suite.delivery, body: body), suite) == nil, "at \(place)")
      }
      #expect(events(suite.gateway, changed(suite.delivery, body: []), suite) == nil)
    },
    ContractRule("Without a field of the header, or with one of them twice, it is refused") {
      test in
      guard let suite = test.webhooks else { return }
      for index in suite.delivery.fields.indices {
        var fewer = suite.delivery.fields
        let field = fewer.remove(at: index)
        #expect(
          events(suite.gateway, changed(suite.delivery, fields: fewer), suite) == nil,
          "without \(field.name)")
        #expect(
          events(
            suite.gateway, changed(suite.delivery, fields: suite.delivery.fields + [field]), suite)
            == nil, "\(field.name) twice")
      }
    },
    ContractRule("A signature that was changed anywhere is refused") { test in
      guard let suite = test.webhooks else { return }
      for (index, field) in suite.delivery.fields.enumerated() {
        for place in field.value.indices {
          var value = field.value
          let other: Character = value[place] == "0" ? "1" : "0"
          value.replaceSubrange(place...place, with: [other])
          var fields = suite.delivery.fields
          fields[index] = HTTPRequest.Field(field.name, value)
          let found = events(suite.gateway, changed(suite.delivery, fields: fields), suite)
          #expect(found == nil, "\(field.name): \(value)")
        }
      }
    },
    ContractRule("A delivery that was kept and sent again later is refused") { test in
      guard let suite = test.webhooks, let seconds = suite.lastsSeconds else { return }
      let received = suite.delivery.received
      for (later, isGood) in [
        (0, true), (seconds, true), (seconds + 1, false), (100 * seconds, false),
      ] {
        let delivery = WebhookDelivery(
          fields: suite.delivery.fields, body: suite.delivery.body,
          received: received.adding(seconds: later))
        #expect((events(suite.gateway, delivery, suite) != nil) == isGood, "\(later) seconds later")
      }
    },
  ]

  private static func changed(
    _ delivery: WebhookDelivery, fields: [HTTPRequest.Field]? = nil, body: [UInt8]? = nil
  ) -> WebhookDelivery {
    WebhookDelivery(
      fields: fields ?? delivery.fields, body: body ?? delivery.body, received: delivery.received)
  }

  /// The names of the events; nil where it is refused.
  private static func events(
    _ gateway: any WebhookVerifying, _ delivery: WebhookDelivery, _ suite: WebhookSuite
  ) -> [String]? {
    var answers: [HTTPResponse] = []
    for _ in 0...suite.answers.count {
      switch gateway.verdict(on: delivery, after: answers) {
      case .genuine(let events): return events.map(\.id)
      case .refused: return nil
      case .send:
        guard answers.count < suite.answers.count else { return nil }
        answers.append(suite.answers[answers.count])
      @unknown default: return nil
      }
    }
    return nil
  }
}
